import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { buildApp } from '#src/app.ts';
import type { ApiConfig } from '#src/config.ts';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi | null = null;
afterEach(async () => {
  await api?.close();
  api = null;
});

const start = async (config: Partial<ApiConfig>, logger?: Parameters<typeof buildApp>[0]['logger']) => {
  api = await startTestApi({ config, ...(logger ? { logger } : {}) });
  return api;
};
const many = { perAddress: 1_000_000, perUser: 1_000_000, bot: 1_000_000 };

describe('A6 limits', () => {
  test.each<[string, string, RequestInit, number]>([
    ['401', '/users/me', {}, 401],
    ['404', '/nothing', {}, 404],
    ['405', '/health/live', { method: 'PATCH' }, 405],
    ['HEAD', '/health/live', { method: 'HEAD' }, 200],
    ['OPTIONS', '/health/live', { method: 'OPTIONS' }, 204],
    [
      'a preflight',
      '/tags',
      {
        method: 'OPTIONS',
        headers: { origin: 'https://app.example.org', 'access-control-request-method': 'GET' },
      },
      204,
    ],
  ])('%s counts', async (_what, path, init, status) => {
    const { baseUrl } = await start({
      limits: { ...many, perAddress: 3 },
      corsOrigins: ['https://app.example.org'],
    });
    const send = async () => (await fetch(`${baseUrl}${path}`, init)).status;
    expect([await send(), await send(), await send(), await send()]).toEqual([status, status, status, 429]);
  });

  test('a refusal says when to come back, and a browser may read it', async () => {
    const { baseUrl } = await start({
      limits: { ...many, perAddress: 1 },
      corsOrigins: ['https://app.example.org'],
    });
    const send = () => fetch(`${baseUrl}/health/live`, { headers: { origin: 'https://app.example.org' } });
    await send();
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ success: false, error: { code: 'RATE_LIMITED' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
    expect(refused.headers.get('access-control-expose-headers')).toContain('retry-after');
  });

  test('invented X-Forwarded-For values gain nothing', { timeout: 60_000 }, async () => {
    const { app } = await start({ limits: { ...many, perAddress: 5 } });
    const statuses = new Map<number, number>();
    for (let index = 0; index < 10_000; index += 1) {
      const { statusCode } = await app.inject({
        url: '/api/v1/health/live',
        headers: { 'x-forwarded-for': `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` },
      });
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 200: 5, 429: 9995 });
  });

  test('behind a trusted proxy the first address it can’t vouch for counts', async () => {
    const { app } = await start({ limits: { ...many, perAddress: 1 }, trustProxy: ['127.0.0.0/8'] });
    const send = async (forwarded: string) =>
      (await app.inject({ url: '/api/v1/health/live', headers: { 'x-forwarded-for': forwarded } }))
        .statusCode;
    expect(await send('203.0.113.1')).toBe(200);
    expect(await send('203.0.113.2')).toBe(200);
    expect(await send('198.51.100.9, 203.0.113.1')).toBe(429);
  });

  test('6 000 other addresses don’t reset mine', { timeout: 60_000 }, async () => {
    const { app } = await start({ limits: { ...many, perAddress: 2 }, trustProxy: ['127.0.0.0/8'] });
    const send = async (address: string) =>
      (await app.inject({ url: '/api/v1/health/live', headers: { 'x-forwarded-for': address } })).statusCode;
    await send('203.0.113.1');
    await send('203.0.113.1');
    for (let index = 0; index < 6000; index += 1) await send(`10.0.${index >> 8}.${index & 255}`);
    expect(await send('203.0.113.1')).toBe(429);
  });

  test('who hangs up before being counted is no fault of ours', async () => {
    const faults: unknown[] = [];
    const note = (fields: unknown) => faults.push(fields);
    const { url, client } = await start({}, { debug() {}, info() {}, warn: note, error: note });
    const { hostname, port } = new URL(url);
    for (let index = 0; index < 200; index += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write('GET /api/v1/health/live HTTP/1.1\r\nhost: x\r\n\r\n', () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    await client.bot(1).users.me();
    expect(faults).toEqual([]);
  });

  test('a person has a limit of their own, whoever speaks for them', async () => {
    const { client } = await start({ limits: { ...many, perUser: 3 } });
    const anna = await client.person({ id: 1 });
    await anna.users.me();
    await anna.users.me();
    await client.bot(1).users.me();
    await expect(anna.users.me()).rejects.toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    await expect(client.bot(1).users.me()).rejects.toMatchObject({ status: 429 });
    await expect(client.bot(2).users.me()).resolves.toMatchObject({ telegramId: 2 });
  });

  test('the bot is not held to an address’s limit, but a wrong key is', async () => {
    const { client, botKey } = await start({ limits: { perAddress: 2, perUser: 100, bot: 5 } });
    for (let index = 1; index <= 5; index += 1) await client.bot(index).users.me();
    await expect(client.bot(6).users.me()).rejects.toMatchObject({ status: 429 });
    const wrong = client.with({ 'x-api-key': `${botKey}x`, 'x-telegram-user-id': '1' });
    await expect(wrong.users.me()).rejects.toMatchObject({ status: 401 });
    await expect(wrong.users.me()).rejects.toMatchObject({ status: 401 });
    await expect(wrong.users.me()).rejects.toMatchObject({ status: 429 });
  });
});
