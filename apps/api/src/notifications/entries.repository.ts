import { Prisma } from '@hookah/db/client';
import type { NotificationEntry } from '@hookah/shared/notifications';
import { TOBACCO_SUMMARY } from '#src/catalog/tobacco-summary.ts';
import type { Statements } from '#src/database.ts';
import { CATALOGUE } from '#src/wishlist/item-row.ts';

export type EntriesRepository = ReturnType<typeof createEntriesRepository>;

/** What the messages under a lease say, as things are now: what was taken back meanwhile is in none. */
export const createEntriesRepository = (database: Statements, siteUrl: string) => ({
  /** Claims first, then news in the order in which they happened. */
  held: async (leaseToken: string): Promise<NotificationEntry[]> => {
    const rows = await database.query<{ entry: NotificationEntry }>(Prisma.sql`
      SELECT entry FROM (
        SELECT 0 AS place, o.id AS event, json_build_object('kind', 'claim', 'itemId', i.id, 'friend', coalesce(u.first_name, ''),
          'tobacco', CASE WHEN t.id IS NOT NULL THEN ${TOBACCO_SUMMARY} END, 'customName', i.custom_name) AS entry
        FROM outbox o JOIN wishlist_items i ON i.id = (o.payload->>'itemId')::uuid AND i.deleted_at IS NULL
          JOIN share_claims c ON c.item_id = i.id JOIN users u ON u.id = c.user_id ${CATALOGUE}
        WHERE o.lease_token = ${leaseToken}::uuid AND o.kind = 'claim'
        UNION ALL
        SELECT 1, (o.payload->>'eventId')::bigint, json_build_object('kind', o.payload->>'kind', 'tobacco', ${TOBACCO_SUMMARY},
          'url', ${siteUrl} || '/tobaccos/' || t.slug_path)
        FROM outbox o JOIN tobaccos t ON t.id = (o.payload->>'tobaccoId')::int JOIN brands b ON b.id = t.brand_id
          LEFT JOIN lines l ON l.id = t.line_id
        WHERE o.lease_token = ${leaseToken}::uuid AND o.kind = 'news') AS told
      ORDER BY place, event`);
    return rows.map(({ entry }) => entry);
  },
});
