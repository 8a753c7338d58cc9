import { Prisma } from '@hookah/db/client';
import type { Tobacco, TobaccoSummary } from '@hookah/shared/catalog';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import type { Reads } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, orderBy, placeOf } from '#src/paging/keyset.ts';
import type { Tier } from './query/tiers.ts';
import { isNarrow, matching, type TobaccoFilters } from './tobacco-filters.ts';
import { keyColumns, orderInTable, orderOfFound } from './tobacco-orders.ts';
import { searchTables } from './tobacco-search.ts';
import { TOBACCO_SUMMARY } from './tobacco-summary.ts';

export type TobaccosRepository = ReturnType<typeof createTobaccosRepository>;

export type TobaccoRow = { place: Place; tobacco: TobaccoSummary };

type Asked = {
  /** What is searched for; null: everything. */
  search: { tiers: readonly Tier[]; tobaccos: number } | null;
  sort: TobaccoSort;
  after: Place | null;
  limit: number;
};

export const createTobaccosRepository = (primary: Reads, catalogue: Reads = primary) => ({
  page: (filters: TobaccoFilters, { search, sort, after, limit }: Asked): Promise<TobaccoRow[]> => {
    const order = orderOfFound(sort, search !== null);
    const tables =
      search === null
        ? Prisma.sql`found AS (${listed(matching(filters), { sort, after, limit })})`
        : searchTables({
            ...search,
            filters: matching(filters),
            isNarrow: isNarrow(filters),
            sort,
            after,
            limit,
          });
    // Whose list it goes by may have written it just now.
    const { query } = filters.userId === undefined ? catalogue : primary;
    return query<TobaccoRow>(Prisma.sql`
      WITH ${tables},
      page AS (
        SELECT id, ${placeOf(order)} AS place, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
        FROM found WHERE ${isBehind(order, after)}
        ORDER BY ${orderBy(order)} LIMIT ${limit}::int)
      SELECT page.place, ${TOBACCO_SUMMARY} AS tobacco
      FROM page JOIN tobaccos t ON t.id = page.id JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id
      ORDER BY page.position`);
  },

  /** One that is gone from the site too: it may stand on somebody's list. */
  find: async (id: number, siteUrl: string): Promise<Tobacco | null> => {
    type Row = {
      tobacco: TobaccoSummary;
      description: string | null;
      url: string;
      addedOn: string | null;
      checkedAt: Date | null;
    };
    const [row] = await catalogue.query<Row>(Prisma.sql`
      SELECT ${TOBACCO_SUMMARY} AS tobacco, t.description, ${siteUrl} || '/tobaccos/' || t.slug_path AS url,
        t.added_on::text AS "addedOn", t.checked_at AS "checkedAt"
      FROM tobaccos t JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id
      WHERE t.id = ${id}::int`);
    if (!row) return null;
    const { tobacco, checkedAt, ...rest } = row;
    return { ...tobacco, ...rest, checkedAt: checkedAt?.toISOString() ?? null };
  },
});

/** By the index of the sort, from the place on. */
const listed = (filters: Prisma.Sql, { sort, after, limit }: Omit<Asked, 'search'>): Prisma.Sql => {
  const order = orderInTable(sort);
  return Prisma.sql`
    SELECT ${keyColumns(sort)} FROM tobaccos t
    WHERE t.gone_at IS NULL AND ${filters} AND ${isBehind(order, after)}
    ORDER BY ${orderBy(order)} LIMIT ${limit}::int`;
};
