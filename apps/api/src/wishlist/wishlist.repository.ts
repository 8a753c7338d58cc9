import { Prisma } from '@hookah/db/client';
import type { WishlistSort } from '@hookah/shared/closed-sets';
import type { AddItem, ItemState, PatchItem, WishlistItem, WishlistPage } from '@hookah/shared/wishlist';
import { hasWords } from '#src/catalog/search.ts';
import { TOBACCO_SUMMARY } from '#src/catalog/tobacco-summary.ts';
import type { Database } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, type Order, orderBy, placeOf } from '#src/paging/keyset.ts';

export type WishlistRepository = ReturnType<typeof createWishlistRepository>;

type Row = Omit<WishlistItem, 'addedAt' | 'purchasedAt' | 'triedAt'> & {
  addedAt: Date;
  purchasedAt: Date | null;
  triedAt: Date | null;
};
export type ItemRow = { place: Place; item: WishlistItem };

const ITEM = Prisma.sql`i.id, i.custom_name AS "customName", i.state, i.priority, i.note, i.verdict, i.rating,
  i.added_at AS "addedAt", i.purchased_at AS "purchasedAt", i.tried_at AS "triedAt",
  CASE WHEN t.id IS NOT NULL THEN ${TOBACCO_SUMMARY} END AS tobacco`;

const CATALOGUE = Prisma.sql`LEFT JOIN tobaccos t ON t.id = i.tobacco_id
  LEFT JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id`;

const TEXT = Prisma.sql`coalesce(t.search_text, replace(lower(i.custom_name), 'ё', 'е'))`;

const LAST = [
  { value: Prisma.sql`i.added_at`, type: 'timestamptz' },
  { value: Prisma.sql`i.id`, type: 'uuid' },
] as const;

const ORDERS: Readonly<Record<WishlistSort, Order>> = {
  added: { direction: 'DESC', keys: LAST },
  priority: { direction: 'DESC', keys: [{ value: Prisma.sql`i.priority`, type: 'int8' }, ...LAST] },
  rating: {
    direction: 'DESC',
    keys: [{ value: Prisma.sql`coalesce(t.rating, -1)`, type: 'float8' }, ...LAST],
  },
  name: {
    direction: 'ASC',
    keys: [{ value: Prisma.sql`left(lower(coalesce(t.name, i.custom_name)), 80)`, type: 'text' }, ...LAST],
  },
};

const itemOf = ({ addedAt, purchasedAt, triedAt, ...rest }: Row): WishlistItem => ({
  ...rest,
  addedAt: addedAt.toISOString(),
  purchasedAt: purchasedAt?.toISOString() ?? null,
  triedAt: triedAt?.toISOString() ?? null,
});

/** Of `i`: on this person's list and not removed. */
export const isLive = (userId: string) => Prisma.sql`
  i.deleted_at IS NULL AND i.wishlist_id = (SELECT id FROM wishlists WHERE user_id = ${userId}::uuid AND is_default)`;

export const createWishlistRepository = (database: Database) => ({
  page: async (
    userId: string,
    {
      words,
      state,
      sort,
      after,
      limit,
    }: {
      words: readonly string[];
      state: ItemState | undefined;
      sort: WishlistSort;
      after: Place | null;
      limit: number;
    },
  ): Promise<{ rows: ItemRow[]; counts: WishlistPage['counts'] }> => {
    const order = ORDERS[sort];
    const found = await database.query<
      { counts: WishlistPage['counts'] } & ({ place: null } | (Row & { place: Place }))
    >(
      Prisma.sql`
      WITH page AS (
        SELECT ${ITEM}, ${placeOf(order)} AS place, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
        FROM wishlist_items i ${CATALOGUE}
        WHERE ${isLive(userId)}
          AND ${state === undefined ? Prisma.sql`true` : Prisma.sql`i.state = ${state}`}
          AND ${words.length === 0 ? Prisma.sql`true` : hasWords(TEXT, words)}
          AND ${isBehind(order, after)}
        ORDER BY ${orderBy(order)} LIMIT ${limit}),
      counts AS (
        SELECT json_build_object(
          'wanted', count(*) FILTER (WHERE i.state = 'wanted'),
          'purchased', count(*) FILTER (WHERE i.state = 'purchased'),
          'tried', count(*) FILTER (WHERE i.state = 'tried')) AS counts
        FROM wishlist_items i WHERE ${isLive(userId)})
      SELECT counts.counts, page.* FROM counts LEFT JOIN page ON true ORDER BY page.position`,
    );
    const rows = found.flatMap((row) =>
      row.place === null ? [] : [{ place: row.place, item: itemOf(row) }],
    );
    return { rows, counts: found[0]?.counts ?? { wanted: 0, purchased: 0, tried: 0 } };
  },

  find: async (userId: string, id: string): Promise<WishlistItem | null> => {
    const [row] = await database.query<Row>(
      Prisma.sql`SELECT ${ITEM} FROM wishlist_items i ${CATALOGUE} WHERE i.id = ${id}::uuid AND ${isLive(userId)}`,
    );
    return row ? itemOf(row) : null;
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
      INSERT INTO wishlist_items (wishlist_id, tobacco_id, custom_name, added_at, updated_at)
      VALUES (${listId}::uuid, ${tobaccoId}::int, ${customName}, ${now}, ${now}) RETURNING id`);
    if (!row) throw new Error('An insert returned no row');
    return row.id;
  },

  /**
   * A later state keeps the day of the earlier one; going back forgets the days that are not true any more.
   * @returns false when there is no such item on this person's list
   */
  patch: async (userId: string, id: string, patch: PatchItem, now: Date): Promise<boolean> => {
    const { state, priority, note, verdict, rating } = patch;
    const changes = [
      Prisma.sql`updated_at = ${now}, version = i.version + 1`,
      ...(state === undefined ? [] : [Prisma.sql`state = ${state}`, stamps(state, now)]),
      ...(priority === undefined ? [] : [Prisma.sql`priority = ${priority}`]),
      ...(note === undefined ? [] : [Prisma.sql`note = ${note}`]),
      ...(verdict === undefined ? [] : [Prisma.sql`verdict = ${verdict}`]),
      ...(rating === undefined ? [] : [Prisma.sql`rating = ${rating}`]),
    ];
    const touched = await database.execute(Prisma.sql`
      UPDATE wishlist_items i SET ${Prisma.join(changes)} WHERE i.id = ${id}::uuid AND ${isLive(userId)}`);
    return touched === 1;
  },
});

const stamps = (state: ItemState, now: Date): Prisma.Sql => {
  switch (state) {
    case 'wanted':
      return Prisma.sql`purchased_at = NULL, tried_at = NULL`;
    case 'purchased':
      return Prisma.sql`purchased_at = coalesce(i.purchased_at, ${now}), tried_at = NULL`;
    case 'tried':
      return Prisma.sql`tried_at = coalesce(i.tried_at, ${now})`;
  }
};
