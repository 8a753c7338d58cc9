import { Prisma } from '@hookah/db/client';
import type { AlertPreferences } from '@hookah/shared/alerts';
import type { NotificationEntry } from '@hookah/shared/notifications';
import { STORED_PREFERENCES } from '#src/alerts/alerts.repository.ts';
import type { Statements } from '#src/database.ts';

export type NewsRepository = ReturnType<typeof createNewsRepository>;

/** What happened to a tobacco, and one person whom it concerns. `preferences` null: they never said anything. */
export type News = {
  eventId: string;
  kind: Exclude<NotificationEntry['kind'], 'claim'>;
  tobaccoId: number;
  userId: string;
  chatId: string;
  preferences: AlertPreferences | null;
};

/** The catalogue's events, told on to people. */
export const createNewsRepository = (database: Statements) => ({
  /**
   * Marks the earliest events that nobody was told of, and returns their numbers. Who marks the same ones at the same
   * time waits, and gets others.
   */
  take: async (since: Date, limit: number): Promise<string[]> => {
    const rows = await database.query<{ id: string }>(Prisma.sql`
      INSERT INTO told_events (event_id)
      SELECT e.id FROM catalog_events e
      WHERE e.at >= ${since} AND NOT EXISTS (SELECT 1 FROM told_events d WHERE d.event_id = e.id)
      ORDER BY e.id LIMIT ${limit}
      ON CONFLICT DO NOTHING RETURNING event_id::text AS id`);
    return rows.map(({ id }) => id);
  },

  /**
   * Who can be written to, is not mute, and: wants the tobacco since before it happened, or follows its brand or line
   * since before it appeared. Each once.
   */
  concerned: (eventIds: readonly string[]): Promise<News[]> =>
    database.query(Prisma.sql`
      WITH happened AS (SELECT * FROM catalog_events WHERE id = ANY(${eventIds}::bigint[]) AND tobacco_id IS NOT NULL),
      concerned AS (
        SELECT e.id, w.user_id FROM happened e
        JOIN wishlist_items i ON i.tobacco_id = e.tobacco_id AND i.deleted_at IS NULL AND i.state = 'wanted'
          AND i.added_at <= e.at
        JOIN wishlists w ON w.id = i.wishlist_id
        WHERE e.kind IN ('limited', 'discontinued', 'back')
        UNION
        SELECT e.id, f.user_id FROM happened e
        JOIN brand_follows f ON f.brand_id = e.brand_id AND f.followed_at <= e.at WHERE e.kind = 'new'
        UNION
        SELECT e.id, f.user_id FROM happened e
        JOIN line_follows f ON f.line_id = e.line_id AND f.followed_at <= e.at WHERE e.kind = 'new')
      SELECT e.id::text AS "eventId", e.kind, e.tobacco_id AS "tobaccoId", u.id AS "userId",
        u.telegram_id::text AS "chatId", ${STORED_PREFERENCES} AS preferences
      FROM concerned c JOIN happened e ON e.id = c.id JOIN users u ON u.id = c.user_id
        LEFT JOIN alert_preferences p ON p.user_id = u.id
      WHERE u.reachable AND NOT coalesce(p.muted, false)
      ORDER BY e.id, u.id`),
});
