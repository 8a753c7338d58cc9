import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
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
