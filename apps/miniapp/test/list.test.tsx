import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fillList } from './fill-list.ts';
import { button, listOf, open, tobaccoNamed, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.dispatchEvent(new Event('online'));
});

/** A person with these tobaccos on the list. */
const personWith = async (id: number, names: readonly string[]) => {
  const person = { id };
  const client = await api().client.person(person);
  for (const name of names) await client.wishlist.add({ tobaccoId: tobaccoNamed(api(), name).id });
  return { person, client };
};

test('an empty list invites to the search', async () => {
  const user = open(api(), { person: { id: 101 } });
  await user.click(await button('Найти табак'));
  expect(screen.getByRole('tab', { name: 'Поиск' }).getAttribute('aria-selected')).toBe('true');
  expect(await screen.findByRole('searchbox', { name: 'Поиск табака' })).toBeTruthy();
});

test('a tick moves a tobacco to the purchased, and undo takes it back', async () => {
  const { person, client } = await personWith(102, ['Кола', 'Груша']);
  const user = open(api(), { person });

  await user.click(await button('Отметить купленным: Кола'));
  await waitFor(() => expect(screen.queryByRole('button', { name: /купленным: Кола/ })).toBeNull());
  expect(await screen.findByRole('radio', { name: /Куплено 1/ })).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toContain('Кола purchased'));

  await user.click(await button('Отменить'));
  expect(await button('Отметить купленным: Кола')).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toContain('Кола wanted'));
});

test('after a tick the focus is on the next one, and above the list after the last', async () => {
  const { person } = await personWith(120, ['Кола', 'Груша']);
  const user = open(api(), { person });
  const [first, second] = await screen.findAllByRole('button', { name: /^Отметить купленным/ });
  first?.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('radio', { name: /Куплено 1/ })).toBeTruthy();
  expect(document.activeElement).toBe(second);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('radio', { name: /Куплено 2/ })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: /Хочу/ }));
});

test('a purchased tobacco is marked as tried, and a verdict is kept', async () => {
  const { person, client } = await personWith(103, ['Вишня']);
  const [item] = (await client.wishlist.list()).items;
  await client.wishlist.patch(item?.id ?? '', { state: 'purchased' });
  const user = open(api(), { person });

  await user.click(await screen.findByRole('radio', { name: /Куплено 1/ }));
  await user.click(await button('Отметить попробованным: Вишня'));
  await user.click(await screen.findByRole('radio', { name: /Попробовано 1/ }));
  await user.click(await button(/^Northern Smoke Вишня/));
  await user.click(await button('Взять ещё'));

  await waitFor(async () => {
    expect((await client.wishlist.list()).items[0]).toMatchObject({ state: 'tried', verdict: 'again' });
  });
});

test('undo gives back the days there were, whichever way the entry went', async () => {
  const { person, client } = await personWith(109, ['Груша', 'Вишня']);
  const days = {
    state: 'tried',
    purchasedAt: '2026-01-14T16:20:00.000Z',
    triedAt: '2026-02-01T19:00:00.000Z',
  } as const;
  for (const { id } of (await client.wishlist.list()).items) await client.wishlist.patch(id, days);
  const user = open(api(), { person });

  await user.click(await screen.findByRole('radio', { name: /Попробовано 2/ }));
  await user.click(await button('Вернуть в купленные: Груша'));
  await waitFor(async () => expect(await listOf(client)).toContain('Груша purchased'));
  await user.click(await button('Отменить'));
  await waitFor(async () => expect(await listOf(client)).toContain('Груша tried'));
  await user.click(await button(/^Northern Smoke Вишня/));
  await user.click(within(await screen.findByRole('dialog')).getByRole('radio', { name: 'Хочу' }));
  // Also before the API has heard of the change that is taken back.
  await user.click(await button('Отменить'));
  await waitFor(async () =>
    expect((await client.wishlist.list()).items).toEqual([
      expect.objectContaining({ ...days, version: 4 }),
      expect.objectContaining({ ...days, version: 4 }),
    ]),
  );
});

test('removing goes by the sheet, and undo brings the tobacco back with its note', async () => {
  const { person, client } = await personWith(104, ['Кактус']);
  const user = open(api(), { person });

  await user.click(await button(/^Northern Smoke Кактус/));
  await user.type(await screen.findByRole('textbox', { name: 'Заметка' }), 'Спросить у Лены');
  await user.click(await button('Убрать из списка'));
  expect(
    await screen.findByRole('heading', { name: 'Здесь будет то, что хочется попробовать' }),
  ).toBeTruthy();
  // Its row is gone, and the focus is not lost with it.
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Мой список'));
  await waitFor(async () => expect(await listOf(client)).toEqual([]));

  await user.click(await button('Отменить'));
  expect(await screen.findByText('Спросить у Лены')).toBeTruthy();
  await waitFor(async () => {
    expect((await client.wishlist.list()).items).toMatchObject([{ note: 'Спросить у Лены' }]);
  });
});

