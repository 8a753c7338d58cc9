import { Prisma } from '@hookah/db/client';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Statements } from '#src/database.ts';
import { CATALOGUE, ITEM } from './item-row.ts';

export type BulkRepository = ReturnType<typeof createBulkRepository>;

export const createBulkRepository = (database: Statements) => ({
  /** Which of these tobaccos stand on the list. */
  findListed: async (listId: string, tobaccoIds: readonly number[]): Promise<number[]> => {
    const rows = await database.query<{ id: number }>(Prisma.sql`
      SELECT tobacco_id AS id FROM wishlist_items
      WHERE wishlist_id = ${listId}::uuid AND deleted_at IS NULL AND tobacco_id = ANY (${tobaccoIds}::int[])`);
    return rows.map(({ id }) => id);
  },

  /** A millisecond apart and the first the latest, so that the list, newest first, keeps their order. */
  insert: (listId: string, tobaccoIds: readonly number[], now: Date) =>
    database.execute(Prisma.sql`
      INSERT INTO wishlist_items (wishlist_id, tobacco_id, added_at, updated_at)
      SELECT ${listId}::uuid, id, ${now}::timestamptz - (position - 1) * interval '1 millisecond', ${now}
      FROM unnest(${tobaccoIds}::int[]) WITH ORDINALITY AS wanted (id, position)`),

  findItems: async (listId: string, tobaccoIds: readonly number[]): Promise<WishlistItem[]> => {
    const rows = await database.query<{ item: WishlistItem }>(Prisma.sql`
      SELECT ${ITEM} AS item FROM wishlist_items i ${CATALOGUE}
      WHERE i.wishlist_id = ${listId}::uuid AND i.deleted_at IS NULL AND i.tobacco_id = ANY (${tobaccoIds}::int[])`);
    return rows.map(({ item }) => item);
  },
});
