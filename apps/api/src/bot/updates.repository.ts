import { Prisma } from '@hookah/db/client';
import type { ClaimedUpdate, IncomingUpdate } from '@hookah/shared/bot';
import type { Statements } from '#src/database.ts';

export type UpdatesRepository = ReturnType<typeof createUpdatesRepository>;

export type HeldUpdate = {
  state: 'pending' | 'processing' | 'done' | 'parked';
  attempts: number;
  leaseToken: string | null;
};

/** Whose update it is, by the chat they have with the bot, or else by what is in it; null: nobody's. */
const SENDER = Prisma.sql`coalesce(
  CASE WHEN chat_id > 0 THEN chat_id END,
  jsonb_path_query_first(payload, '$.*.from.id ? (@.type() == "number" && @ > 0 && @ < 4503599627370496)')::bigint)`;

export const createUpdatesRepository = (database: Statements) => ({
  /** @returns how many had not been here before */
  store: (updates: readonly IncomingUpdate[], now: Date): Promise<number> =>
    database.execute(Prisma.sql`
      INSERT INTO bot_updates (update_id, chat_id, payload, received_at)
      SELECT "updateId", "chatId", update, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb)
        AS given("updateId" bigint, "chatId" bigint, update jsonb)
      ON CONFLICT (update_id) DO NOTHING`),

  /** Those whose every holder vanished without a word: they may be what ended them. */
  parkHopeless: (mostAttempts: number, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE bot_updates SET state = 'parked', done_at = ${now}, last_error = coalesce(last_error, 'never settled')
      WHERE state = 'processing' AND attempts >= ${mostAttempts}::int AND leased_until <= ${now}`),

  /**
   * Of each chat its earliest unsettled update, when nobody holds one of that chat and it isn't waiting for its next
   * attempt. Between attempts `leased_until` is when that may begin.
   */
  claim: async (limit: number, leasedUntil: Date, now: Date): Promise<ClaimedUpdate[]> => {
    type Row = {
      updateId: bigint;
      chatId: bigint | null;
      update: Record<string, unknown>;
      attempts: number;
      leaseToken: string;
      leasedUntil: Date;
    };
    const rows = await database.query<Row>(Prisma.sql`
      WITH due AS (
        SELECT u.update_id FROM bot_updates u
        WHERE u.state IN ('pending', 'processing') AND (u.leased_until IS NULL OR u.leased_until <= ${now})
          AND NOT EXISTS (
            SELECT 1 FROM bot_updates other
            WHERE other.chat_id = u.chat_id AND other.state IN ('pending', 'processing')
              AND (other.update_id < u.update_id
                OR (other.update_id > u.update_id AND other.state = 'processing' AND other.leased_until > ${now})))
        ORDER BY u.update_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      UPDATE bot_updates u SET state = 'processing', attempts = u.attempts + 1, lease_token = gen_random_uuid(),
        leased_until = ${leasedUntil}
      FROM due WHERE u.update_id = due.update_id
      RETURNING u.update_id AS "updateId", u.chat_id AS "chatId", u.payload AS update, u.attempts,
        u.lease_token AS "leaseToken", u.leased_until AS "leasedUntil"`);
    return rows
      .map((row) => ({
        ...row,
        updateId: Number(row.updateId),
        chatId: row.chatId === null ? null : Number(row.chatId),
        leasedUntil: row.leasedUntil.toISOString(),
      }))
      .sort((a, b) => a.updateId - b.updateId);
  },

  lock: async (updateId: number): Promise<HeldUpdate | null> => {
    const [row] = await database.query<HeldUpdate>(Prisma.sql`
      SELECT state, attempts, lease_token AS "leaseToken" FROM bot_updates
      WHERE update_id = ${updateId}::bigint FOR UPDATE`);
    return row ?? null;
  },

  /** When the next one that somebody holds, or that waits for its next attempt, falls due. */
  nextDue: async (now: Date): Promise<Date | null> => {
    const [row] = await database.query<{ due: Date | null }>(Prisma.sql`
      SELECT min(leased_until) AS due FROM bot_updates
      WHERE state IN ('pending', 'processing') AND leased_until > ${now}`);
    return row?.due ?? null;
  },

  hold: (updateId: number, leasedUntil: Date) =>
    database.execute(Prisma.sql`
      UPDATE bot_updates SET leased_until = ${leasedUntil} WHERE update_id = ${updateId}::bigint`),

  /**
   * What was done is known by its number from then on, as Telegram may send it again; what was in it is kept of parked
   * ones alone, to be looked into, and not when its sender has left meanwhile.
   */
  finish: (updateId: number, state: 'done' | 'parked', error: string | null, now: Date) =>
    database.execute(Prisma.sql`
      WITH held AS (SELECT update_id, ${SENDER} AS sender FROM bot_updates WHERE update_id = ${updateId}::bigint),
      known AS (
        SELECT update_id, sender IS NULL OR EXISTS (SELECT 1 FROM users WHERE telegram_id = sender) AS "isHere" FROM held)
      UPDATE bot_updates u SET state = ${state}, done_at = ${now}, leased_until = NULL,
        last_error = coalesce(${error}, last_error), chat_id = CASE WHEN "isHere" THEN chat_id END,
        payload = CASE WHEN "isHere" AND ${state} = 'parked' THEN payload ELSE '{}' END
      FROM known WHERE u.update_id = known.update_id`),

  retryAt: (updateId: number, at: Date, error: string) =>
    database.execute(Prisma.sql`
      UPDATE bot_updates SET state = 'pending', leased_until = ${at}, last_error = ${error}
      WHERE update_id = ${updateId}::bigint`),
});
