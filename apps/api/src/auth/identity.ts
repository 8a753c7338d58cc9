import { Prisma } from '@hookah/db/client';

export type Identity = {
  userId: string;
  /** The sign-in that must still hold; null when that is known already, or the bot speaks for the person. */
  sessionId: string | null;
};

/** A sign-in ends by being revoked; with its person it is gone. */
export const isSignedIn = ({ userId, sessionId }: Identity): Prisma.Sql =>
  sessionId === null
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (
        SELECT 1 FROM refresh_sessions s
        WHERE s.family_id = ${sessionId}::uuid AND s.user_id = ${userId}::uuid AND s.revoked_at IS NULL)`;
