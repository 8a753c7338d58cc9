import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { button, listOf, open, tobaccoNamed, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Somebody who has removed these, the last first, looks at what can be brought back. */
const removedBy = async (id: number, names: readonly string[], language = 'ru') => {
  const person = { id, language_code: language };
  const client = await api().client.person(person);
  for (const customName of names.toReversed()) {
    const { item } = await client.wishlist.add({ customName });
    await client.wishlist.patch(item.id, { state: 'tried', note: `Заметка: ${customName}`, rating: 4 });
    await client.wishlist.remove(item.id);
  }
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: language === 'ru' ? 'Профиль' : 'Profile' }));
  await user.click(await button(language === 'ru' ? 'Удалённое' : 'Removed'));
  return { user, client };
};

const rows = async () =>
  within(await screen.findByRole('list', { name: 'Что можно вернуть' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

test('what was removed is there, the last first, with the days that are left', async () => {
  await removedBy(901, ['Последняя', 'Первая']);
  expect(await rows()).toEqual([
    expect.stringMatching(/Последняя.*· ещё\s30\sдней.*Вернуть/),
    expect.stringMatching(/Первая.*· ещё\s30\sдней.*Вернуть/),
  ]);
});

test('brought back, it is on the list as it was; the notice takes that back', async () => {
  const { user, client } = await removedBy(902, ['Нужная', 'Лишняя']);
  await user.click(await button('Вернуть в список: Нужная'));
  expect(screen.queryByRole('button', { name: 'Вернуть в список: Нужная' })).toBeNull();
  expect(await screen.findByText('Снова в списке: Нужная')).toBeTruthy();
  await waitFor(async () =>
    expect((await client.wishlist.list()).items).toMatchObject([
      { customName: 'Нужная', state: 'tried', note: 'Заметка: Нужная', rating: 4 },
    ]),
  );
  await user.click(await button('Отменить'));
  await waitFor(async () => expect(await listOf(client)).toEqual([]));
  expect(await button('Вернуть в список: Нужная')).toBeTruthy();
});

test('a finger that is too quick brings back one only', async () => {
  const { user, client } = await removedBy(907, ['Нужная', 'Лишняя']);
  await user.click(await button('Вернуть в список: Нужная'));
  await user.click(await button('Вернуть в список: Лишняя'));
  expect(await button('Вернуть в список: Лишняя')).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['Нужная tried']));
  // What the finger may do again.
  await new Promise((resolve) => setTimeout(resolve, 800));
  await user.click(await button('Вернуть в список: Лишняя'));
  await waitFor(async () => expect(await listOf(client)).toHaveLength(2));
});

test('what is on the list again by another way is not offered', async () => {
  const person = { id: 903 };
  const client = await api().client.person(person);
  const { id, name } = tobaccoNamed(api(), 'Кола');
  const { item } = await client.wishlist.add({ tobaccoId: id });
  await client.wishlist.remove(item.id);
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: 'Профиль' }));
  await user.click(await button('Удалённое'));
  await user.click(await screen.findByText(name));
  const sheet = await screen.findByRole('dialog');
  await user.click(await within(sheet).findByRole('button', { name: 'Добавить в список' }));
  await user.click(within(sheet).getByRole('button', { name: 'Закрыть' }));
  expect(await screen.findByRole('heading', { name: 'Здесь ничего нет' })).toBeTruthy();
});

test('with nothing removed it says what will be here', async () => {
  await removedBy(904, []);
  expect(await screen.findByText(/30\sдней это можно будет вернуть отсюда/)).toBeTruthy();
});

test('English says the same', async () => {
  await removedBy(905, ['One'], 'en');
  expect(await screen.findByText(/· 30\sdays\sleft$/)).toBeTruthy();
  expect(await button('Put back on my list: One')).toBeTruthy();
});

test('when the API fails it says so, and tries again when asked', async () => {
  const { fetch } = globalThis;
  let isBroken = true;
  vi.stubGlobal('fetch', (...[input, init]: Parameters<typeof fetch>) =>
    isBroken && String(input instanceof Request ? input.url : input).includes('/wishlist/removed')
      ? Promise.resolve(new Response('{}', { status: 500 }))
      : fetch(input, init),
  );
  const { user } = await removedBy(906, ['Уцелевшая']);
  expect(await screen.findByText(/На сервере неполадка/)).toBeTruthy();
  isBroken = false;
  await user.click(await button('Повторить'));
  expect(await rows()).toHaveLength(1);
});
