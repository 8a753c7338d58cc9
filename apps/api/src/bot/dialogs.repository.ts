import { Prisma } from '@hookah/db/client';
import type { Dialog } from '@hookah/shared/bot';
import type { Statements } from '#src/database.ts';

export type DialogsRepository = ReturnType<typeof createDialogsRepository>;

type State = NonNullable<Dialog['state']>;

export const createDialogsRepository = (database: Statements) => ({
  find: async (chatId: number, now: Date): Promise<State | null> => {
    const [row] = await database.query<{ state: State }>(Prisma.sql`
      SELECT state FROM bot_dialogs WHERE chat_id = ${chatId}::bigint AND expires_at > ${now}`);
    return row?.state ?? null;
  },

  save: (chatId: number, state: State, { now, expiresAt }: { now: Date; expiresAt: Date }) =>
    database.execute(Prisma.sql`
      INSERT INTO bot_dialogs (chat_id, state, expires_at, updated_at)
      VALUES (${chatId}::bigint, ${JSON.stringify(state)}::jsonb, ${expiresAt}, ${now})
      ON CONFLICT (chat_id) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at,
        updated_at = excluded.updated_at`),

  remove: (chatId: number) =>
    database.execute(Prisma.sql`DELETE FROM bot_dialogs WHERE chat_id = ${chatId}::bigint`),
});
