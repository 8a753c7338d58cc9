import { Prisma } from '@hookah/db/client';
import type { WishlistQuery } from '@hookah/shared/wishlist';
import { hasWords } from '#src/catalog/search.ts';

export type WishlistFilters = Pick<WishlistQuery, 'state' | 'brand' | 'strength' | 'tags'> & {
  words: readonly string[];
};

/** Names of one's own that were written before their words were kept are folded as well as the database can. */
const TEXT = Prisma.sql`coalesce(t.search_text, i.search_text, search_key(i.custom_name))`;

/** Of `i` and its entry `t` in the catalogue. */
export const matching = ({ words, state, brand, strength, tags }: WishlistFilters): Prisma.Sql => {
  const wanted = [...new Set(tags)];
  const conditions = [
    words.length > 0 && hasWords(TEXT, words),
    state !== undefined && Prisma.sql`i.state = ${state}`,
    brand !== undefined && Prisma.sql`t.brand_id = (SELECT id FROM brands WHERE slug = ${brand})`,
    strength !== undefined &&
      strength.length > 0 &&
      Prisma.sql`coalesce(t.strength_official, t.strength_by_ratings) = ANY (${strength}::int[])`,
    wanted.length > 0 &&
      Prisma.sql`${wanted.length}::int = (
        SELECT count(*) FROM tobacco_tags tt WHERE tt.tobacco_id = t.id AND tt.tag_id = ANY (${wanted}::int[]))`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
};
