import { createHmac } from 'node:crypto';
import { createApiClient } from '@hookah/shared/api-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi, testConfig } from '#src/testing/start-test-api.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(Date.now() + travelled) });
});
afterAll(() => api.close());

const seconds = (count: number) => {
  travelled += count * 1000;
};
const anyone = () => api.client.with();
const signIn = (id: number) => anyone().auth.validate({ initData: api.initData({ id }) });
const me = (accessToken: string) => api.client.with({ authorization: `Bearer ${accessToken}` }).users.me();
const refresh = (refreshToken: string) => anyone().auth.refresh({ refreshToken });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

describe('M1 signing in by init data', () => {
  test('gives a session for the person Telegram vouches for', async () => {
    const initData = api.initData({ id: 501, first_name: '<b>&"', username: 'anna', language_code: 'en' });
    const session = await anyone().auth.validate({ initData });
    expect(session.user).toMatchObject({
      telegramId: 501,
      firstName: '<b>&"',
      username: 'anna',
      language: 'en',
    });
    expect(await me(session.accessToken)).toEqual(session.user);
    const left = Date.parse(session.accessTokenExpiresAt) - Date.now() - travelled;
    expect(left).toBeGreaterThan(3_590_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
  });

  test('M3 says by a code of its own that the data is old', async () => {
    const initData = api.initData({ id: 501 });
    seconds(25 * 3600);
    await expect(anyone().auth.validate({ initData })).rejects.toMatchObject({
      status: 401,
      code: 'INIT_DATA_EXPIRED',
    });
    await expect(anyone().auth.validate({ initData: `${initData}0` })).rejects.toMatchObject({
      status: 401,
      code: 'INIT_DATA_INVALID',
    });
  });
});

describe('A5 access tokens', () => {
  /** A token of these parts, signed with the real secret. */
  const forged = (
    header: object,
    payload: object,
    secret = testConfig(api.connectionString).jwtSecret,
    hash = 'sha256',
  ) => {
    const text = `${encode(header)}.${encode(payload)}`;
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
  };
  const parts = async (id: number) => {
    const [header, payload] = (await signIn(id)).accessToken.split('.');
    return { header: decode(header), payload: decode(payload) };
  };

  test('are HS256 with issuer, audience, an hour of life and an id', async () => {
    const { header, payload } = await parts(502);
    expect(header).toMatchObject({ alg: 'HS256' });
    expect(payload.exp - payload.iat).toBe(3600);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    await expect(me(forged(header, payload))).resolves.toMatchObject({ telegramId: 502 });
  });

  test('are refused when anything about them is different', async () => {
    const { header, payload } = await parts(503);
    const without = (name: string) =>
      Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name));
    const bad = [
      forged({ ...header, alg: 'HS512' }, payload, undefined, 'sha512'),
      forged({ ...header, alg: 'none' }, payload),
      `${encode({ ...header, alg: 'none' })}.${encode(payload)}.`,
      forged(header, payload, 'another-secret-another-secret-another'),
      forged(header, { ...payload, iss: 'somebody' }),
      forged(header, { ...payload, aud: 'somebody' }),
      ...['iss', 'aud', 'exp', 'jti', 'sub', 'sid'].map((name) => forged(header, without(name))),
      forged(header, { ...payload, sub: "' OR 1=1" }),
      forged(header, { ...payload, sub: '018f4d2e-0000-7000-8000-000000000000' }),
    ];
    for (const token of bad) await expect(me(token), token).rejects.toMatchObject({ status: 401 });
    await expect(me(forged(header, { ...payload, exp: payload.iat - 1 }))).rejects.toMatchObject({
      status: 401,
      code: 'TOKEN_EXPIRED',
    });
  });
});

