import { Prisma } from '@hookah/db/client';

/** A tobacco as the contract's TobaccoSummary, in JSON made by the database: `t`, its brand `b`, its line `l`. */
export const TOBACCO_SUMMARY = Prisma.sql`json_build_object(
  'id', t.id,
  'name', t.name,
  'altName', t.alt_name,
  'brand', json_build_object('id', b.id, 'slug', b.slug, 'name', b.name),
  'line', CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'slug', l.slug, 'name', l.name) END,
  'imageUrl', t.image_url,
  'rating', t.rating,
  'ratingsCount', t.ratings_count,
  'strengthOfficial', t.strength_official,
  'strengthByRatings', t.strength_by_ratings,
  'status', t.status,
  'tags', (
    SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'group', g.group_name)
      ORDER BY g.group_name, g.name), '[]')
    FROM tobacco_tags tt JOIN flavor_tags g ON g.id = tt.tag_id
    WHERE tt.tobacco_id = t.id))`;
