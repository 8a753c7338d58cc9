import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { lazyScreen } from '#src/navigation/lazy-screen.ts';

afterEach(cleanup);

const greeting = () =>
  lazyScreen(async () => ({ name }: { name: string }) => <p>Здравствуйте, {name}</p>);

/** Its file can't be had until `ready` is called. */
const missingGreeting = () => {
  let isThere = false;
  const Greeting = lazyScreen(async () => {
    if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return ({ name }: { name: string }) => <p>Здравствуйте, {name}</p>;
  });
  const ready = () => {
    isThere = true;
  };
  return { Greeting, ready };
};

const show = (Greeting: ReturnType<typeof greeting>) =>
  render(
    <Suspense fallback={<p>Ждём</p>}>
      <Greeting name="Анна" />
    </Suspense>,
  );

test('a screen that is at hand is drawn at once: nobody is shown a place for what is there', async () => {
  const Greeting = greeting();
  await Greeting.prefetch();
  show(Greeting);
  expect(screen.queryByText('Ждём')).toBeNull();
  expect(screen.getByText('Здравствуйте, Анна')).toBeTruthy();
});

test('a screen that is not at hand comes when it is opened', async () => {
  show(greeting());
  expect(screen.getByText('Ждём')).toBeTruthy();
  expect(await screen.findByText('Здравствуйте, Анна')).toBeTruthy();
});

test('a screen whose file can’t be had says so in its place, and comes when it is asked for again', async () => {
  const { Greeting, ready } = missingGreeting();
  show(Greeting);
  expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Повторить' }));
  expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeTruthy();
  ready();
  await userEvent.click(screen.getByRole('button', { name: 'Повторить' }));
  expect(await screen.findByText('Здравствуйте, Анна')).toBeTruthy();
});

test('a screen that was missing when it was read ahead, or opened before, is asked for anew when opened', async () => {
  const { Greeting, ready } = missingGreeting();
  await Greeting.prefetch();
  show(Greeting);
  expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeTruthy();
  cleanup();
  ready();
  show(Greeting);
  expect(await screen.findByText('Здравствуйте, Анна')).toBeTruthy();
});

test('a screen that somebody had left before it turned out to be missing is asked for anew when opened', async () => {
  const { Greeting, ready } = missingGreeting();
  show(Greeting).unmount();
  ready();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  show(Greeting);
  expect(await screen.findByText('Здравствуйте, Анна')).toBeTruthy();
});

test('where the page may keep nothing, a missing screen can be asked for again all the same', async () => {
  const denied = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document', 'SecurityError');
  });
  const { Greeting, ready } = missingGreeting();
  show(Greeting);
  const retry = await screen.findByRole('button', { name: 'Повторить' });
  ready();
  await userEvent.click(retry);
  expect(await screen.findByText('Здравствуйте, Анна')).toBeTruthy();
  denied.mockRestore();
});