describe('A5 refresh tokens', () => {
  test('are opaque, stored as a hash, and good for one use', async () => {
    const first = await signIn(510);
    const second = await refresh(first.refreshToken);
    expect(first.refreshToken).toMatch(/^[\w-]{43}$/);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await me(second.accessToken)).toEqual(first.user);
    const rows = await api.prisma.refreshSession.findMany();
    expect(JSON.stringify(rows)).not.toContain(first.refreshToken);
  });

  test('give the same successor again when the answer was lost', async () => {
    const first = await signIn(511);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(first.refreshToken)));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    seconds(29);
    const late = await refresh(first.refreshToken);
    expect(late.refreshToken).toBe(answers[0]?.refreshToken);
    await expect(refresh(late.refreshToken)).resolves.toMatchObject({ user: { telegramId: 511 } });
  });

  test('used again after the grace end the whole sign-in, and no other', async () => {
    const [stolen, other] = [await signIn(512), await signIn(512)];
    const next = await refresh(stolen.refreshToken);
    seconds(31);
    await expect(refresh(stolen.refreshToken)).rejects.toMatchObject({
      status: 401,
      code: 'SESSION_REVOKED',
    });
    await expect(refresh(next.refreshToken)).rejects.toMatchObject({ status: 401, code: 'SESSION_REVOKED' });
    await expect(me(next.accessToken)).rejects.toMatchObject({ status: 401, code: 'SESSION_REVOKED' });
    await expect(me(other.accessToken)).resolves.toMatchObject({ telegramId: 512 });
  });

  test('used again when the successor was used are a theft even within the grace', async () => {
    const first = await signIn(513);
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);
    await expect(refresh(first.refreshToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    await expect(refresh(third.refreshToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  });

  test('expire after a month without use', async () => {
    const { refreshToken } = await signIn(514);
    seconds(30 * 86_400 + 1);
    await expect(refresh(refreshToken)).rejects.toMatchObject({ status: 401, code: 'SESSION_REVOKED' });
  });

  test('end with the sign-out, and the access token too; signing out twice is fine', async () => {
    const { refreshToken, accessToken } = await signIn(515);
    expect(await anyone().auth.logout({ refreshToken })).toBeNull();
    expect(await anyone().auth.logout({ refreshToken })).toBeNull();
    await expect(refresh(refreshToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    await expect(me(accessToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  });

  test('end on every device at once, by the app or by the bot, and nobody else’s do', async () => {
    const other = await signIn(517);
    for (const end of [
      (token: string) => api.client.with({ authorization: `Bearer ${token}` }).auth.logoutEverywhere(),
      () => api.client.bot(518).auth.logoutEverywhere(),
    ]) {
      const [phone, desktop] = [await signIn(518), await signIn(518)];
      expect(await end(phone.accessToken)).toBeNull();
      for (const { accessToken, refreshToken } of [phone, desktop]) {
        await expect(me(accessToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
        await expect(refresh(refreshToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
      }
    }
    expect(await me(other.accessToken)).toEqual(other.user);
    expect(await me((await signIn(518)).accessToken)).toMatchObject({ telegramId: 518 });
  });

  test('are of a person’s latest hundred sign-ins, so that nobody piles them up', async () => {
    const first = await signIn(519);
    seconds(1);
    const second = await signIn(519);
    seconds(1);
    for (let more = 0; more < 99; more += 1) await signIn(519);
    await expect(refresh(first.refreshToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    seconds(1);
    await signIn(519);
    await expect(me(second.accessToken)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    const { id } = first.user;
    expect(await api.prisma.refreshSession.count({ where: { userId: id } })).toBe(100);
  });

  test('renew a client by themselves when its access token is refused', async () => {
    const old = await signIn(516);
    let accessToken = `${old.accessToken}x`;
    const client = createApiClient({
      baseUrl: api.baseUrl,
      headers: () => ({ authorization: `Bearer ${accessToken}` }),
      renew: async () => {
        ({ accessToken } = await refresh(old.refreshToken));
        return true;
      },
    });
    await expect(client.users.me()).resolves.toMatchObject({ telegramId: 516 });
  });
});

describe('the bot', () => {
  test('speaks for people it never introduced, and remembers what Telegram says of them', async () => {
    const { users } = api.client.bot(520);
    const unknown = await users.me();
    expect(unknown).toMatchObject({ telegramId: 520, firstName: '', language: 'ru' });
    const named = await api.client
      .bot()
      .bot.putUser(520, { firstName: 'Олег', languageCode: 'en', username: null });
    expect(named).toEqual({ ...unknown, firstName: 'Олег', language: 'en' });
    await api.client.bot().bot.putUser(520, { firstName: 'Олег' });
    expect(await users.me()).toEqual(named);
  });

  test('is refused with a wrong key, or without a person where one is needed', async () => {
    const withKey = (key: string, id = '520') =>
      api.client.with({ 'x-api-key': key, 'x-telegram-user-id': id });
    for (const client of [
      withKey(`${api.botKey}x`),
      withKey(api.botKey.slice(1)),
      withKey('x'),
      withKey(api.botKey, ''),
      withKey(api.botKey, '0'),
      withKey(api.botKey, '-5'),
      withKey(api.botKey, '9007199254740993'),
      api.client.bot(),
    ]) {
      await expect(client.users.me()).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  test('and the Mini App mean the same person and the same list', async () => {
    const inApp = await api.client.person({ id: 521 });
    await api.client.bot(521).wishlist.add({ customName: 'Из чата' });
    expect((await inApp.wishlist.list()).items).toMatchObject([{ customName: 'Из чата' }]);
  });
});

test('deleting an account ends its tokens and removes its list', async () => {
  const { accessToken, refreshToken, user } = await signIn(530);
  const client = api.client.with({ authorization: `Bearer ${accessToken}` });
  await client.wishlist.add({ customName: 'Моё' }, { idempotencyKey: 'mine' });
  expect(await client.users.deleteMe()).toBeNull();
  await expect(client.users.me()).rejects.toMatchObject({ status: 401 });
  await expect(refresh(refreshToken)).rejects.toMatchObject({ status: 401 });
  expect(await api.prisma.wishlist.count({ where: { userId: user.id } })).toBe(0);
  expect(await api.prisma.idempotencyKey.count({ where: { scope: user.id } })).toBe(0);
});
