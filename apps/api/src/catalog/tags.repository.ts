import { Prisma } from '@hookah/db/client';
import type { TagList } from '@hookah/shared/catalog';
import type { Reads } from '#src/database.ts';

export const createTagsRepository = (catalogue: Reads) => ({
  /** Those that some tobacco has, the most common first. */
  all: (): Promise<TagList['items']> =>
    catalogue.query(Prisma.sql`
      SELECT g.id, g.name, g.group_name AS "group", count(*)::int AS "tobaccosCount"
      FROM flavor_tags g JOIN tobacco_tags tt ON tt.tag_id = g.id JOIN tobaccos t ON t.id = tt.tobacco_id
      WHERE t.gone_at IS NULL
      GROUP BY g.id ORDER BY count(*) DESC, g.name, g.id`),
});
