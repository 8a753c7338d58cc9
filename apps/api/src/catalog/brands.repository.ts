import { Prisma } from '@hookah/db/client';
import type { Brand, BrandSummary } from '@hookah/shared/catalog';
import type { BrandSort } from '@hookah/shared/closed-sets';
import type { Reads } from '#src/database.ts';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, type Order, orderBy, placeOf } from '#src/paging/keyset.ts';
import { hasAlikeWords, hasWords } from './search.ts';

export type BrandsRepository = ReturnType<typeof createBrandsRepository>;
export type BrandRow = { place: Place; brand: BrandSummary };

const ID = { value: Prisma.sql`id`, type: 'int8' } as const;
const ORDERS: Readonly<Record<BrandSort, Order>> = {
  name: { direction: 'ASC', keys: [{ value: Prisma.sql`name`, type: 'text' }, ID] },
  rating: {
    direction: 'DESC',
    keys: [
      { value: Prisma.sql`rating`, type: 'float8' },
      { value: Prisma.sql`ratings_count`, type: 'int8' },
      ID,
    ],
  },
};

const TEXT = Prisma.sql`b.search_text`;

const COUNT = Prisma.sql`(SELECT count(*)::int FROM tobaccos t WHERE t.brand_id = b.id AND t.gone_at IS NULL)`;

const BRAND_SUMMARY = Prisma.sql`json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'altName', b.alt_name,
  'country', b.country, 'imageUrl', b.image_url, 'rating', b.rating, 'ratingsCount', b.ratings_count,
  'tobaccosCount', ${COUNT})`;

const LINES = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', l.id, 'slug', l.slug, 'name', l.name, 'description', l.description,
    'strengthOfficial', l.strength_official, 'strengthByRatings', l.strength_by_ratings, 'status', l.status,
    'rating', l.rating, 'tobaccosCount', (
      SELECT count(*) FROM tobaccos t WHERE t.line_id = l.id AND t.gone_at IS NULL))
    ORDER BY lower(l.name), l.id), '[]')
  FROM lines l WHERE l.brand_id = b.id AND l.gone_at IS NULL)`;

export const createBrandsRepository = (catalogue: Reads) => ({
  page: ({
    words,
    sort,
    after,
    limit,
  }: {
    words: readonly string[];
    sort: BrandSort;
    after: Place | null;
    limit: number;
  }): Promise<BrandRow[]> => {
    const order = ORDERS[sort];
    const candidates = Prisma.sql`
      SELECT b.id, left(lower(b.name), 80) AS name, coalesce(b.rating, -1) AS rating,
        coalesce(b.ratings_count, -1) AS ratings_count
      FROM brands b WHERE b.gone_at IS NULL`;
    const found =
      words.length === 0
        ? candidates
        : Prisma.sql`
            ${candidates} AND ${hasWords(TEXT, words)}
            UNION ALL
            ${candidates} AND ${hasAlikeWords(TEXT, words)} AND NOT (SELECT EXISTS (
              SELECT 1 FROM brands b WHERE b.gone_at IS NULL AND ${hasWords(TEXT, words)}))`;
    return catalogue.query<BrandRow>(Prisma.sql`
      WITH found AS (${found}),
      page AS (
        SELECT id, ${placeOf(order)} AS place, row_number() OVER (ORDER BY ${orderBy(order)}) AS position
        FROM found WHERE ${isBehind(order, after)}
        ORDER BY ${orderBy(order)} LIMIT ${limit})
      SELECT page.place, ${BRAND_SUMMARY} AS brand FROM page JOIN brands b ON b.id = page.id ORDER BY page.position`);
  },

  find: async (slug: string, siteUrl: string): Promise<Brand | null> => {
    type Row = { brand: BrandSummary } & Pick<Brand, 'description' | 'status' | 'url' | 'lines'>;
    const [row] = await catalogue.query<Row>(Prisma.sql`
      SELECT ${BRAND_SUMMARY} AS brand, b.description, b.status, ${siteUrl} || '/tobaccos/' || b.slug AS url,
        ${LINES} AS lines
      FROM brands b WHERE b.slug = ${slug}`);
    if (!row) return null;
    const { brand, ...rest } = row;
    return { ...brand, ...rest };
  },
});
