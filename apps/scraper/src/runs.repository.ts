import type { Db, PrismaClient } from '@hookah/db/client';
import { type Counters, countersAfter, emptyCounters } from './counters.ts';
import type { StopReason } from './stop.ts';

/** `scheduled` answers for a slot, `manual` was asked for, `partial` looks at some brands only. */
export type RunKind = 'scheduled' | 'manual' | 'partial';

export type StartedRun = {
  id: number;
  /** Brands that an interrupted run, which this one goes on with, has saved. */
  done: Set<string>;
  /** What that run had counted. */
  counters: Counters;
};

export type RunsRepository = {
  /** Starts a run, or goes on with one that was interrupted not long ago. Whatever else had not ended has died. */
  start: (run: { kind: RunKind; slot: Date | null }) => Promise<StartedRun>;
  /** Goes on with the last run if that was interrupted, however long ago. Null when it was not. */
  resume: () => Promise<StartedRun | null>;
  /** In the transaction that saves a brand. */
  brandDone: (db: Db, runId: number, slug: string, counters: Counters) => Promise<void>;
  heartbeat: (runId: number, counters: Counters) => Promise<void>;
  finish: (
    runId: number,
    end: { outcome: 'ok' | 'stopped' | 'failed'; reason: StopReason | null; counters: Counters },
  ) => Promise<void>;
  /** How many requests the runs of this day have made; the day is the zone's. */
  requestsToday: (timeZone: string) => Promise<number>;
  /** How many brands the site counted in the last run that went well. */
  lastBrandCount: () => Promise<number | null>;
  /** A run has ended that was this slot's, or one by hand that read everything since. */
  isAnswered: (slot: Date) => Promise<boolean>;
};

type Interrupted = { id: number; done: string[] | null; counters: Record<string, unknown> };

/** After so long the site has moved on and a run starts anew. */
const RESUME_WITHIN_HOURS = 12;
const YEAR_HOURS = 8_784;

export function createRunsRepository(prisma: PrismaClient): RunsRepository {
  return {
    start: async ({ kind, slot }) => {
      const interrupted =
        kind === 'partial' ? null : await takeInterrupted(prisma, slot, RESUME_WITHIN_HOURS);
      await closeDead(prisma, interrupted?.id ?? null);
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
      return { id, done: new Set(), counters: emptyCounters() };
    },
    resume: async () => {
      const interrupted = await takeInterrupted(prisma, null, YEAR_HOURS);
      if (interrupted !== null) await closeDead(prisma, interrupted.id);
      return interrupted;
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
    requestsToday: async (timeZone) => {
      const rows = await prisma.$queryRaw<{ requests: number }[]>`
        SELECT coalesce(sum((counters->>'requests')::int), 0)::int AS requests FROM scrape_runs
        WHERE started_at >= date_trunc('day', now(), ${timeZone})`;
      return rows[0]?.requests ?? 0;
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
            // Who was told to stop goes on when there is somebody to do so; a limit means: not before the next slot.
            { slot, finishedAt: { not: null }, OR: [{ reason: null }, { reason: { not: 'stopped' } }] },
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
 * so nobody else is at work on it.
 */
async function takeInterrupted(
  prisma: PrismaClient,
  slot: Date | null,
  withinHours: number,
): Promise<StartedRun | null> {
  const rows = await prisma.$queryRaw<Interrupted[]>`
    UPDATE scrape_runs SET finished_at = NULL, outcome = NULL, reason = NULL, heartbeat_at = now(),
      slot = coalesce(slot, ${slot}::timestamptz)
    WHERE id = (
      SELECT id FROM scrape_runs
      WHERE kind <> 'partial' AND started_at > now() - make_interval(hours => ${withinHours})
        AND (finished_at IS NULL OR outcome = 'stopped')
        AND id = (SELECT max(id) FROM scrape_runs WHERE kind <> 'partial')
    )
    RETURNING id, resume->'done' AS done, counters`;
  const row = rows[0];
  if (row === undefined) return null;
  return { id: row.id, done: new Set(row.done ?? []), counters: countersAfter(row.counters) };
}

/** Called under the run lock: who has not ended and is not gone on with will never end. */
const closeDead = (prisma: PrismaClient, but: number | null) => prisma.$executeRaw`
  UPDATE scrape_runs SET finished_at = heartbeat_at, outcome = 'failed', reason = 'died'
  WHERE finished_at IS NULL AND id IS DISTINCT FROM ${but}::int`;