test('the sheet’s button is the next step, and a finger that is too quick takes one only', async () => {
  const { person, client } = await personWith(121, []);
  const user = open(api(), { person });
  await user.click(await button('Найти табак'));
  await user.click(
    (await screen.findAllByRole('button', { name: /^Northern Smoke Вишня/ }))[0] as HTMLElement,
  );
  await user.dblClick(await button('Добавить в список'));
  const bought = await button('Отметить купленным');
  await waitFor(async () => expect(await listOf(client)).toEqual(['Вишня wanted']));
  // What the finger may do again.
  await new Promise((resolve) => setTimeout(resolve, 800));
  await user.click(bought);
  await waitFor(async () => expect(await listOf(client)).toEqual(['Вишня purchased']));
  await new Promise((resolve) => setTimeout(resolve, 800));
  await user.click(await button('Отметить попробованным'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Вишня tried']));
  expect(screen.queryByRole('button', { name: /^Отметить/ })).toBeNull();
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
});

test('a name that the catalogue lacks is shown and can be ticked', async () => {
  const { person, client } = await personWith(105, []);
  await client.wishlist.add({ customName: 'Тот самый, с углей' });
  const user = open(api(), { person });
  await user.click(await button('Отметить купленным: Тот самый, с углей'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Тот самый, с углей purchased']));
});

test('a change that the API refuses is taken back and said', async () => {
  const { person, client } = await personWith(106, ['Ёлка', 'Черника']);
  const user = open(api(), { person });
  await button('Отметить купленным: Ёлка');
  // Meanwhile it is removed in the chat.
  const gone = (await client.wishlist.list()).items.find((item) => item.tobacco?.name === 'Ёлка');
  await client.wishlist.remove(gone?.id ?? '');

  await user.click(await button('Отметить купленным: Ёлка'));
  expect(await screen.findByText('Этого уже нет в каталоге или списке.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: /Ёлка/ })).toBeNull());
  expect(await button('Отметить купленным: Черника')).toBeTruthy();
});

test('without a network the list stays and says so; a tick is sent once it is back', async () => {
  const { person, client } = await personWith(107, ['Манго лёд']);
  const user = open(api(), { person });
  await button('Отметить купленным: Манго лёд');

  window.dispatchEvent(new Event('offline'));
  expect(await screen.findByText(/^Нет связи/)).toBeTruthy();
  await user.click(await button('Отметить купленным: Манго лёд'));
  await user.click(await screen.findByRole('radio', { name: /Куплено 1/ }));
  expect(await button(/^Northern Smoke Манго лёд/)).toBeTruthy();
  expect(await listOf(client)).toEqual(['Манго лёд wanted']);

  window.dispatchEvent(new Event('online'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Манго лёд purchased']));
  await waitFor(() => expect(screen.queryByText(/^Нет связи/)).toBeNull());
});

test('of a note that two devices wrote, what is left after putting it in order is kept', async () => {
  const { person, client } = await personWith(112, ['Кактус']);
  const user = open(api(), { person });
  await user.click(await button(/^Northern Smoke Кактус/));
  const note = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Заметка' });
  const [item] = (await client.wishlist.list()).items;
  await client.wishlist.patch(item?.id ?? '', { note: 'из чата' });
  await user.type(note, 'мой');
  await user.tab();
  await waitFor(() => expect(note.value).toBe('из чата\nмой'));
  await user.clear(note);
  await user.type(note, 'мой');
  await user.tab();
  await waitFor(async () => expect((await client.wishlist.list()).items).toMatchObject([{ note: 'мой' }]));
});

test('a note that is being written when the app is put away is kept', async () => {
  const { person, client } = await personWith(113, ['Кактус']);
  const user = open(api(), { person });
  await user.click(await button(/^Northern Smoke Кактус/));
  await user.type(await screen.findByRole('textbox', { name: 'Заметка' }), 'недописано');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await waitFor(async () =>
    expect((await client.wishlist.list()).items).toMatchObject([{ note: 'недописано' }]),
  );
});

test('the list is asked for again whatever it is that reaches the API again', async () => {
  const person = { id: 111 };
  const client = await api().client.person(person);
  await fillList(api(), person, 25);
  const { fetch } = globalThis;
  let isDown = true;
  vi.stubGlobal('fetch', async (...[input, init]: Parameters<typeof fetch>) => {
    if (isDown && String(input).includes('cursor=')) throw new TypeError('Failed to fetch');
    return fetch(input, init);
  });
  const user = open(api(), { person });
  expect(await screen.findByText(/^Нет связи/)).toBeTruthy();
  isDown = false;
  await user.click(await button('Отметить купленным: Запись 25'));
  await waitFor(() => expect(screen.queryByText(/^Нет связи/)).toBeNull());
  await waitFor(async () => expect(await listOf(client)).toContain('Запись 25 purchased'));
  expect(await button('Отметить купленным: Запись 1')).toBeTruthy();
});

test('while the API can’t take a change it says so, on the list and at the counter, until it has', async () => {
  const { person, client } = await personWith(110, ['Вишня']);
  const { fetch } = globalThis;
  let isBusy = true;
  vi.stubGlobal('fetch', async (...[input, init]: Parameters<typeof fetch>) => {
    if (!isBusy || init?.method !== 'PATCH') return fetch(input, init);
    const error = { code: 'SERVICE_UNAVAILABLE', message: 'Restarting', details: null };
    return Response.json({ success: false, data: null, error }, { status: 503 });
  });
  const user = open(api(), { person });
  await user.click(await button('Я в магазине'));
  const counter = await screen.findByRole('heading', { name: 'У прилавка' });
  expect(screen.queryByText(/Ещё не сохранено/)).toBeNull();
  await user.click(await screen.findByRole('checkbox', { name: 'Купить: Вишня' }));
  expect(await screen.findAllByText('Ещё не сохранено на сервере: 1 изменение')).toHaveLength(2);
  expect(screen.queryByText(/^Нет связи/)).toBeNull();
  expect(counter.isConnected).toBe(true);
  isBusy = false;
  await waitFor(async () => expect(await listOf(client)).toEqual(['Вишня purchased']));
  await waitFor(() => expect(screen.queryByText(/Ещё не сохранено/)).toBeNull());
});

test('the words follow the person’s language', async () => {
  const { person } = await personWith(108, ['Груша']);
  open(api(), { person: { ...person, language_code: 'en' } });
  expect(await button('Mark as bought: Груша')).toBeTruthy();
  expect(within(screen.getByRole('tablist')).getByRole('tab', { name: 'My list' })).toBeTruthy();
});
