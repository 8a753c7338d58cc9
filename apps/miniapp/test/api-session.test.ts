// @vitest-environment node
import { startTestApi, type TestApi } from '@hookah/api/testing';
import type { ErrorCode } from '@hookah/shared/errors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '#src/api.ts';

let api: TestApi;
let now = Date.now();

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(now) });
});
afterAll(() => api.close());

const HOUR_MS = 3_600_000;

const refusal = async (status: number, code: ErrorCode) =>
  Response.json(
    { success: false, data: null, error: { code, message: 'Not now', details: null } },
    { status },
  );

/** The app's API with a record of what it asked for. */
const recorded = (initData: string) => {
  const asked: string[] = [];
  let worn: string | null = null;
  let broken: { path: string; fail: () => Promise<Response> } | null = null;
  const seen = new Set<string>();
  const client = createApi({
    baseUrl: api.baseUrl,
    initData,
    fetch: (input, init) => {
      asked.push(`${init?.method} ${String(input).slice(api.baseUrl.length)}`);
      if (broken !== null && String(input).includes(broken.path)) return broken.fail();
      const headers = new Headers(init?.headers);
      const token = headers.get('authorization');
      if (token !== null) seen.add(token);
      // An hour is long to wait: the API meets a token that it does not accept any more.
      if (token !== null && token === worn) headers.set('authorization', 'Bearer worn.out.token');
      return fetch(input, { ...init, headers });
    },
  });
  const wearOut = () => {
    worn = [...seen].at(-1) ?? null;
  };
  const failing = (path: string | null, fail: () => Promise<Response> = () => Promise.reject()) => {
    broken = path === null ? null : { path, fail };
  };
  return { client, asked, wearOut, failing, logins: () => asked.filter((call) => call.includes('/auth/')) };
};

test('many calls at once log in once', async () => {
  const { client, logins } = recorded(api.initData({ id: 301 }));
  await Promise.all([client.users.me(), client.wishlist.list(), client.brands.list(), client.tags.list()]);
  expect(logins()).toEqual(['POST /auth/validate']);
});

test('a worn out token is renewed without a word, once for all that met it', async () => {
  const { client, logins, wearOut } = recorded(api.initData({ id: 302 }));
  await client.users.me();
  wearOut();
  const [me] = await Promise.all([client.users.me(), client.wishlist.list(), client.wishlist.list()]);
  expect(me.telegramId).toBe(302);
  expect(logins()).toEqual(['POST /auth/validate', 'POST /auth/refresh']);
});

test('a session that was ended elsewhere is begun anew with the init data', async () => {
  const { client, logins } = recorded(api.initData({ id: 303 }));
  await client.users.me();
  await api.prisma.refreshSession.deleteMany({});
  expect((await client.users.me()).telegramId).toBe(303);
  expect(logins()).toEqual(['POST /auth/validate', 'POST /auth/refresh', 'POST /auth/validate']);
});

test.each([
  ['without a network', 'UNREACHABLE', () => Promise.reject(new TypeError('no network'))],
  ['too busy', 'RATE_LIMITED', () => refusal(429, 'RATE_LIMITED')],
  ['restarting', 'SERVICE_UNAVAILABLE', () => refusal(503, 'SERVICE_UNAVAILABLE')],
])(
  'M3 a renewal that does not get through (%s) is made later, when the init data are old',
  async (_, code, fail) => {
    const begun = now;
    const { client, logins, wearOut, failing } = recorded(api.initData({ id: 308 }));
    await client.users.me();
    wearOut();
    failing('/auth/refresh', fail);
    await expect(client.wishlist.list()).rejects.toMatchObject({ code });
    await expect(client.users.me()).rejects.toMatchObject({ code });
    failing(null);
    now += 25 * HOUR_MS;
    expect((await client.users.me()).telegramId).toBe(308);
    expect(logins()).toEqual([
      'POST /auth/validate',
      'POST /auth/refresh',
      'POST /auth/refresh',
      'POST /auth/refresh',
    ]);
    now = begun;
  },
);

test('M3 when the init data is too old as well, one attempt is made and no loop', async () => {
  const { client, asked, logins } = recorded(api.initData({ id: 304 }));
  await client.users.me();
  await api.prisma.refreshSession.deleteMany({});
  now += 25 * HOUR_MS;
  await expect(client.wishlist.list()).rejects.toMatchObject({ status: 401 });
  expect(logins()).toEqual(['POST /auth/validate', 'POST /auth/refresh', 'POST /auth/validate']);
  expect(asked.length).toBe(5);
});

test('init data that is refused at once is not tried again', async () => {
  const { client, asked } = recorded(`${api.initData({ id: 305 })}0`);
  await expect(client.wishlist.list()).rejects.toMatchObject({ code: 'INIT_DATA_INVALID' });
  expect(asked).toEqual(['POST /auth/validate']);
});

test('after a failed login the next call tries again', async () => {
  let broken = true;
  const client = createApi({
    baseUrl: api.baseUrl,
    initData: api.initData({ id: 306 }),
    fetch: (input, init) => (broken ? Promise.reject(new TypeError('no network')) : fetch(input, init)),
  });
  await expect(client.users.me()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  broken = false;
  expect((await client.users.me()).telegramId).toBe(306);
});

test('M18 neither init data nor tokens are ever in an address', async () => {
  const initData = api.initData({ id: 307 });
  const { client, asked } = recorded(initData);
  await client.wishlist.list({ search: 'мята' });
  const secret = new URLSearchParams(initData).get('hash') ?? '';
  expect(asked.join('\n')).not.toContain(secret);
  expect(asked.join('\n')).not.toMatch(/token|hash|auth_date/i);
});
