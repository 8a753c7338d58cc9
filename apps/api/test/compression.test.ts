import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { createApiClient } from '@hookah/shared/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let authorization: string;
const READER = { id: 72 };

beforeAll(async () => {
  api = await startTestApi({ config: { corsOrigins: ['https://app.example.org'] } });
  const { accessToken } = await createApiClient({ baseUrl: api.baseUrl }).auth.validate({
    initData: api.initData(READER),
  });
  authorization = `Bearer ${accessToken}`;
});
afterAll(() => api.close());

type Answer = { headers: NodeJS.Dict<string | string[]>; body: Buffer };

/** As it comes: fetch would unpack it. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: unknown) =>
  new Promise<Answer>((resolve, reject) => {
    const call = request(`${api.baseUrl}${path}`, { method, headers }, (response) => {
      buffer(response).then((read) => resolve({ headers: response.headers, body: read }), reject);
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });

const PAGE = '/tobaccos?limit=20';

test('an answer of more than a packet is sent as gzip to whom reads it, and is the same', async () => {
  const plain = await ask(PAGE, { authorization });
  expect(plain.headers['content-encoding']).toBeUndefined();
  const packed = await ask(PAGE, {
    authorization,
    'accept-encoding': 'br;q=1.0, gzip;q=0.8, *;q=0.1',
    origin: 'https://app.example.org',
  });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['content-length']).toBe(String(packed.body.length));
  expect(packed.headers['access-control-allow-origin']).toBe('https://app.example.org');
  expect(packed.headers.vary).toMatch(/^origin, accept-encoding$/i);
  expect(packed.body.length).toBeLessThan(plain.body.length / 3);
  expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString());
});

test.each([['gzip;q=0'], ['identity'], ['gzip;q=0.000, br'], ['xgzip'], ['br']])(
  'with "accept-encoding: %s" it is sent as it is',
  async (accepted) => {
    const { headers, body } = await ask(PAGE, { authorization, 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString())).toMatchObject({ success: true });
  },
);

test('what fits into a packet is sent as it is, and so are answers to the bot and to HEAD', async () => {
  const gzip = { 'accept-encoding': 'gzip' };
  const bot = { 'x-api-key': api.botKey, 'x-telegram-user-id': '1' };
  const answers = await Promise.all([
    ask('/health/live', gzip),
    ask('/no-such-route', gzip),
    ask(PAGE, { ...gzip, ...bot }),
    ask(PAGE, { ...gzip, authorization }, 'HEAD'),
  ]);
  expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(answers.map(() => undefined));
});

test('an answer with tokens in it is never compressed, however long it is', async () => {
  const initData = api.initData({ id: 71, first_name: 'a'.repeat(1_000) });
  const headers = { 'accept-encoding': 'gzip', 'content-type': 'application/json' };
  const { headers: told, body } = await ask('/auth/validate', headers, 'POST', { initData });
  expect(body.length).toBeGreaterThan(1_400);
  expect(JSON.parse(body.toString())).toMatchObject({ success: true });
  expect(told['content-encoding']).toBeUndefined();
});

test('a long list’s file is compressed too, beside the other requests', async () => {
  const person = await api.client.person(READER);
  const text = Array.from({ length: 50 }, (_, index) => `Запись ${index} ${'и ещё '.repeat(20)}`);
  for (const customName of text) await person.wishlist.add({ customName });
  const { headers, body } = await ask('/wishlist/export?format=json', {
    'accept-encoding': 'gzip',
    authorization,
  });
  expect(headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(body).toString()).items).toHaveLength(50);
});
