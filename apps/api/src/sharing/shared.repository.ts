import { Prisma } from '@hookah/db/client';
import type { ItemState } from '@hookah/shared/closed-sets';
import type { Overlap, SharedItem } from '@hookah/shared/sharing';
import { TOBACCO_SUMMARY } from '#src/catalog/tobacco-summary.ts';
import type { Statements } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, orderBy, placeOf } from '#src/paging/keyset.ts';
import { CATALOGUE, isLive } from '#src/wishlist/item-row.ts';
import { ORDERS } from '#src/wishlist/orders.ts';
import { works } from './shares.repository.ts';

export type SharedRepository = ReturnType<typeof createSharedRepository>;

/** A working link, and whose list it opens. */
export type OpenShare = {
  id: string;
  listId: string;
  ownerId: string;
  ownerName: string;
  title: string | null;
  expiresAt: Date | null;
};

/** Who claimed an item by a link that still works. */
const claimOf = (userId: string | null, now: Date) => Prisma.sql`(
  SELECT json_build_object('firstName', coalesce(u.first_name, ''), 'mine', coalesce(u.id = ${userId}::uuid, false))
  FROM share_claims c JOIN wishlist_shares s ON s.id = c.share_id JOIN users u ON u.id = c.user_id
  WHERE c.item_id = i.id AND ${works(now)})`;

const ORDER = ORDERS.priority;

/** Somebody's list, for who has a link to it. */
export const createSharedRepository = (database: Statements) => ({
  open: async (token: string, now: Date): Promise<OpenShare | null> => {
    const [row] = await database.query<OpenShare>(Prisma.sql`
      SELECT s.id, s.wishlist_id AS "listId", u.id AS "ownerId", coalesce(u.first_name, '') AS "ownerName", s.title,
        s.expires_at AS "expiresAt"
      FROM wishlist_shares s JOIN wishlists w ON w.id = s.wishlist_id JOIN users u ON u.id = w.user_id
      WHERE s.token = ${token} AND ${works(now)}`);
    return row ?? null;
  },

  page: (
    listId: string,
    {
      userId,
      state,
      after,
      limit,
      now,
    }: {
      userId: string | null;
      state: ItemState | undefined;
      after: Place | null;
      limit: number;
      now: Date;
    },
  ): Promise<{ place: Place; item: SharedItem }[]> =>
    database.query(Prisma.sql`
      SELECT ${placeOf(ORDER)} AS place, json_build_object(
        'id', i.id, 'tobacco', CASE WHEN t.id IS NOT NULL THEN ${TOBACCO_SUMMARY} END, 'customName', i.custom_name,
        'state', i.state, 'priority', i.priority, 'claim', ${claimOf(userId, now)}) AS item
      FROM wishlist_items i ${CATALOGUE}
      WHERE i.wishlist_id = ${listId}::uuid AND i.deleted_at IS NULL
        AND ${state === undefined ? Prisma.sql`true` : Prisma.sql`i.state = ${state}`} AND ${isBehind(ORDER, after)}
      ORDER BY ${orderBy(ORDER)} LIMIT ${limit}`),

  overlap: async (listId: string, userId: string, limit: number): Promise<Overlap> => {
    const rows = await database.query<Overlap['items'][number] & { total: number }>(Prisma.sql`
      SELECT ${TOBACCO_SUMMARY} AS tobacco, their.state AS theirs, i.state AS mine, count(*) OVER ()::int AS total
      FROM wishlist_items their JOIN wishlist_items i ON i.tobacco_id = their.tobacco_id AND ${isLive(userId)}
        ${CATALOGUE}
      WHERE their.wishlist_id = ${listId}::uuid AND their.deleted_at IS NULL
      ORDER BY their.priority DESC, their.added_at DESC, their.id LIMIT ${limit}`);
    return {
      items: rows.map(({ total: _total, ...item }) => item),
      total: rows[0]?.total ?? 0,
    };
  },

  /** Whoever holds it keeps the list, its links and its items from going away until the end of the transaction. */
  hold: (listId: string) =>
    database.query(Prisma.sql`SELECT 1 FROM wishlists WHERE id = ${listId}::uuid FOR KEY SHARE`),

  findState: async (listId: string, itemId: string): Promise<ItemState | null> => {
    const [row] = await database.query<{ state: ItemState }>(Prisma.sql`
      SELECT i.state FROM wishlist_items i
      WHERE i.id = ${itemId}::uuid AND i.wishlist_id = ${listId}::uuid AND i.deleted_at IS NULL`);
    return row?.state ?? null;
  },

  /** @returns false when somebody else's claim stands; one by a link that has expired gives way */
  claim: async ({
    shareId,
    itemId,
    userId,
    now,
  }: Record<'shareId' | 'itemId' | 'userId', string> & { now: Date }) =>
    (await database.execute(Prisma.sql`
      INSERT INTO share_claims AS c (item_id, share_id, user_id, claimed_at)
      SELECT ${itemId}::uuid, ${shareId}::uuid, id, ${now}::timestamptz FROM users
      WHERE id = ${userId}::uuid FOR KEY SHARE
      ON CONFLICT (item_id) DO UPDATE SET
        share_id = excluded.share_id, user_id = excluded.user_id, claimed_at = excluded.claimed_at
      WHERE c.user_id = excluded.user_id OR NOT EXISTS (
        SELECT 1 FROM wishlist_shares s WHERE s.id = c.share_id AND ${works(now)})`)) === 1,

  unclaim: (itemId: string, userId: string) =>
    database.execute(Prisma.sql`
      DELETE FROM share_claims WHERE item_id = ${itemId}::uuid AND user_id = ${userId}::uuid`),

  findClaim: async (itemId: string, userId: string, now: Date): Promise<SharedItem['claim']> => {
    const [row] = await database.query<{ claim: SharedItem['claim'] }>(Prisma.sql`
      SELECT ${claimOf(userId, now)} AS claim FROM wishlist_items i WHERE i.id = ${itemId}::uuid`);
    return row?.claim ?? null;
  },
});
