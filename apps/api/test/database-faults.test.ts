import { createTestDb, type TestDb } from '@hookah/db/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import { type Connections, connectDatabase } from '#src/connections.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '#src/testing/fault-proxy.ts';
import { seedCatalogue } from '#src/testing/seed.ts';
import { TEST_BOT_KEY, testConfig } from '#src/testing/start-test-api.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const headers = { 'x-api-key': TEST_BOT_KEY, 'x-telegram-user-id': '1' };
/** What is promised, and what a machine adds that has other things to do. */
const MOST_WAITED_MS = 2000 + 500;

let database: TestDb;
let proxy: FaultProxy;
let connections: Connections;
let app: FastifyInstance;
beforeAll(async () => {
  database = await createTestDb();
  await seedCatalogue(database.prisma);
  proxy = await startFaultProxy({ port: Number(new URL(database.connectionString).port) });
  const connectionString = proxy.through(database.connectionString);
  const config = testConfig(connectionString);
  connections = connectDatabase(config);
  app = await buildApp({ connections, config, logger: silent });
  await app.ready();
});
afterEach(async () => {
  await proxy.suffer('none');
  await expect
    .poll(async () => (await ask('/health/ready')).status, { interval: 50, timeout: 10_000 })
    .toBe(200);
});
afterAll(async () => {
  await app.close();
  await connections.close();
  await proxy.close();
  await database.drop();
});

const ask = async (path: string, method: 'GET' | 'POST' = 'GET', payload?: object, key?: string) => {
  const before = performance.now();
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(payload === undefined ? {} : { payload }),
  });
  return {
    status: answer.statusCode,
    retryAfter: answer.headers['retry-after'],
    body: answer.json(),
    ms: performance.now() - before,
  };
};

const FAULTS: Readonly<Record<string, Fault>> = {
  'takes no connections': 'refuse',
  'takes connections and hangs': 'hang',
  'resets every connection': 'reset',
  'answers by the byte': { dripMs: 50 },
  'is cut off in the middle of its answers': { cutAfter: 40 },
};

test.each(Object.entries(FAULTS))(
  'A9 a database that %s: live, not ready, nobody waits over two seconds, all is well as soon as it is',
  async (what, fault) => {
    const write = (name: string) =>
      ask(
        '/wishlist/items',
        'POST',
        { customName: `${what} ${name}` },
        `${what} ${name}`.replaceAll(' ', '-'),
      );
    await ask('/tobaccos');
    await proxy.suffer(fault);
    const health = Promise.all([ask('/health/live'), ask('/health/ready')]);
    // More at once than there are connections.
    const refused = await Promise.all(
      Array.from({ length: 15 }, (_, index) => [
        ask(`/tobaccos?search=${index}`),
        ask('/wishlist'),
        write('twice'),
        ask('/bot/updates/claim', 'POST', { limit: 1, leaseSeconds: 1 }),
      ]).flat(),
    );
    const [live, ready] = await health;
    expect(live).toMatchObject({ status: 200 });
    expect(ready).toMatchObject({ status: 503, retryAfter: '1' });
    expect(ready.ms).toBeLessThan(MOST_WAITED_MS);
    for (const { status, retryAfter, body, ms } of refused) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '1' });
      expect(body.error).toEqual({
        code: 'SERVICE_UNAVAILABLE',
        message: 'The database does not answer: try again in a moment',
        details: null,
      });
      expect(ms).toBeLessThan(MOST_WAITED_MS);
    }

    await proxy.suffer('none');
    await expect
      .poll(() => write('twice'), { interval: 100, timeout: 10_000 })
      .toMatchObject({ status: 200 });
    const { body } = await ask('/wishlist');
    const names = body.data.items.map(({ customName }: { customName: string }) => customName);
    expect(names.filter((name: string) => name.startsWith(what))).toEqual([`${what} twice`]);
  },
);

test('A9 a read that a short outage has cut off is asked again, and nobody sees it', async () => {
  await ask('/tobaccos');
  await proxy.suffer('refuse');
  const reads = Array.from({ length: 20 }, (_, index) =>
    ask(`/tobaccos?sort=name&search=${'абвг'.charAt(index % 4)}`),
  );
  setTimeout(() => void proxy.suffer('none'), 500);
  for (const { status } of await Promise.all(reads)) expect(status).toBe(200);
});
