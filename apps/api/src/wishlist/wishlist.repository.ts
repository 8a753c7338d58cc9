import { Prisma } from '@hookah/db/client';
import { fold } from '@hookah/shared/fold';
import type { AddItem, PatchItem, WishlistItem, WishlistPage } from '@hookah/shared/wishlist';
import { type Identity, isSignedIn } from '#src/auth/identity.ts';
import type { Statements } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, orderBy, placeOf } from '#src/paging/keyset.ts';
import { matching, type WishlistFilters } from './filters.ts';
import { CATALOGUE, ITEM, isLive } from './item-row.ts';
import { ORDERS, type WishlistOrder } from './orders.ts';

export type WishlistRepository = ReturnType<typeof createWishlistRepository>;

export type WishlistRows = {
  /** Whether the sign-in still holds; of nobody's list nothing may be shown. */
  isSignedIn: boolean;
  counts: WishlistPage['counts'];
  rows: { place: Place; item: WishlistItem }[];
};

export const createWishlistRepository = (database: Statements) => ({
  /** In one row, which costs a tenth of as many as there are items. */
  page: async (
    identity: Identity,
    filters: WishlistFilters,
    { sort, after, limit }: { sort: WishlistOrder; after: Place | null; limit: number },
  ): Promise<WishlistRows> => {
    const order = ORDERS[sort];
    const isOwn = isLive(identity.userId);
    const [found] = await database.query<WishlistRows>(Prisma.sql`
      SELECT ${isSignedIn(identity)} AS "isSignedIn",
        (SELECT json_build_object(
          'wanted', count(*) FILTER (WHERE i.state = 'wanted'),
          'purchased', count(*) FILTER (WHERE i.state = 'purchased'),
          'tried', count(*) FILTER (WHERE i.state = 'tried'))
        FROM wishlist_items i WHERE ${isOwn}) AS counts,
        (SELECT coalesce(json_agg(json_build_object('place', place, 'item', item) ORDER BY position), '[]')
        FROM (
          SELECT ${ITEM} AS item, ${placeOf(order)} AS place, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
          FROM wishlist_items i ${CATALOGUE}
          WHERE ${isOwn} AND ${matching(filters)} AND ${isBehind(order, after)}
          ORDER BY ${orderBy(order)} LIMIT ${limit}) AS page) AS rows`);
    if (!found) throw new Error('A query for one row returned none');
    return found;
  },

  find: async (userId: string, id: string): Promise<WishlistItem | null> => {
    const [row] = await database.query<{ item: WishlistItem }>(
      Prisma.sql`SELECT ${ITEM} AS item FROM wishlist_items i ${CATALOGUE} WHERE i.id = ${id}::uuid AND ${isLive(userId)}`,
    );
    return row?.item ?? null;
  },

  /** The person's list, made when missing and locked, so that what is counted stays true. Null: they are gone. */
  lock: async (userId: string): Promise<string | null> => {
    await database.execute(Prisma.sql`
      INSERT INTO wishlists (user_id, is_default) SELECT id, true FROM users WHERE id = ${userId}::uuid FOR KEY SHARE
      ON CONFLICT (user_id) WHERE is_default DO NOTHING`);
    const [row] = await database.query<{ id: string }>(
      Prisma.sql`SELECT id FROM wishlists WHERE user_id = ${userId}::uuid AND is_default FOR UPDATE`,
    );
    return row?.id ?? null;
  },

  count: async (listId: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(Prisma.sql`
      SELECT count(*)::int AS count FROM wishlist_items WHERE wishlist_id = ${listId}::uuid AND deleted_at IS NULL`);
    return row?.count ?? 0;
  },

  tobaccoExists: async (id: number): Promise<boolean> =>
    (await database.query(Prisma.sql`SELECT 1 FROM tobaccos WHERE id = ${id}::int`)).length > 0,

  /** The item that stands for the same thing; names of one's own are the same whatever their case. */
  findSame: async (listId: string, thing: AddItem): Promise<string | null> => {
    const same =
      'tobaccoId' in thing
        ? Prisma.sql`tobacco_id = ${thing.tobaccoId}::int`
        : Prisma.sql`lower(custom_name) = lower(${thing.customName})`;
    const [row] = await database.query<{ id: string }>(Prisma.sql`
      SELECT id FROM wishlist_items WHERE wishlist_id = ${listId}::uuid AND deleted_at IS NULL AND ${same} LIMIT 1`);
    return row?.id ?? null;
  },

  insert: async (listId: string, thing: AddItem, now: Date): Promise<string> => {
    const tobaccoId = 'tobaccoId' in thing ? thing.tobaccoId : null;
    const customName = 'customName' in thing ? thing.customName : null;
    const [row] = await database.query<{ id: string }>(Prisma.sql`
      INSERT INTO wishlist_items (wishlist_id, tobacco_id, custom_name, search_text, added_at, updated_at)
      VALUES (${listId}::uuid, ${tobaccoId}::int, ${customName}, ${customName && fold(customName)}, ${now}, ${now})
      RETURNING id`);
    if (!row) throw new Error('An insert returned no row');
    return row.id;
  },

  /**
   * A later state keeps the day of the earlier one; going back forgets the days that are not true any more. Days that
   * are named hold.
   * @returns false when there is no such item on this person's list, or it has another version than the one asked for
   */
  patch: async (userId: string, id: string, patch: PatchItem, now: Date): Promise<boolean> => {
    const { customName, state, priority, note, verdict, rating, version } = patch;
    const changes = [
      Prisma.sql`updated_at = ${now}, version = i.version + 1`,
      ...(customName === undefined
        ? []
        : [Prisma.sql`custom_name = ${customName}, search_text = ${fold(customName)}`]),
      ...(state === undefined ? [] : [Prisma.sql`state = ${state}`, stamps(patch, now)]),
      ...(priority === undefined ? [] : [Prisma.sql`priority = ${priority}`]),
      ...(note === undefined ? [] : [Prisma.sql`note = ${note}`]),
      ...(verdict === undefined ? [] : [Prisma.sql`verdict = ${verdict}`]),
      ...(rating === undefined ? [] : [Prisma.sql`rating = ${rating}`]),
    ];
    const touched = await database.execute(Prisma.sql`
      UPDATE wishlist_items i SET ${Prisma.join(changes)} WHERE i.id = ${id}::uuid AND ${isLive(userId)}
        AND ${version === undefined ? Prisma.sql`true` : Prisma.sql`i.version = ${version}::int`}`);
    return touched === 1;
  },
});

const stamps = ({ state, purchasedAt, triedAt }: PatchItem, now: Date): Prisma.Sql => {
  const bought = Prisma.sql`${purchasedAt ?? null}::timestamptz`;
  switch (state) {
    case 'purchased':
      return Prisma.sql`purchased_at = coalesce(${bought}, i.purchased_at, ${now}), tried_at = NULL`;
    case 'tried':
      return Prisma.sql`purchased_at = ${purchasedAt === undefined ? Prisma.sql`i.purchased_at` : bought},
        tried_at = coalesce(${triedAt ?? null}::timestamptz, i.tried_at, ${now})`;
    default:
      return Prisma.sql`purchased_at = NULL, tried_at = NULL`;
  }
};
