import type { PrismaClient } from '@hookah/db/client';
import { Gauge, type Registry } from 'prom-client';

/** Counting a million rows is not free: whoever asks more often gets the same counts. */
const COUNTED_FOR_MS = 30_000;

type Counts = {
  users: number;
  active_day: number;
  active_week: number;
  active_month: number;
  lists: number;
  updates_pending: number;
  updates_parked: number;
  messages_waiting: number;
  messages_failed: number;
  messages_oldest: number;
  last_scrape_ok: number;
  last_scrape_at: number;
  catalogue_at: number;
};

/**
 * What the database knows of us, asked by the function this returns. While it does not answer these have no values, and
 * `api_database_up` is 0: an old number would look like a true one.
 */
export const observeDatabase = (prisma: PrismaClient, registers: Registry[]): (() => Promise<void>) => {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const users = gauge('users_total', 'People there are');
  const active = gauge('users_active', 'People seen within a time', ['within']);
  const lists = gauge('wishlists_active', 'Lists with at least one item');
  const updates = gauge('bot_updates_waiting', 'Updates of Telegram not settled, by state', ['state']);
  const messages = gauge('outbox_messages_waiting', 'Messages to people not sent, by state', ['state']);
  const oldest = gauge(
    'outbox_oldest_waiting_seconds',
    'How long the message that is due longest has waited',
  );
  const catalogueAt = gauge(
    'catalog_read_timestamp_seconds',
    'When the last whole scrape that went well ended; 0: none has',
  );
  const lastScrapeOk = gauge('scrape_last_ok', 'Whether the last whole scrape that ended went well: 1 or 0');
  const lastScrapeAt = gauge(
    'scrape_last_timestamp_seconds',
    'When the last whole scrape ended; 0: none has',
  );
  const connections = gauge('api_database_connections', 'Connections of all APIs, by what they do', [
    'state',
  ]);
  const all = [
    users,
    active,
    lists,
    updates,
    messages,
    oldest,
    catalogueAt,
    lastScrapeOk,
    lastScrapeAt,
    connections,
  ];

  const count = keptFor(COUNTED_FOR_MS, () => countAll(prisma));
  const isUp = gauge('api_database_up', 'Whether the database answered: 1 or 0');
  return async () => {
    try {
      const [counts, states] = await Promise.all([count(), connectionStates(prisma)]);
      users.set(counts.users);
      active.set({ within: 'day' }, counts.active_day);
      active.set({ within: 'week' }, counts.active_week);
      active.set({ within: 'month' }, counts.active_month);
      lists.set(counts.lists);
      updates.set({ state: 'pending' }, counts.updates_pending);
      updates.set({ state: 'parked' }, counts.updates_parked);
      messages.set({ state: 'waiting' }, counts.messages_waiting);
      messages.set({ state: 'failed' }, counts.messages_failed);
      oldest.set(counts.messages_oldest);
      catalogueAt.set(counts.catalogue_at);
      lastScrapeOk.set(counts.last_scrape_ok);
      lastScrapeAt.set(counts.last_scrape_at);
      connections.reset();
      for (const { state, connections: many } of states) connections.set({ state }, many);
      isUp.set(1);
    } catch {
      for (const one of all) {
        one.reset();
        one.remove({});
      }
      isUp.set(0);
    }
  };
};

const countAll = async (prisma: PrismaClient): Promise<Counts> => {
  const [counts] = await prisma.$queryRaw<Counts[]>`
    SELECT people.*, scrapes.*,
      (SELECT count(DISTINCT wishlist_id)::int FROM wishlist_items WHERE deleted_at IS NULL) AS lists,
      (SELECT count(*)::int FROM bot_updates WHERE state IN ('pending', 'processing')) AS updates_pending,
      (SELECT count(*)::int FROM bot_updates WHERE state = 'parked') AS updates_parked,
      (SELECT count(*)::int FROM outbox
        WHERE sent_at IS NULL AND failed_at IS NULL AND not_before <= now()) AS messages_waiting,
      (SELECT coalesce(extract(epoch FROM now() - min(not_before)), 0)::float FROM outbox
        WHERE sent_at IS NULL AND failed_at IS NULL AND not_before <= now()) AS messages_oldest,
      (SELECT count(*)::int FROM outbox WHERE failed_at > now() - interval '1 day') AS messages_failed
    FROM (
      SELECT count(*)::int AS users,
        (count(*) FILTER (WHERE last_seen_at > now() - interval '1 day'))::int AS active_day,
        (count(*) FILTER (WHERE last_seen_at > now() - interval '7 days'))::int AS active_week,
        (count(*) FILTER (WHERE last_seen_at > now() - interval '30 days'))::int AS active_month
      FROM users
    ) AS people, (
      SELECT coalesce(extract(epoch FROM max(finished_at) FILTER (WHERE outcome = 'ok')), 0)::float AS catalogue_at,
        coalesce(extract(epoch FROM max(finished_at)), 0)::float AS last_scrape_at,
        coalesce((array_agg((outcome = 'ok')::int ORDER BY finished_at DESC))[1], 0) AS last_scrape_ok
      FROM scrape_runs WHERE kind <> 'partial' AND finished_at IS NOT NULL
    ) AS scrapes`;
  if (counts === undefined) throw new Error('A count without a row');
  return counts;
};

const connectionStates = (prisma: PrismaClient): Promise<{ state: string; connections: number }[]> =>
  prisma.$queryRaw`
    SELECT coalesce(state, 'unknown') AS state, count(*)::int AS connections
    FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = current_setting('application_name')
    GROUP BY 1`;

const keptFor = <T>(milliseconds: number, ask: () => Promise<T>): (() => Promise<T>) => {
  let held: { answer: T; at: number } | undefined;
  return async () => {
    if (held === undefined || performance.now() - held.at > milliseconds) {
      held = { answer: await ask(), at: performance.now() };
    }
    return held.answer;
  };
};
