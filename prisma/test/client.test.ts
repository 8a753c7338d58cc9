import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkDatabase, createPrisma, type PrismaOptions } from '../client.ts';
import { createTestDb, type TestDb } from '../testing.ts';

let db: TestDb;
beforeAll(async () => {
  db = await createTestDb();
});
afterAll(() => db.drop());

function client(options: Partial<PrismaOptions> = {}) {
  const prisma = createPrisma({ connectionString: db.connectionString, ...options });
  onTestFinished(() => prisma.$disconnect());
  return prisma;
}

test('its connections bear its name and have a limit for every wait', async () => {
  const prisma = client({ applicationName: 'api' });
  const [row] = await prisma.$queryRaw<object[]>`
    SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS statement,
           current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`;
  expect(row).toEqual({ name: 'api', statement: '15s', lock: '5s', idle: '15s' });
});

test('when the database drops every connection, the loss is reported and the next query succeeds', async () => {
  const errors: Error[] = [];
  const prisma = client({ applicationName: 'dropped', onError: (error) => errors.push(error) });
  await prisma.brand.count();
  await db.prisma
    .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dropped'`;
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  expect(await prisma.brand.count()).toBe(0);
});

test('a query with no connection free fails within seconds instead of waiting for ever', async () => {
  const prisma = client({ poolSize: 1 });
  // Prisma sends nothing before somebody waits for it.
  const busy = prisma.$queryRaw`SELECT pg_sleep(3)::text`.then(() => undefined);
  const started = performance.now();
  await expect(prisma.brand.count()).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(2_900);
  await busy;
});

describe('the check for readiness', () => {
  test('is true while the database answers', async () => {
    expect(await checkDatabase(client())).toBe(true);
  });

  test('is false, and in time, when nobody listens and when a server accepts but never answers', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (const target of [1, port]) {
      const prisma = client({ connectionString: `postgresql://a:b@127.0.0.1:${target}/x` });
      const started = performance.now();
      expect(await checkDatabase(prisma, 300)).toBe(false);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});

test('a statement is prepared once a connection, and thousands of different ones do not pile up in the server', async () => {
  const prisma = client({ poolSize: 1 });
  const count = async () => {
    const [row] = await prisma.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM pg_prepared_statements`;
    return row?.n ?? 0;
  };
  for (let n = 0; n < 5; n++) await prisma.brand.findMany({ where: { id: n } });
  expect(await count()).toBe(2);
  for (let n = 0; n < 1_000; n++) await prisma.$queryRawUnsafe(`SELECT ${n}::int AS n`);
  expect(await count()).toBeLessThanOrEqual(500);
  const bulk = Array.from({ length: 2_000 }, (_, n) => `(${n})`).join(',');
  const before = await count();
  await prisma.$queryRawUnsafe(`SELECT count(*)::int FROM (VALUES ${bulk}) AS t`);
  expect(await count()).toBe(before);
});

test('its connections have the settings they are given, as to plan a statement once and not for its values', async () => {
  const plansOf = async (settings: Record<string, string>) => {
    const prisma = client({ poolSize: 1, settings });
    for (let n = 0; n < 5; n++) await prisma.brand.findMany({ where: { id: n } });
    const [row] = await prisma.$queryRaw<object[]>`
      SELECT generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements
      WHERE statement LIKE '%brands%' AND statement NOT LIKE '%pg_prepared_statements%'`;
    return row;
  };
  expect(await plansOf({ plan_cache_mode: 'force_generic_plan', random_page_cost: '1.1' })).toEqual({
    generic: 5,
    custom: 0,
  });
  expect(await plansOf({})).toEqual({ generic: 0, custom: 5 });
});
