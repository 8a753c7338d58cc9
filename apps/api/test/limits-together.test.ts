import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import type { ApiConfig } from '#src/config.ts';
import { type Connections, connectDatabase } from '#src/connections.ts';
import { startTestRedis, type TestRedis } from '#src/testing/start-redis.ts';
import { startTestApi, type TestApi, testConfig } from '#src/testing/start-test-api.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const many = { perAddress: 1_000_000, perUser: 1_000_000, bot: 1_000_000 };

let redis: TestRedis;
let database: TestApi;
let running: FastifyInstance[] = [];
/** Where they listen. */
let connections: Connections;
let instances: string[] = [];
beforeAll(async () => {
  database = await startTestApi();
});
afterAll(() => database.close());
beforeEach(async () => {
  redis = await startTestRedis();
});
afterEach(async () => {
  await Promise.all(running.map((app) => app.close()));
  await connections.close();
  await redis.kill();
});

const start = async (limits: Partial<ApiConfig['limits']>, much = 2) => {
  const { connectionString } = database;
  const config = testConfig(connectionString, {
    redisUrl: redis.url,
    limits: { ...many, ...limits },
    trustProxy: ['127.0.0.0/8'],
  });
  connections = connectDatabase(config);
  running = await Promise.all(
    Array.from({ length: much }, () => buildApp({ connections, config, logger: silent })),
  );
  instances = await Promise.all(running.map((app) => app.listen({ host: config.host, port: 0 })));
};

/** Each time from an address of its own, so that asking runs into no limit. */
let asked = 0;
const redisOf = async (url: string): Promise<unknown> => {
  asked += 1;
  const headers = { 'x-forwarded-for': `10.0.${asked >> 8}.${asked & 255}` };
  const answer = await fetch(`${url}/api/v1/health/ready`, { headers });
  return Reflect.get(Object(((await answer.json()) as { data: unknown }).data), 'redis');
};
const untilRedis = (state: 'up' | 'away') =>
  expect
    .poll(() => Promise.all(instances.map(redisOf)), { timeout: 10_000 })
    .toEqual(instances.map(() => state));

type Ask = (instance: string) => Promise<{ status: number }>;

/** So many requests at once, to each instance in turn. */
const statuses = async (much: number, ask: Ask): Promise<Record<number, number>> => {
  const answers = await Promise.all(
    Array.from({ length: much }, (_, index) => ask(String(instances[index % instances.length]))),
  );
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const from =
  (address: string): Ask =>
  (instance) =>
    fetch(`${instance}/api/v1/health/live`, { headers: { 'x-forwarded-for': address } });

describe('A6 limits of several instances', { timeout: 60_000 }, () => {
  test('A6 with Redis they are counted together, exactly: by address, person and bot', async () => {
    await start({ perAddress: 61, perUser: 31, bot: 50 }, 3);
    await untilRedis('up');
    // On a machine that gives Redis no turn in time each counts by itself for a moment: then another address is tried.
    let tries = 0;
    const burst = () => {
      tries += 1;
      return statuses(200, from(`203.0.113.${tries}`));
    };
    await expect.poll(burst, { timeout: 15_000 }).toEqual({ 200: 61, 429: 139 });
    const refused = await fetch(`${instances[0]}/api/v1/health/live`, {
      headers: { 'x-forwarded-for': `203.0.113.${tries}` },
    });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const { botKey } = database;
    const asBot =
      (id: number): Ask =>
      (instance) =>
        fetch(`${instance}/api/v1/users/me`, {
          headers: { 'x-api-key': botKey, 'x-telegram-user-id': String(id) },
        });
    await statuses(1, asBot(1));
    expect(await statuses(40, asBot(1))).toEqual({ 200: 30, 429: 10 });
    // 41 of the bot's 50 are used.
    expect(await statuses(20, asBot(2))).toEqual({ 200: 9, 429: 11 });
  });

  test('A6 with Redis gone each instance keeps the limit by itself, from what it has counted; and together again after', async () => {
    await start({ perAddress: 10 });
    await untilRedis('up');
    expect(await statuses(4, from('203.0.113.1'))).toEqual({ 200: 4 });
    await redis.kill();
    // Two of the four were each one's: eight are left to each.
    expect(await statuses(60, from('203.0.113.1'))).toEqual({ 200: 16, 429: 44 });
    await untilRedis('away');

    // It has forgotten everything, and limits are shared again by themselves.
    await redis.start();
    await untilRedis('up');
    expect(await statuses(40, from('203.0.113.2'))).toEqual({ 200: 10, 429: 30 });
  });

  test('A6 with Redis hanging nobody waits for it 100 ms, and nobody gets a 500', async () => {
    await start({ perAddress: 10 }, 1);
    await untilRedis('up');
    const [first, later]: [number[], number[]] = [[], []];
    const millisecondsOfOne = async (turn: number) => {
      const before = performance.now();
      expect(await statuses(1, from(`203.0.113.${turn}`))).toEqual({ 200: 1 });
      return performance.now() - before;
    };
    for (let turn = 0; turn < 5; turn += 1) {
      redis.hang();
      first.push(await millisecondsOfOne(turn));
      later.push(await millisecondsOfOne(turn));
      expect(await statuses(28, from(`203.0.113.${turn}`))).toEqual({ 200: 8, 429: 20 });
      redis.goOn();
      await untilRedis('up');
    }
    // The least of five: a busy machine may add to any of them, and takes from none.
    expect(Math.min(...first)).toBeLessThan(100);
    // Once it is known to hang it is not waited for at all.
    expect(Math.min(...later)).toBeLessThan(30);
  });

  test('A6 an instance that starts without Redis serves with limits of its own until there is one', async () => {
    await redis.kill();
    await start({ perAddress: 10 }, 1);
    expect(await statuses(15, from('203.0.113.1'))).toEqual({ 200: 10, 429: 5 });
    await redis.start();
    await untilRedis('up');
    expect(await statuses(15, from('203.0.113.2'))).toEqual({ 200: 10, 429: 5 });
  });
});
