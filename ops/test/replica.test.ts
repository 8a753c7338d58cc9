import { buildApp } from '@hookah/api/app';
import { apiConfig } from '@hookah/api/config';
import { type Connections, connectDatabase } from '@hookah/api/connections';
import { type FaultProxy, startFaultProxy } from '@hookah/api/testing/fault-proxy';
import { migrate } from '@hookah/db/migrate';
import { createApiClient } from '@hookah/shared/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected } from '#src/backup/postgres.ts';
import { type Cluster, startCluster, startReplica } from './debian-cluster.ts';
import { fillCatalogue } from './invented-catalogue.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const BOT_KEY = 'replica-bot-key-0123456789-0123456789-0123456789';
const TOBACCOS = 2_000;
/** What a reader of the catalogue may be behind (P1), and what a loaded machine needs to answer. */
const STALE_AT_MOST_MS = 1_500;

let primary: Cluster;
let copy: Cluster;
let proxy: FaultProxy;
let connections: Connections;
let app: Awaited<ReturnType<typeof buildApp>>;
let origin: string;

beforeAll(async () => {
  primary = await startCluster(['fsync=off']);
  await connected(primary.url('postgres'), (client) => client.query('CREATE DATABASE hookah'));
  await migrate({ connectionString: primary.url('hookah'), log });
  await fillCatalogue(primary.url('hookah'), TOBACCOS);
  copy = await startReplica(primary, ['fsync=off']);
  proxy = await startFaultProxy({ port: copy.port });
  const config = apiConfig({
    DATABASE_URL: primary.url('hookah'),
    DATABASE_REPLICA_URL: proxy.through(copy.url('hookah')),
    JWT_SECRET: 'replica-jwt-secret-0123456789-0123456789',
    BOT_API_KEY: BOT_KEY,
    TELEGRAM_BOT_TOKEN: '7777777777:AAreplica-token-of-a-bot-that-is-not_there',
    API_LIMIT_PER_USER: '1000000',
    API_LIMIT_PER_ADDRESS: '1000000',
  });
  connections = connectDatabase(config);
  app = await buildApp({ connections, config, logger: log });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app?.close();
  await connections?.close();
  await proxy?.close();
  copy?.destroy();
  primary?.destroy();
});

const onPrimary = (sql: string) => connected(primary.url('hookah'), (client) => client.query(sql));
const onCopy = (sql: string) => connected(copy.url('hookah'), (client) => client.query(sql));

const bot = () =>
  createApiClient({
    baseUrl: `${origin}/api/v1`,
    retries: 0,
    headers: () => ({ 'x-api-key': BOT_KEY, 'x-telegram-user-id': '1' }),
  });
const replicaState = async (): Promise<unknown> => {
  const body: unknown = await (await fetch(`${origin}/api/v1/health/ready`)).json();
  return Reflect.get(Object(Reflect.get(Object(body), 'data')), 'replica');
};
const untilReplica = (state: 'up' | 'away') => expect.poll(replicaState, { interval: 20 }).toBe(state);

/** How often rows of the catalogue were looked for there. */
const looksAt = async (cluster: Cluster): Promise<number> =>
  connected(cluster.url('hookah'), async (client) => {
    const { rows } = await client.query<{ looks: number }>(
      "SELECT (seq_scan + idx_scan)::int AS looks FROM pg_stat_user_tables WHERE relname = 'tobaccos'",
    );
    return rows[0]?.looks ?? 0;
  });

let next = 0;
/** One that nobody has asked for yet, so that no memory answers. */
const readAnother = async () => {
  next += 1;
  return bot().tobaccos.get(next);
};

describe('a streaming replica', () => {
  it('answers for the catalogue, and the primary is not asked', async () => {
    await untilReplica('up');
    const before = { primary: await looksAt(primary), copy: await looksAt(copy) };
    // A server tells what it counted with a later statement of the same connection, a second on: so go on reading.
    const looks = async () => {
      await readAnother();
      return looksAt(copy);
    };
    await expect.poll(looks, { interval: 20 }).toBeGreaterThanOrEqual(before.copy + 15);
    expect(await looksAt(primary)).toBe(before.primary);
  });

  it('shows what a scrape has written within a second, also while it lags behind', async () => {
    const name = async () => (await bot().tobaccos.get(1)).name;
    await name();
    await onPrimary("UPDATE tobaccos SET name = 'Раз' WHERE id = 1");
    await expect.poll(name, { interval: 5, timeout: STALE_AT_MOST_MS }).toBe('Раз');

    await onCopy('SELECT pg_wal_replay_pause()');
    try {
      await onPrimary("UPDATE tobaccos SET name = 'Два' WHERE id = 1");
      await expect.poll(name, { interval: 5, timeout: STALE_AT_MOST_MS }).toBe('Два');
      expect(await replicaState()).toBe('away');
      // And what memory keeps of it is not what the replica would have said.
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await name()).toBe('Два');
    } finally {
      await onCopy('SELECT pg_wal_replay_resume()');
    }
    await untilReplica('up');
    expect(await name()).toBe('Два');
  });

  it('is never asked for a person’s own list: one reads what one has just written', async () => {
    await onCopy('SELECT pg_wal_replay_pause()');
    try {
      const client = bot();
      for (let id = 101; id <= 108; id += 1) {
        const { item } = await client.wishlist.add({ tobaccoId: id });
        const { items } = await client.wishlist.list({ limit: 100 });
        expect(items.map((one) => one.id)).toContain(item.id);
        await client.wishlist.patch(item.id, { state: 'tried', verdict: 'never' });
        const page = await client.tobaccos.list({ hide: ['tried'], search: `чирника ${id}`, limit: 5 });
        expect(page.items.map((one) => one.id)).not.toContain(id);
      }
    } finally {
      await onCopy('SELECT pg_wal_replay_resume()');
    }
    await untilReplica('up');
  });

  it.each(['refuse', 'hang', 'reset'] as const)(
    'when its network does %s, the primary answers within two seconds, and it comes back by itself',
    async (fault) => {
      await proxy.suffer(fault);
      for (let turn = 0; turn < 20; turn += 1) {
        const startedAt = performance.now();
        await readAnother();
        expect(performance.now() - startedAt).toBeLessThan(2_000);
      }
      await untilReplica('away');
      await proxy.suffer('none');
      await untilReplica('up');
    },
  );

  it('killed under load costs no reader an answer', async () => {
    let isOver = false;
    let reads = 0;
    const readers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        await readAnother();
        reads += 1;
      }
    });
    await expect.poll(() => reads).toBeGreaterThan(20);
    copy.kill();
    await untilReplica('away');
    const before = reads;
    await expect.poll(() => reads).toBeGreaterThan(before + 20);
    isOver = true;
    await Promise.all(readers);
    await copy.startAgain();
    await untilReplica('up');
  });
});
