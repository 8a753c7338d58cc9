import { Prisma } from '@hookah/db/client';
import type { Share } from '@hookah/shared/sharing';
import type { Statements } from '#src/database.ts';

export type SharesRepository = ReturnType<typeof createSharesRepository>;

type Row = Omit<Share, 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date | null };

const shareOf = ({ createdAt, expiresAt, ...rest }: Row): Share => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** Of `s`: not expired. */
export const works = (now: Date) => Prisma.sql`(s.expires_at IS NULL OR s.expires_at > ${now}::timestamptz)`;

/** The links that a person made. */
export const createSharesRepository = (database: Statements) => ({
  list: async (userId: string, now: Date): Promise<Share[]> => {
    const rows = await database.query<Row>(Prisma.sql`
      SELECT s.id, s.token, s.title, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
        NOT ${works(now)} AS expired, (
          SELECT count(*)::int FROM share_claims c JOIN wishlist_items i ON i.id = c.item_id
          WHERE c.share_id = s.id AND i.deleted_at IS NULL) AS claims
      FROM wishlist_shares s JOIN wishlists w ON w.id = s.wishlist_id
      WHERE w.user_id = ${userId}::uuid ORDER BY s.created_at DESC, s.id DESC LIMIT 100`);
    return rows.map(shareOf);
  },

  /** Those that still work. */
  count: async (listId: string, now: Date): Promise<number> => {
    const [row] = await database.query<{ count: number }>(Prisma.sql`
      SELECT count(*)::int AS count FROM wishlist_shares s
      WHERE s.wishlist_id = ${listId}::uuid AND ${works(now)}`);
    return row?.count ?? 0;
  },

  insert: async (
    listId: string,
    {
      token,
      title,
      now,
      expiresAt,
    }: { token: string; title: string | null; now: Date; expiresAt: Date | null },
  ): Promise<Share> => {
    const [row] = await database.query<Row>(Prisma.sql`
      INSERT INTO wishlist_shares AS s (wishlist_id, token, title, created_at, expires_at)
      VALUES (${listId}::uuid, ${token}, ${title}, ${now}, ${expiresAt})
      RETURNING s.id, s.token, s.title, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
        false AS expired, 0 AS claims`);
    if (!row) throw new Error('An insert returned no row');
    return shareOf(row);
  },

  /** With what was claimed by it. @returns false when this list has no such link */
  remove: async (listId: string, id: string): Promise<boolean> =>
    (await database.execute(Prisma.sql`
      DELETE FROM wishlist_shares WHERE id = ${id}::uuid AND wishlist_id = ${listId}::uuid`)) === 1,
});
