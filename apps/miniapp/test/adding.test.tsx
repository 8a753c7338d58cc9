import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fillList } from './fill-list.ts';
import { button, listOf, open, tobaccoNamed, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What is added first waits on its way to the API until it is let go, which resolves when the answer has been read. */
const holdAdding = (): (() => Promise<void>) => {
  const { fetch } = globalThis;
  const leave = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  let isHeld = false;
  vi.stubGlobal('fetch', async (...[input, init]: Parameters<typeof fetch>) => {
    const isAdding = init?.method === 'POST' && String(input).endsWith('/wishlist/items');
    if (isHeld || !isAdding) return fetch(input, init);
    isHeld = true;
    await leave.promise;
    const answer = await fetch(input, init);
    const body = await answer.text();
    setTimeout(answered.resolve, 50);
    return new Response(body, answer);
  });
  return async () => {
    leave.resolve();
    await act(() => answered.promise);
  };
};

/** The sheet of a tobacco that was just added; the API does not know of it yet. */
const justAdded = async (id: number, name: string) => {
  const person = { id };
  const client = await api().client.person(person);
  const letGo = holdAdding();
  const user = open(api(), { person, startParam: `tobacco_${tobaccoNamed(api(), name).id}` });
  const sheet = within(await screen.findByRole('dialog'));
  await user.click(await sheet.findByRole('button', { name: 'Добавить в список' }));
  const note = await sheet.findByRole<HTMLTextAreaElement>('textbox', { name: 'Заметка' });
  return { user, client, sheet, note, letGo };
};

test('a note that is begun before the API knows of the tobacco goes on, and is kept', async () => {
  const { user, client, sheet, note, letGo } = await justAdded(951, 'Вишня');
  await user.type(note, 'с мятой');
  await letGo();
  expect(note.isConnected).toBe(true);
  await user.type(note, ' пополам');
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await waitFor(async () =>
    expect((await client.wishlist.list()).items).toMatchObject([{ note: 'с мятой пополам' }]),
  );
});

test('what is removed before the API knows of it can be brought back afterwards', async () => {
  const { user, client, sheet, letGo } = await justAdded(952, 'Кактус');
  await user.click(sheet.getByRole('button', { name: 'Убрать из списка' }));
  await letGo();
  await waitFor(async () => expect((await client.wishlist.removed()).items).toHaveLength(1));
  await user.click(await button('Отменить'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Кактус wanted']));
  expect(await button('Отметить купленным: Кактус')).toBeTruthy();
});

test('what was on the list already shows its note once that is known', async () => {
  const { client, note, letGo } = await justAdded(953, 'Груша');
  // From another device, a moment earlier.
  const { id } = tobaccoNamed(api(), 'Груша');
  const { item } = await client.wishlist.add({ tobaccoId: id });
  await client.wishlist.patch(item.id, { note: 'старая заметка' });
  await letGo();
  await waitFor(() => expect(note.value).toBe('старая заметка'));
});

/** A list so long that what was put on it first is not read until somebody looks for it. */
const withLongList = async (id: number, name: string) => {
  const person = { id };
  const client = await api().client.person(person);
  await fillList(api(), person, 1_020);
  const { id: tobaccoId } = tobaccoNamed(api(), name);
  const { item } = await client.wishlist.add({ tobaccoId });
  await api().prisma.wishlistItem.update({ where: { id: item.id }, data: { addedAt: new Date(0) } });
  const kept = await client.wishlist.patch(item.id, { state: 'tried', note: 'на балконе', rating: 5 });
  return { person, client, tobaccoId, kept };
};

test('a link to add what is on a long list already says so, and has nothing to take back', async () => {
  const { person, client, tobaccoId, kept } = await withLongList(954, 'Вишня');
  open(api(), { person, startParam: `add_${tobaccoId}` });
  expect(await screen.findByText('Уже в списке: Вишня')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Отменить' })).toBeNull();
  const note = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Заметка' });
  await waitFor(() => expect(note.value).toBe('на балконе'));
  expect(screen.getByRole('radio', { name: /Попробовано 1$/, hidden: true })).toBeTruthy();
  expect(await client.wishlist.get(kept.id)).toEqual(kept);
});

test('what is undone before the API has said that it was there stays there', async () => {
  const { person, client, tobaccoId, kept } = await withLongList(955, 'Кактус');
  const letGo = holdAdding();
  const user = open(api(), { person, startParam: `add_${tobaccoId}` });
  await user.click(await button('Отменить'));
  await letGo();
  expect(await screen.findByText('Уже в списке: Кактус')).toBeTruthy();
  expect(await client.wishlist.get(kept.id)).toEqual(kept);
  const sheet = within(await screen.findByRole('dialog'));
  expect(await sheet.findByRole('button', { name: 'Убрать из списка' })).toBeTruthy();
  // It is an entry like any other.
  await user.click(sheet.getByRole('button', { name: 'Убрать из списка' }));
  await waitFor(async () => expect((await client.wishlist.removed()).items).toHaveLength(1));
});
