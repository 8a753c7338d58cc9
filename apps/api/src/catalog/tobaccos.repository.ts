import { Prisma } from '@hookah/db/client';
import type { Tobacco, TobaccoQuery, TobaccoSummary } from '@hookah/shared/catalog';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import type { Database } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, type Order, orderBy, placeOf } from '#src/paging/keyset.ts';
import { fitOf, hasAlikeWords, hasWords } from './search.ts';
import { TOBACCO_SUMMARY } from './tobacco-summary.ts';

export type TobaccosRepository = ReturnType<typeof createTobaccosRepository>;

type Filters = Pick<TobaccoQuery, 'brand' | 'line' | 'tags' | 'strength' | 'status'>;
export type TobaccoRow = { place: Place; tobacco: TobaccoSummary };

const ID = { value: Prisma.sql`id`, type: 'int8' } as const;
const BY_RATING = [
  { value: Prisma.sql`rating`, type: 'float8' },
  { value: Prisma.sql`ratings_count`, type: 'int8' },
  ID,
] as const;

/** Over the columns that `found` gives below: there unknown is -1 or '', so that it comes last and compares. */
const ORDERS: Readonly<Record<TobaccoSort, Order>> = {
  relevance: { direction: 'DESC', keys: [{ value: Prisma.sql`fit`, type: 'int8' }, ...BY_RATING] },
  rating: { direction: 'DESC', keys: BY_RATING },
  name: { direction: 'ASC', keys: [{ value: Prisma.sql`name`, type: 'text' }, ID] },
  newest: { direction: 'DESC', keys: [{ value: Prisma.sql`added_on`, type: 'text' }, ID] },
};

const SEARCHED = {
  name: Prisma.sql`t.name`,
  altName: Prisma.sql`t.alt_name`,
  text: Prisma.sql`t.search_text`,
};

export const createTobaccosRepository = (database: Database) => ({
  /** When no name holds all the words as they are, those that hold them give or take a typo. */
  page: (
    filters: Filters,
    {
      words,
      sort,
      after,
      limit,
    }: { words: readonly string[]; sort: TobaccoSort; after: Place | null; limit: number },
  ): Promise<TobaccoRow[]> => {
    const order = ORDERS[sort];
    const fit = words.length > 0 && sort === 'relevance' ? fitOf(SEARCHED, words) : Prisma.sql`0`;
    const candidates = Prisma.sql`
      SELECT t.id, coalesce(t.rating, -1) AS rating, coalesce(t.ratings_count, -1) AS ratings_count,
        left(lower(t.name), 80) AS name, coalesce(t.added_on::text, '') AS added_on, ${fit} AS fit
      FROM tobaccos t WHERE t.gone_at IS NULL AND ${matching(filters)}`;
    const found =
      words.length === 0
        ? candidates
        : Prisma.sql`
            ${candidates} AND ${hasWords(SEARCHED.text, words)}
            UNION ALL
            ${candidates} AND ${hasAlikeWords(SEARCHED.text, words)} AND NOT (SELECT EXISTS (
              SELECT 1 FROM tobaccos t
              WHERE t.gone_at IS NULL AND ${matching(filters)} AND ${hasWords(SEARCHED.text, words)}))`;
    return database.query<TobaccoRow>(Prisma.sql`
      WITH found AS (${found}),
      page AS (
        SELECT id, ${placeOf(order)} AS place, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
        FROM found WHERE ${isBehind(order, after)}
        ORDER BY ${orderBy(order)} LIMIT ${limit})
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
    const [row] = await database.query<Row>(Prisma.sql`
      SELECT ${TOBACCO_SUMMARY} AS tobacco, t.description, ${siteUrl} || '/tobaccos/' || t.slug_path AS url,
        t.added_on::text AS "addedOn", t.checked_at AS "checkedAt"
      FROM tobaccos t JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id
      WHERE t.id = ${id}::int`);
    if (!row) return null;
    const { tobacco, checkedAt, ...rest } = row;
    return { ...tobacco, ...rest, checkedAt: checkedAt?.toISOString() ?? null };
  },
});

const matching = ({ brand, line, tags, strength, status }: Filters): Prisma.Sql => {
  const wanted = [...new Set(tags)];
  const conditions = [
    brand !== undefined && Prisma.sql`t.brand_id = (SELECT id FROM brands WHERE slug = ${brand})`,
    line !== undefined && Prisma.sql`t.line_id = ${line}::int`,
    wanted.length > 0 &&
      Prisma.sql`t.id IN (
        SELECT tobacco_id FROM tobacco_tags WHERE tag_id = ANY (${wanted}::int[])
        GROUP BY tobacco_id HAVING count(*) = ${wanted.length}::int)`,
    strength !== undefined &&
      strength.length > 0 &&
      Prisma.sql`t.strength_official = ANY (${strength}::int[])`,
    status !== undefined && Prisma.sql`t.status = ${status}`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
};
