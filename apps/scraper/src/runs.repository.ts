import type { Db, PrismaClient } from '@hookah/db/client';
import type { Counters } from './counters.ts';
import type { StopReason } from './stop.ts';

/** `scheduled` answers for a slot, `manual` was asked for, `partial` looks at some brands only. */
export type RunKind = 'scheduled' | 'manual' | 'partial';

export type StartedRun = {
  id: number;
  /** Brands that an interrupted run, which this one goes on with, has saved. */
  done: Set<string>;
};

export type RunsRepository = {
  /** Starts a run, or goes on with one that was interrupted not long ago. */
  start: (run: { kind: RunKind; slot: Date | null }) => Promise<StartedRun>;
  /** In the transaction that saves a brand. */
  brandDone: (db: Db, runId: number, slug: string, counters: Counters) => Promise<void>;
  heartbeat: (runId: number, counters: Counters) => Promise<void>;
  finish: (
    runId: number,
    end: { outcome: 'ok' | 'stopped' | 'failed'; reason: StopReason | null; counters: Counters },
  ) => Promise<void>;
  /** How many brands the site counted in the last run that went well. */
  lastBrandCount: () => Promise<number | null>;
  /** A run has ended that was this slot's, or one by hand that read everything since. */
  isAnswered: (slot: Date) => Promise<boolean>;
};

/** After so long the site has moved on and a run starts anew. */
const RESUME_WITHIN_HOURS = 12;

export function createRunsRepository(prisma: PrismaClient): RunsRepository {
  return {
    start: async ({ kind, slot }) => {
      const interrupted = kind === 'partial' ? null : await takeInterrupted(prisma, slot);
      if (interrupted !== null) return interrupted;
      const fresh = { kind, slot, resume: { done: [] } };
      const { id } =
        slot === null
          ? await prisma.scrapeRun.create({ data: fresh })
          : await prisma.scrapeRun.upsert({
              where: { slot },
              create: fresh,
              update: { ...fresh, startedAt: new Date(), finishedAt: null, outcome: null, reason: null },
            });
      return { id, done: new Set() };
    },
    brandDone: async (db, runId, slug, counters) => {
      await db.$executeRaw`
        UPDATE scrape_runs SET heartbeat_at = now(), counters = ${JSON.stringify(counters)}::jsonb,
          resume = jsonb_set(coalesce(resume, '{"done":[]}'), '{done}', coalesce(resume->'done', '[]') || to_jsonb(${slug}::text))
        WHERE id = ${runId}`;
    },
    heartbeat: async (runId, counters) => {
      await prisma.scrapeRun.update({ where: { id: runId }, data: { heartbeatAt: new Date(), counters } });
    },
    finish: async (runId, { outcome, reason, counters }) => {
      await prisma.scrapeRun.update({
        where: { id: runId },
        data: { finishedAt: new Date(), heartbeatAt: new Date(), outcome, reason, counters },
      });
    },
    lastBrandCount: async () => {
      const rows = await prisma.$queryRaw<{ count: number | null }[]>`
        SELECT (counters->>'brandsCounted')::int AS count FROM scrape_runs
        WHERE outcome = 'ok' AND kind <> 'partial' ORDER BY started_at DESC LIMIT 1`;
      return rows[0]?.count ?? null;
    },
    isAnswered: async (slot) => {
      const answer = await prisma.scrapeRun.findFirst({
        select: { id: true },
        where: {
          OR: [
            { slot, finishedAt: { not: null }, outcome: { not: 'stopped' } },
            { slot: null, kind: 'manual', outcome: 'ok', startedAt: { gte: slot } },
          ],
        },
      });
      return answer !== null;
    },
  };
}

/**
 * A run without an end was killed, one that was stopped was told to; either is gone on with. Called under the run lock,
 * so nobody else is at work on it. Older ones are closed.
 */
async function takeInterrupted(prisma: PrismaClient, slot: Date | null): Promise<StartedRun | null> {
  await prisma.$executeRaw`
    UPDATE scrape_runs SET finished_at = now(), outcome = 'failed', reason = 'abandoned'
    WHERE finished_at IS NULL AND started_at < now() - make_interval(hours => ${RESUME_WITHIN_HOURS})`;
  const rows = await prisma.$queryRaw<{ id: number; done: string[] | null }[]>`
    UPDATE scrape_runs SET finished_at = NULL, outcome = NULL, reason = NULL, heartbeat_at = now(),
      slot = coalesce(slot, ${slot}::timestamptz)
    WHERE id = (
      SELECT id FROM scrape_runs
      WHERE kind <> 'partial' AND started_at > now() - make_interval(hours => ${RESUME_WITHIN_HOURS})
        AND (finished_at IS NULL OR outcome = 'stopped')
        AND id = (SELECT max(id) FROM scrape_runs WHERE kind <> 'partial')
    )
    RETURNING id, resume->'done' AS done`;
  const row = rows[0];
  return row === undefined ? null : { id: row.id, done: new Set(row.done ?? []) };
}
