import type { PrismaClient } from '@hookah/db/client';
import { CATALOG_CHANGED } from './catalog.repository.ts';
import { ABSENT_DAYS } from './due.ts';

/** `too_many`: nothing was marked, since so many at once look like a fault of the site or of ours. */
export type Marking = { kind: 'marked' | 'too_many'; count: number };

export type GoneRepository = {
  /** Marks the tobaccos that were absent twice, a day or more apart, and tells of them; and brands that vanished with all of theirs. */
  markGone: (runId: number, vanished: readonly number[]) => Promise<Marking>;
};

const FEW = 10;
const MOST_SHARE = 0.02;

export function createGoneRepository(prisma: PrismaClient): GoneRepository {
  return {
    // While a tobacco is absent, checked_at is when it was last found so; to be seen again clears absent_since.
    markGone: (runId, vanished) =>
      prisma.$transaction(async (db) => {
        const [counts] = await db.$queryRaw<{ absent: number; there: number }[]>`
          SELECT count(*)::int AS there,
            (count(*) FILTER (WHERE checked_at >= absent_since + make_interval(days => ${ABSENT_DAYS})))::int AS absent
          FROM tobaccos WHERE gone_at IS NULL`;
        const { absent, there } = counts ?? { absent: 0, there: 0 };
        if (absent > Math.max(FEW, there * MOST_SHARE)) return { kind: 'too_many', count: absent };
        await db.$executeRaw`
          WITH gone AS (
            UPDATE tobaccos SET gone_at = checked_at
            WHERE gone_at IS NULL AND checked_at >= absent_since + make_interval(days => ${ABSENT_DAYS})
            RETURNING id, brand_id, line_id, absent_since
          ), told AS (
            INSERT INTO catalog_events (kind, tobacco_id, brand_id, line_id, run_id, before)
            SELECT 'gone', id, brand_id, line_id, ${runId}, jsonb_build_object('absentSince', absent_since) FROM gone
          )
          SELECT pg_notify(${CATALOG_CHANGED}, b.slug) FROM brands b WHERE b.id IN (SELECT brand_id FROM gone)`;
        await db.$executeRaw`
          UPDATE brands b SET gone_at = now() WHERE gone_at IS NULL AND htreviews_id = ANY(${vanished})
            AND EXISTS (SELECT FROM tobaccos t WHERE t.brand_id = b.id)
            AND NOT EXISTS (SELECT FROM tobaccos t WHERE t.brand_id = b.id AND t.gone_at IS NULL)`;
        return { kind: 'marked', count: absent };
      }),
  };
}
