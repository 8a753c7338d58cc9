import { Prisma } from '@hookah/db/client';
import { type Language, languageOf } from '@hookah/shared/closed-sets';
import type { TelegramProfile, User } from '@hookah/shared/users';
import { isSignedIn } from '#src/auth/identity.ts';
import { BOT, BOT_CLAIMS } from '#src/bot/callers.ts';
import type { Statements } from '#src/database.ts';

export type UsersRepository = ReturnType<typeof createUsersRepository>;

type Row = {
  id: string;
  telegram_id: bigint;
  first_name: string | null;
  last_name: string | null;
  username: string | null;
  language: string | null;
  chosen_language: string | null;
  created_at: Date;
};

const COLUMNS = Prisma.sql`u.id, u.telegram_id, u.first_name, u.last_name, u.username, u.language,
  u.chosen_language, u.created_at`;

const userOf = (row: Row): User => ({
  id: row.id,
  telegramId: Number(row.telegram_id),
  firstName: row.first_name ?? '',
  lastName: row.last_name,
  username: row.username,
  language: languageOf(row.chosen_language ?? row.language),
  languageChosen: row.chosen_language !== null,
  createdAt: row.created_at.toISOString(),
});

export const createUsersRepository = (database: Statements) => {
  const first = async (sql: Prisma.Sql): Promise<User | null> => {
    const [row] = await database.query<Row>(sql);
    return row ? userOf(row) : null;
  };

  return {
    /** Null when the person is gone or the sign-in was revoked. */
    findBySession: (userId: string, sessionId: string) =>
      first(Prisma.sql`
        SELECT ${COLUMNS} FROM users u
        WHERE u.id = ${userId}::uuid AND ${isSignedIn({ userId, sessionId })}`),

    findByTelegramId: (telegramId: number) =>
      first(Prisma.sql`SELECT ${COLUMNS} FROM users u WHERE u.telegram_id = ${telegramId}::bigint`),

    /** What the profile leaves out stays as it is remembered. */
    save: async (telegramId: number, profile: Partial<TelegramProfile>, now: Date): Promise<User> => {
      const user = await first(Prisma.sql`
        INSERT INTO users AS u (telegram_id, first_name, last_name, username, language, reachable, created_at, last_seen_at)
        VALUES (${telegramId}::bigint, ${profile.firstName ?? null}, ${profile.lastName ?? null},
          ${profile.username ?? null}, ${profile.languageCode ?? null}, ${profile.reachable ?? false}, ${now}, ${now})
        ON CONFLICT (telegram_id) DO UPDATE SET
          first_name = coalesce(excluded.first_name, u.first_name),
          last_name = CASE WHEN ${profile.lastName === undefined} THEN u.last_name ELSE excluded.last_name END,
          username = CASE WHEN ${profile.username === undefined} THEN u.username ELSE excluded.username END,
          language = coalesce(excluded.language, u.language),
          reachable = CASE WHEN ${profile.reachable === undefined} THEN u.reachable ELSE excluded.reachable END,
          last_seen_at = excluded.last_seen_at
        RETURNING ${COLUMNS}`);
      if (!user) throw new Error('An upsert returned no row');
      return user;
    },

    /** Where to write to this person; null when they can't be written to. */
    findChat: async (userId: string): Promise<string | null> => {
      const [row] = await database.query<{ chatId: string }>(Prisma.sql`
        SELECT telegram_id::text AS "chatId" FROM users WHERE id = ${userId}::uuid AND reachable`);
      return row?.chatId ?? null;
    },

    /** Null when the person is gone. */
    chooseLanguage: (userId: string, language: Language | null) =>
      first(Prisma.sql`
        UPDATE users u SET chosen_language = ${language} WHERE u.id = ${userId}::uuid RETURNING ${COLUMNS}`),

    /**
     * With everything that is theirs, what the bot keeps of them included (their private chat's id is theirs). The person
     * first, so that whoever writes for them meanwhile has ended by then. Only an update still at work stays, its chat's
     * order hangs on it; who settles it finds its person gone.
     */
    remove: async ({ id, telegramId }: Pick<User, 'id' | 'telegramId'>): Promise<void> => {
      const ofTheirs = Prisma.sql`jsonb_build_object('id', ${telegramId}::bigint)`;
      await database.execute(Prisma.sql`DELETE FROM users WHERE id = ${id}::uuid`);
      await database.execute(Prisma.sql`DELETE FROM idempotency_keys WHERE scope = ${id}`);
      await database.execute(Prisma.sql`
        DELETE FROM idempotency_keys
        WHERE scope = ${BOT} AND response #> '{data,telegramId}' = to_jsonb(${telegramId}::bigint)`);
      await database.execute(Prisma.sql`
        DELETE FROM idempotency_keys WHERE scope = ${BOT_CLAIMS} AND (
          jsonb_path_exists(response, '$.data.items[*].chatId ? (@ == $id)', ${ofTheirs})
          OR jsonb_path_exists(response, '$.data.items[*].update.*.from.id ? (@ == $id)', ${ofTheirs}))`);
      await database.execute(Prisma.sql`DELETE FROM bot_dialogs WHERE chat_id = ${telegramId}::bigint`);
      await database.execute(Prisma.sql`
        DELETE FROM bot_updates WHERE state IN ('done', 'parked') AND (chat_id = ${telegramId}::bigint
          OR state = 'parked' AND jsonb_path_exists(payload, '$.*.from.id ? (@ == $id)', ${ofTheirs}))`);
      await database.execute(Prisma.sql`DELETE FROM outbox WHERE chat_id = ${telegramId}::bigint`);
    },
  };
};
