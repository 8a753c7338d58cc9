import { Prisma } from '@hookah/db/client';
import type { WishlistStats } from '@hookah/shared/wishlist-views';
import type { Statements } from '#src/database.ts';
import { isLive } from './item-row.ts';

export type StatsRepository = ReturnType<typeof createStatsRepository>;

const listOf = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(r) FROM (${rows}) r), '[]')`;

const counted = (column: Prisma.Sql, words: readonly string[]) =>
  Prisma.sql`(SELECT json_build_object(${Prisma.join(
    words.map((word) => Prisma.sql`${word}::text, count(*) FILTER (WHERE ${column} = ${word})`),
  )}) FROM mine)`;

const monthOf = (moment: Prisma.Sql) => Prisma.sql`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM')`;

export const createStatsRepository = (database: Statements) => ({
  /** All of it in one statement: the counts agree with each other. */
  of: async (userId: string): Promise<WishlistStats> => {
    const [row] = await database.query<{ stats: WishlistStats }>(Prisma.sql`
      WITH mine AS MATERIALIZED (
        SELECT i.state, i.verdict, i.tobacco_id, i.added_at, i.purchased_at, i.tried_at, t.brand_id,
          coalesce(t.strength_official, t.strength_by_ratings) AS strength
        FROM wishlist_items i LEFT JOIN tobaccos t ON t.id = i.tobacco_id WHERE ${isLive(userId)})
      SELECT json_build_object(
        'total', (SELECT count(*) FROM mine),
        'states', ${counted(Prisma.sql`state`, ['wanted', 'purchased', 'tried'])},
        'verdicts', ${counted(Prisma.sql`verdict`, ['again', 'fine', 'never'])},
        'brands', ${listOf(Prisma.sql`
          SELECT json_build_object('id', b.id, 'slug', b.slug, 'name', b.name) AS brand, count(*) AS items,
            count(*) FILTER (WHERE state = 'tried') AS tried
          FROM mine JOIN brands b ON b.id = mine.brand_id GROUP BY b.id ORDER BY items DESC, b.name, b.id`)},
        'strengths', ${listOf(Prisma.sql`
          SELECT strength, count(*) AS items FROM mine GROUP BY strength ORDER BY strength NULLS LAST`)},
        'months', ${listOf(Prisma.sql`
          SELECT month, count(*) FILTER (WHERE what = 'added') AS added,
            count(*) FILTER (WHERE what = 'purchased') AS purchased, count(*) FILTER (WHERE what = 'tried') AS tried
          FROM (
            SELECT 'added' AS what, ${monthOf(Prisma.sql`added_at`)} AS month FROM mine
            UNION ALL SELECT 'purchased', ${monthOf(Prisma.sql`purchased_at`)} FROM mine WHERE purchased_at IS NOT NULL
            UNION ALL SELECT 'tried', ${monthOf(Prisma.sql`tried_at`)} FROM mine WHERE tried_at IS NOT NULL) happened
          GROUP BY month ORDER BY month DESC LIMIT 120`)}) AS stats`);
    if (!row) throw new Error('A select without a table returned no row');
    return row.stats;
  },
});
