import { Prisma } from '@hookah/db/client';
import { TOBACCO_SUMMARY } from '#src/catalog/tobacco-summary.ts';

/** As the contract's Moment; null stays null. */
const moment = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** `i`, with what CATALOGUE joins to it, as the contract's WishlistItem: JSON made by the database. */
export const ITEM = Prisma.sql`json_build_object(
  'id', i.id,
  'tobacco', CASE WHEN t.id IS NOT NULL THEN ${TOBACCO_SUMMARY} END,
  'customName', i.custom_name,
  'state', i.state,
  'priority', i.priority,
  'note', i.note,
  'verdict', i.verdict,
  'rating', i.rating,
  'addedAt', ${moment(Prisma.sql`i.added_at`)},
  'purchasedAt', ${moment(Prisma.sql`i.purchased_at`)},
  'triedAt', ${moment(Prisma.sql`i.tried_at`)},
  'version', i.version)`;

export const CATALOGUE = Prisma.sql`LEFT JOIN tobaccos t ON t.id = i.tobacco_id
  LEFT JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id`;

/** Of `i`: on this person's list and not removed. */
export const isLive = (userId: string) => Prisma.sql`
  i.deleted_at IS NULL AND i.wishlist_id = (SELECT id FROM wishlists WHERE user_id = ${userId}::uuid AND is_default)`;
