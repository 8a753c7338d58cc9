import { Prisma } from '@hookah/db/client';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Statements } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, type Order, orderBy, placeOf } from '#src/paging/keyset.ts';
import { CATALOGUE, ITEM, isLive } from './item-row.ts';

export type RemovalsRepository = ReturnType<typeof createRemovalsRepository>;

const isSameAsRemoved = Prisma.sql`s.wishlist_id = i.wishlist_id AND s.deleted_at IS NULL AND s.id <> i.id
  AND (s.tobacco_id = i.tobacco_id OR lower(s.custom_name) = lower(i.custom_name))`;

const LAST_REMOVED: Order = {
  direction: 'DESC',
  keys: [
    { value: Prisma.sql`i.deleted_at`, type: 'timestamptz' },
    { value: Prisma.sql`i.id`, type: 'uuid' },
  ],
};

/** What was taken off lists, and may come back. */
export const createRemovalsRepository = (database: Statements) => ({
  remove: async (userId: string, id: string, now: Date): Promise<boolean> => {
    const touched = await database.execute(Prisma.sql`
      UPDATE wishlist_items i SET deleted_at = ${now}, deleted_batch_id = NULL, updated_at = ${now}
      WHERE i.id = ${id}::uuid AND ${isLive(userId)}`);
    return touched === 1;
  },

  removeAll: (listId: string, batchId: string, now: Date): Promise<number> =>
    database.execute(Prisma.sql`
      UPDATE wishlist_items SET deleted_at = ${now}, deleted_batch_id = ${batchId}::uuid, updated_at = ${now}
      WHERE wishlist_id = ${listId}::uuid AND deleted_at IS NULL`),

  /** What was removed since then and is not on the list again; of the same thing the one removed last. */
  page: (
    userId: string,
    { since, after, limit }: { since: Date; after: Place | null; limit: number },
  ): Promise<{ place: Place; item: WishlistItem; removedAt: Date }[]> =>
    database.query(Prisma.sql`
      WITH removed AS (
        SELECT DISTINCT ON (r.tobacco_id, lower(r.custom_name)) r.*
        FROM wishlist_items r JOIN wishlists w ON w.id = r.wishlist_id AND w.is_default
        WHERE w.user_id = ${userId}::uuid AND r.deleted_at >= ${since}
        ORDER BY r.tobacco_id, lower(r.custom_name), r.deleted_at DESC, r.id DESC)
      SELECT ${placeOf(LAST_REMOVED)} AS place, ${ITEM} AS item, i.deleted_at AS "removedAt"
      FROM removed i ${CATALOGUE}
      WHERE NOT EXISTS (SELECT 1 FROM wishlist_items s WHERE s.wishlist_id = i.wishlist_id AND s.deleted_at IS NULL
          AND s.tobacco_id = i.tobacco_id)
        AND NOT EXISTS (SELECT 1 FROM wishlist_items s WHERE s.wishlist_id = i.wishlist_id AND s.deleted_at IS NULL
          AND lower(s.custom_name) = lower(i.custom_name))
        AND ${isBehind(LAST_REMOVED, after)}
      ORDER BY ${orderBy(LAST_REMOVED)} LIMIT ${limit}`),

  /** An item of this list, removed or not, and the one that stands for the same thing now. */
  findRemovable: async (
    listId: string,
    id: string,
  ): Promise<{ deletedAt: Date | null; sameId: string | null } | null> => {
    const [row] = await database.query<{ deletedAt: Date | null; sameId: string | null }>(Prisma.sql`
      SELECT i.deleted_at AS "deletedAt", (
        SELECT s.id FROM wishlist_items s WHERE ${isSameAsRemoved} LIMIT 1) AS "sameId"
      FROM wishlist_items i WHERE i.id = ${id}::uuid AND i.wishlist_id = ${listId}::uuid`);
    return row ?? null;
  },

  restore: (id: string, now: Date) =>
    database.execute(Prisma.sql`
      UPDATE wishlist_items SET deleted_at = NULL, deleted_batch_id = NULL, updated_at = ${now} WHERE id = ${id}::uuid`),

  /** Null when nothing was ever removed under this token; `removedAt` is null when all of it is back. */
  findBatch: async (
    listId: string,
    batchId: string,
  ): Promise<{ removedAt: Date | null; missing: number } | null> => {
    const [row] = await database.query<{ known: number; removedAt: Date | null; missing: number }>(Prisma.sql`
      SELECT count(*)::int AS known, max(i.deleted_at) AS "removedAt", count(*) FILTER (
        WHERE i.deleted_at IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM wishlist_items s WHERE ${isSameAsRemoved}))::int AS missing
      FROM wishlist_items i WHERE i.wishlist_id = ${listId}::uuid AND i.deleted_batch_id = ${batchId}::uuid`);
    return row && row.known > 0 ? row : null;
  },

  restoreBatch: (listId: string, batchId: string, now: Date): Promise<number> =>
    database.execute(Prisma.sql`
      UPDATE wishlist_items i SET deleted_at = NULL, updated_at = ${now}
      WHERE i.wishlist_id = ${listId}::uuid AND i.deleted_batch_id = ${batchId}::uuid AND i.deleted_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM wishlist_items s WHERE ${isSameAsRemoved})`),
});
