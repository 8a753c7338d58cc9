import { Prisma } from '@hookah/db/client';
import type { AlertPreferences } from '@hookah/shared/alerts';
import { STORED_PREFERENCES } from '#src/alerts/alerts.repository.ts';
import type { Statements } from '#src/database.ts';

export type OutboxRepository = ReturnType<typeof createOutboxRepository>;

/** `dedupeKey`: of its cause, which never writes a second one. */
export type NewMessage = {
  kind: 'news' | 'claim';
  chatId: string;
  userId: string;
  payload: Readonly<Record<string, string | number>>;
  dedupeKey: string;
  notBefore: Date;
};

export type Addressee = {
  userId: string;
  chatId: string;
  isReachable: boolean;
  language: string | null;
  preferences: AlertPreferences | null;
};

const isUnsettled = Prisma.sql`o.sent_at IS NULL AND o.failed_at IS NULL`;
const isDue = (now: Date) =>
  Prisma.sql`${isUnsettled} AND o.not_before <= ${now} AND (o.leased_until IS NULL OR o.leased_until <= ${now})`;

/** Far more than are taken at once: among the first may be those of people whom somebody else holds. */
const ROWS_LOOKED_AT = 500;

export const createOutboxRepository = (database: Statements) => ({
  /** Once a cause; to people who are still there. */
  write: async (messages: readonly NewMessage[], now: Date): Promise<void> => {
    if (messages.length === 0) return;
    await database.execute(Prisma.sql`
      INSERT INTO outbox (chat_id, user_id, kind, payload, dedupe_key, created_at, not_before)
      SELECT r."chatId", u.id, r.kind, r.payload, r."dedupeKey", ${now}, r."notBefore"
      FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
        AS r(kind text, "chatId" bigint, "userId" uuid, payload jsonb, "dedupeKey" text, "notBefore" timestamptz)
      JOIN users u ON u.id = r."userId"
      FOR KEY SHARE OF u
      ON CONFLICT (dedupe_key) DO NOTHING`);
  },

  /** In how many messages this person was told of claims since then. */
  countToldClaims: async (userId: string, since: Date): Promise<number> => {
    const [row] = await database.query<{ count: number }>(Prisma.sql`
      SELECT count(DISTINCT lease_token)::int AS count FROM outbox
      WHERE user_id = ${userId}::uuid AND kind = 'claim' AND sent_at > ${since}`);
    return row?.count ?? 0;
  },

  /** Takes back what has not been sent, and is not being sent. */
  withdraw: (dedupeKey: string, now: Date) =>
    database.execute(Prisma.sql`
      DELETE FROM outbox o WHERE o.dedupe_key = ${dedupeKey} AND ${isUnsettled}
        AND (o.leased_until IS NULL OR o.leased_until <= ${now})`),

  /** What waits for this person's digest waits for another moment. */
  reschedule: (userId: string, notBefore: Date, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE outbox o SET not_before = ${notBefore} WHERE o.user_id = ${userId}::uuid AND o.kind = 'news'
        AND ${isUnsettled} AND o.not_before > ${now}`),

  /** People with something to be told now, kept from other senders until the end of the transaction. */
  lockDue: (limit: number, now: Date): Promise<Addressee[]> =>
    database.query(Prisma.sql`
      SELECT u.id AS "userId", u.telegram_id::text AS "chatId", u.reachable AS "isReachable",
        coalesce(u.chosen_language, u.language) AS language, ${STORED_PREFERENCES} AS preferences
      FROM users u LEFT JOIN alert_preferences p ON p.user_id = u.id
      WHERE u.id IN (
          SELECT due.user_id FROM (
            SELECT o.user_id FROM outbox o WHERE ${isDue(now)} ORDER BY o.not_before, o.id LIMIT ${ROWS_LOOKED_AT}) due)
        AND NOT EXISTS (
          SELECT 1 FROM outbox o WHERE o.user_id = u.id AND ${isUnsettled} AND o.leased_until > ${now})
      LIMIT ${limit} FOR NO KEY UPDATE OF u SKIP LOCKED`),

  /** @returns the token under which all that is due to this person is held, null when there is nothing any more */
  lease: async (userId: string, leasedUntil: Date, now: Date): Promise<string | null> => {
    const [row] = await database.query<{ token: string }>(Prisma.sql`
      WITH lease AS (SELECT gen_random_uuid() AS token), held AS (
        UPDATE outbox o SET lease_token = lease.token, leased_until = ${leasedUntil}
        FROM lease WHERE o.user_id = ${userId}::uuid AND ${isDue(now)} RETURNING o.id)
      SELECT token FROM lease WHERE EXISTS (SELECT 1 FROM held)`);
    return row?.token ?? null;
  },

  giveUpDue: (userId: string, why: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE outbox o SET failed_at = ${now}, last_error = ${why}
      WHERE o.user_id = ${userId}::uuid AND ${isDue(now)}`),

  postponeDue: (userId: string, until: Date, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE outbox o SET not_before = ${until} WHERE o.user_id = ${userId}::uuid AND ${isDue(now)}`),

  /** What is held by this lease, or was when it was settled; locked. */
  lockHeld: (leaseToken: string): Promise<{ isSent: boolean; isFailed: boolean; attempts: number }[]> =>
    database.query(Prisma.sql`
      SELECT o.sent_at IS NOT NULL AS "isSent", o.failed_at IS NOT NULL AS "isFailed", o.attempts
      FROM outbox o WHERE o.lease_token = ${leaseToken}::uuid FOR UPDATE`),

  sent: (leaseToken: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE outbox SET sent_at = ${now}, leased_until = NULL WHERE lease_token = ${leaseToken}::uuid`),

  giveUp: (leaseToken: string, why: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE outbox SET failed_at = ${now}, last_error = ${why}, leased_until = NULL
      WHERE lease_token = ${leaseToken}::uuid`),

  /** `error` null: it is nobody's fault, and counts as no attempt. */
  tryAgainAt: (leaseToken: string, at: Date, error: string | null) =>
    database.execute(Prisma.sql`
      UPDATE outbox SET not_before = ${at}, lease_token = NULL, leased_until = NULL,
        attempts = attempts + ${error === null ? 0 : 1}::int, last_error = coalesce(${error}, last_error)
      WHERE lease_token = ${leaseToken}::uuid`),

  markUnreachable: (leaseToken: string) =>
    database.execute(Prisma.sql`
      UPDATE users SET reachable = false
      WHERE id IN (SELECT user_id FROM outbox WHERE lease_token = ${leaseToken}::uuid)`),
});
