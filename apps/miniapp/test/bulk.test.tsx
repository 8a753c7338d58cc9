import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { button, listOf, open, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  vi.unstubAllGlobals();
});

const openBulk = async (id: number) => {
  const person = { id };
  const client = await api().client.person(person);
  const user = open(api(), { person });
  await user.click(screen.getByRole('tab', { name: 'Профиль' }));
  await user.click(await button('Добавить списком'));
  const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /По одному табаку/ });
  return { user, client, field };
};

/** What is sent as a list goes through `handle`, which may hold the answer or lose it. */
const handleBulk = (handle: (send: () => Promise<Response>) => Promise<Response>): string[] => {
  const { fetch } = globalThis;
  const keys: string[] = [];
  vi.stubGlobal('fetch', (...[input, init]: Parameters<typeof fetch>) => {
    const isBulk = init?.method === 'POST' && String(input).endsWith('/wishlist/bulk');
    if (!isBulk) return fetch(input, init);
    keys.push(new Headers(init.headers).get('idempotency-key') ?? '');
    return handle(() => fetch(input, init));
  });
  return keys;
};

test('M10 what was typed is there after going back, and so is what became of it', async () => {
  const { user, field } = await openBulk(971);
  await user.type(await field(), 'щщщщ\nДымок Молочный улун');
  await user.click(await button('Назад'));
  await user.click(await button('Добавить списком'));
  expect((await field()).value).toBe('щщщщ\nДымок Молочный улун');

  await user.click(await button('Добавить 2 табака'));
  expect(await screen.findByText('Не нашлось')).toBeTruthy();
  expect((await field()).value).toBe('');
  await user.click(await button('Назад'));
  await user.click(await button('Добавить списком'));
  expect(await screen.findByText('Не нашлось')).toBeTruthy();
});

test('a candidate’s brand leads back to the doubts', async () => {
  const { user, field } = await openBulk(972);
  await user.type(await field(), 'кола');
  await user.click(await button('Добавить 1 табак'));
  const doubt = within(await screen.findByRole('list', { name: 'кола' }));
  await user.click((await doubt.findAllByRole('button', { name: /^.?Дымок/ }))[0] ?? document.body);
  const sheet = within(await screen.findByRole('dialog'));
  await user.click(await sheet.findByRole('button', { name: /^Дымок/ }));
  expect(await screen.findByRole('heading', { name: 'Дымок' })).toBeTruthy();
  await user.click(await button('Назад'));
  await user.click(await sheetButton('Закрыть'));
  expect(await screen.findByRole('list', { name: 'кола' })).toBeTruthy();
});

const sheetButton = async (name: string) =>
  within(await screen.findByRole('dialog')).getByRole('button', { name });

test('M14 what is typed while a list is on its way stays, and only what was sent is gone', async () => {
  const leave = Promise.withResolvers<void>();
  handleBulk(async (send) => {
    await leave.promise;
    return send();
  });
  const { user, client, field } = await openBulk(973);
  await user.type(await field(), 'Дымок Молочный улун');
  await user.click(await button('Добавить 1 табак'));
  await user.type(await field(), '\nщщщщ');
  leave.resolve();
  expect(await screen.findByText('Добавлено')).toBeTruthy();
  expect((await field()).value).toBe('щщщщ');
  expect(await listOf(client)).toEqual(['Молочный улун wanted']);
});

test('M14 after a lost answer the same words are the same write; once answered they are another', async () => {
  let lost = true;
  const keys = handleBulk(async (send) => {
    const answer = await send();
    if (lost) throw new TypeError('Failed to fetch');
    return answer;
  });
  const { user, client, field } = await openBulk(974);
  await user.type(await field(), 'Дымок Молочный улун');
  await user.click(await button('Добавить 1 табак'));
  expect(await screen.findByText(/^Нет связи с сервером/)).toBeTruthy();
  lost = false;
  await user.click(await button('Добавить 1 табак'));
  // Had it been another write, it would have been on the list already.
  expect(await screen.findByText('Добавлено')).toBeTruthy();
  expect(screen.queryByText('Уже были в списке')).toBeNull();
  expect(new Set(keys).size).toBe(1);
  expect(await listOf(client)).toEqual(['Молочный улун wanted']);

  await user.type(await field(), 'Дымок Молочный улун');
  await user.click(await button('Добавить 1 табак'));
  expect(await screen.findByText('Уже были в списке')).toBeTruthy();
  await waitFor(() => expect(new Set(keys).size).toBe(2));
});
