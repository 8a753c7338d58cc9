import type { Db } from '@hookah/db/client';
import type { TobaccoRow } from './rows.ts';

/** Makes the tags of these tobaccos what the rows say: a tag is its number where that is known, else name and group. */
export async function saveTags(db: Db, tobaccos: readonly TobaccoRow[]): Promise<void> {
  const json = JSON.stringify(
    tobaccos.flatMap(({ htreviewsId, tags }) =>
      tags.map((tag) => ({ tobacco: htreviewsId, tag: tag.htreviewsId, name: tag.name, group: tag.group })),
    ),
  );
  const ids = tobaccos.map(({ htreviewsId }) => htreviewsId);

  // A list named it first, without its number.
  await db.$executeRaw`
    UPDATE flavor_tags f SET htreviews_id = r.tag
    FROM (SELECT DISTINCT ON (tag) tag, name, "group"
          FROM jsonb_to_recordset(${json}::jsonb) AS r(tag int, name text, "group" text)
          WHERE tag IS NOT NULL ORDER BY tag) r
    WHERE f.htreviews_id IS NULL AND f.name = r.name AND f.group_name IS NOT DISTINCT FROM r."group"
      AND NOT EXISTS (SELECT FROM flavor_tags other WHERE other.htreviews_id = r.tag)`;
  await db.$executeRaw`
    INSERT INTO flavor_tags (htreviews_id, name, group_name)
    SELECT DISTINCT ON (r.name, r."group") r.tag, r.name, r."group"
    FROM jsonb_to_recordset(${json}::jsonb) AS r(tag int, name text, "group" text)
    WHERE r.tag IS NULL OR NOT EXISTS (SELECT FROM flavor_tags f WHERE f.htreviews_id = r.tag)
    ORDER BY r.name, r."group", r.tag
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    WITH wanted AS (
      SELECT DISTINCT t.id AS tobacco_id, f.id AS tag_id
      FROM jsonb_to_recordset(${json}::jsonb) AS r(tobacco int, tag int, name text, "group" text)
      JOIN tobaccos t ON t.htreviews_id = r.tobacco
      JOIN flavor_tags f ON f.htreviews_id = r.tag
        OR (f.name = r.name AND f.group_name IS NOT DISTINCT FROM r."group"
            AND NOT EXISTS (SELECT FROM flavor_tags same WHERE same.htreviews_id = r.tag))
    ), removed AS (
      DELETE FROM tobacco_tags tt USING tobaccos t
      WHERE tt.tobacco_id = t.id AND t.htreviews_id = ANY(${ids})
        AND NOT EXISTS (SELECT FROM wanted w WHERE w.tobacco_id = tt.tobacco_id AND w.tag_id = tt.tag_id)
    )
    INSERT INTO tobacco_tags (tobacco_id, tag_id) SELECT tobacco_id, tag_id FROM wanted ON CONFLICT DO NOTHING`;
}
