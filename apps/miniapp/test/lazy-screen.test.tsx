import { cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { lazyScreen } from '#src/navigation/lazy-screen.ts';

afterEach(cleanup);

const greeting = () =>
  lazyScreen(async () => ({ name }: { name: string }) => <p>Здравствуйте, {name}</p>);

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
