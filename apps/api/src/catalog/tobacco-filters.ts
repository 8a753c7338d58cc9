import { Prisma } from '@hookah/db/client';
import type { TobaccoQuery } from '@hookah/shared/catalog';

export type TobaccoFilters = Omit<TobaccoQuery, 'search' | 'sort' | 'cursor' | 'limit'> & {
  /** Whose list `hide` goes by. */
  userId?: string;
};

/** Of the tobacco `t`. */
export const matching = (filters: TobaccoFilters): Prisma.Sql => {
  const { path, brand, line, status, country, userId } = filters;
  const tags = [...new Set(filters.tags)];
  const strength = filters.strength ?? [];
  const strengthByRatings = filters.strengthByRatings ?? [];
  const hide = filters.hide ?? [];
  const conditions = [
    path !== undefined && Prisma.sql`t.slug_path = ${path}`,
    brand !== undefined && Prisma.sql`t.brand_id = (SELECT id FROM brands WHERE slug = ${brand})`,
    line !== undefined && Prisma.sql`t.line_id = ${line}::int`,
    ...tags.map(
      (tag) => Prisma.sql`
        EXISTS (SELECT FROM tobacco_tags tt WHERE tt.tobacco_id = t.id AND tt.tag_id = ${tag}::int)`,
    ),
    strength.length > 0 && Prisma.sql`t.strength_official = ANY (${strength}::int[])`,
    strengthByRatings.length > 0 && Prisma.sql`t.strength_by_ratings = ANY (${strengthByRatings}::int[])`,
    status !== undefined && Prisma.sql`t.status = ${status}`,
    country !== undefined &&
      Prisma.sql`t.brand_id = ANY (ARRAY (SELECT id FROM brands WHERE country = ${country}))`,
    hide.length > 0 &&
      // NOT IN, for PostgreSQL hashes the list once; an array would be searched for every tobacco.
      Prisma.sql`t.id NOT IN (
        SELECT i.tobacco_id FROM wishlist_items i JOIN wishlists w ON w.id = i.wishlist_id
        WHERE w.user_id = ${userId ?? null}::uuid AND i.deleted_at IS NULL AND i.tobacco_id IS NOT NULL
          AND (${hide.includes('tried')} AND i.state = 'tried' OR ${hide.includes('never')} AND i.verdict = 'never'))`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
};

/** Whether so few tobaccos may be left that walking the whole list would meet them too seldom. */
export const isNarrow = ({ path, brand, line, tags, country }: TobaccoFilters): boolean =>
  [path, brand, line, country].some((one) => one !== undefined) || (tags ?? []).length > 0;
