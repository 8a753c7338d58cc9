import { Prisma } from '@hookah/db/client';
import type { Statements } from '#src/database.ts';

export type SessionsRepository = ReturnType<typeof createSessionsRepository>;

export type RefreshSession = {
  id: string;
  userId: string;
  familyId: string;
  expiresAt: Date;
  revokedAt: Date | null;
  rotatedAt: Date | null;
  replacedBy: string | null;
};

type NewSession = { userId: string; familyId: string; tokenHash: Buffer; now: Date; expiresAt: Date };

const COLUMNS = Prisma.sql`id, user_id AS "userId", family_id AS "familyId", expires_at AS "expiresAt",
  revoked_at AS "revokedAt", rotated_at AS "rotatedAt", replaced_by AS "replacedBy"`;

export const createSessionsRepository = (database: Statements) => ({
  create: async ({ userId, familyId, tokenHash, now, expiresAt }: NewSession): Promise<string> => {
    const [row] = await database.query<{ id: string }>(Prisma.sql`
      INSERT INTO refresh_sessions (user_id, family_id, token_hash, created_at, expires_at)
      VALUES (${userId}::uuid, ${familyId}::uuid, ${tokenHash}, ${now}, ${expiresAt})
      RETURNING id`);
    if (!row) throw new Error('An insert returned no row');
    return row.id;
  },

  /** Of this person's sign-ins only the latest stay. */
  keepLatest: (userId: string, most: number) =>
    database.execute(Prisma.sql`
      DELETE FROM refresh_sessions WHERE user_id = ${userId}::uuid AND family_id IN (
        SELECT family_id FROM refresh_sessions WHERE user_id = ${userId}::uuid
        GROUP BY family_id ORDER BY max(created_at) DESC, family_id OFFSET ${most})`),

  /** Locked until the end of the transaction: of two refreshes by one token, the second sees what the first did. */
  lockByToken: async (tokenHash: Buffer): Promise<RefreshSession | null> => {
    const [row] = await database.query<RefreshSession>(
      Prisma.sql`SELECT ${COLUMNS} FROM refresh_sessions WHERE token_hash = ${tokenHash} FOR UPDATE`,
    );
    return row ?? null;
  },

  find: async (id: string): Promise<RefreshSession | null> => {
    const [row] = await database.query<RefreshSession>(
      Prisma.sql`SELECT ${COLUMNS} FROM refresh_sessions WHERE id = ${id}::uuid`,
    );
    return row ?? null;
  },

  replace: (id: string, successorId: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE refresh_sessions SET rotated_at = ${now}, replaced_by = ${successorId}::uuid WHERE id = ${id}::uuid`),

  revokeFamily: (familyId: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE refresh_sessions SET revoked_at = ${now} WHERE family_id = ${familyId}::uuid AND revoked_at IS NULL`),

  revokeAll: (userId: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE refresh_sessions SET revoked_at = ${now} WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`),
});
