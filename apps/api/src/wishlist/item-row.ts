import { Prisma } from '@hookah/db/client';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { TOBACCO_SUMMARY } from '#src/catalog/tobacco-summary.ts';

/** An item as the database tells it. */
export type ItemRow = Omit<WishlistItem, 'addedAt' | 'purchasedAt' | 'triedAt'> & {
  addedAt: Date;
  purchasedAt: Date | null;
  triedAt: Date | null;
};

/** Of `i` and what CATALOGUE joins to it. */
export const ITEM = Prisma.sql`i.id, i.custom_name AS "customName", i.state, i.priority, i.note, i.verdict, i.rating,
  i.added_at AS "addedAt", i.purchased_at AS "purchasedAt", i.tried_at AS "triedAt", i.version,
  CASE WHEN t.id IS NOT NULL THEN ${TOBACCO_SUMMARY} END AS tobacco`;

export const CATALOGUE = Prisma.sql`LEFT JOIN tobaccos t ON t.id = i.tobacco_id
  LEFT JOIN brands b ON b.id = t.brand_id LEFT JOIN lines l ON l.id = t.line_id`;

export const itemOf = ({ addedAt, purchasedAt, triedAt, ...rest }: ItemRow): WishlistItem => ({
  ...rest,
  addedAt: addedAt.toISOString(),
  purchasedAt: purchasedAt?.toISOString() ?? null,
  triedAt: triedAt?.toISOString() ?? null,
});

/** Of `i`: on this person's list and not removed. */
export const isLive = (userId: string) => Prisma.sql`
  i.deleted_at IS NULL AND i.wishlist_id = (SELECT id FROM wishlists WHERE user_id = ${userId}::uuid AND is_default)`;
