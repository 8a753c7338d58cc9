import { expect, test } from 'vitest';
import type { Call, TelegramDesk } from '#src/server.ts';
import { ANNA, call, startDesk } from './support.ts';

async function post(
  desk: TelegramDesk,
  path: string,
  body: unknown,
): Promise<[status: number, body: unknown]> {
  const response = await fetch(`${desk.url}/desk${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text)];
}

test('a person can be added, can write and press from another process', async () => {
  const desk = await startDesk();
  expect(await post(desk, '/people', { id: 7, firstName: 'Vera' })).toMatchObject([201, { id: 7 }]);
  expect(await post(desk, '/people/7/messages', { text: ' /start ' })).toMatchObject([
    201,
    { text: '/start' },
  ]);
  await call(desk, 'sendMessage', { chat_id: 7, text: 'hello' });
  const messageId = desk.person(7).lastMessage()?.message_id;
  expect(await post(desk, '/people/7/presses', { messageId, data: 'x', press: '1' })).toEqual([
    202,
    undefined,
  ]);
  expect(desk.updates().pending.map((update) => Object.keys(update)[1])).toEqual([
    'message',
    'callback_query',
  ]);
});

test('requests that make no sense are refused with a sentence', async () => {
  const desk = await startDesk();
  const id = `/people/${ANNA.id}`;
  expect(await post(desk, '/people/999/messages', { text: 'x' })).toMatchObject([
    404,
    { description: 'There is no person 999' },
  ]);
  expect(await post(desk, `${id}/messages`, {})).toMatchObject([
    400,
    { description: "body must have required property 'text'" },
  ]);
  expect(await post(desk, `${id}/messages`, { text: '  ' })).toMatchObject([
    400,
    { description: 'A message has 1 to 4096 characters' },
  ]);
  expect(await post(desk, '/people', { id: ANNA.id, firstName: 'Again' })).toMatchObject([400, {}]);
  expect(await post(desk, `${id}/presses`, { messageId: 5, data: 'x', press: '1' })).toMatchObject([404, {}]);
  desk.person(ANNA.id).block();
  expect(await post(desk, `${id}/messages`, { text: 'x' })).toMatchObject([
    400,
    { description: 'Анна has blocked the bot: unblock it first' },
  ]);
});

test('faults can be scripted and calls read from another process', async () => {
  const desk = await startDesk();
  expect(await post(desk, '/script', { method: 'getMe', error_code: 500 })).toEqual([204, undefined]);
  expect(await call(desk, 'getMe')).toEqual({
    ok: false,
    error_code: 500,
    description: 'Internal Server Error',
  });
  const response = await fetch(`${desk.url}/desk/calls`);
  const calls = (await response.json()) as Call[];
  expect(calls.map(({ method }) => method)).toEqual(['getMe']);
});

test('cloud storage keeps to its limits', async () => {
  const desk = await startDesk();
  const invoke = async (method: string, params: object) =>
    (await post(desk, `/people/${ANNA.id}/custom-method`, { method, params }))[1];
  expect(await invoke('saveStorageValue', { key: 'a', value: '1' })).toEqual({ result: true });
  expect(await invoke('saveStorageValue', { key: 'не ключ', value: '1' })).toEqual({ error: 'KEY_INVALID' });
  expect(await invoke('saveStorageValue', { key: 'b', value: 'x'.repeat(4097) })).toEqual({
    error: 'VALUE_INVALID',
  });
  expect(await invoke('getStorageValues', { keys: ['a', 'b'] })).toEqual({ result: { a: '1', b: '' } });
  expect(await invoke('getStorageKeys', {})).toEqual({ result: ['a'] });
  expect(await invoke('deleteStorageValues', { keys: ['a'] })).toEqual({ result: true });
  expect(await invoke('makeTea', {})).toEqual({ error: 'METHOD_INVALID' });
});
