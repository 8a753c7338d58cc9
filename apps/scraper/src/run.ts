import { findChromium } from '@hookah/chromium';
import type { PrismaClient } from '@hookah/db/client';
import type { Logger } from '@hookah/logger';
import type { Browser } from 'playwright-core';
import type { Change } from './catalog/changes.ts';
import { type Counters, emptyCounters } from './counters.ts';
import type { CrawlDeps, Only } from './crawl.ts';
import type { FetchRequest } from './fetcher.ts';
import type { TobaccoPage } from './htreviews/records.ts';
import type { Progress } from './progress.ts';
import { recordedRun } from './recorded-run.ts';
import { outcomeOf, type ScrapeReport } from './report.ts';
import { takeRunLock } from './run-lock.ts';
import { createRunsRepository } from './runs.repository.ts';
import { RunStopped } from './stop.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export type ScrapeSettings = {
  /** Of the catalogue site, without a path. */
  siteUrl: string;
  databaseUrl: string;
  /** Null: where systems put it. */
  chromiumPath: string | null;
  chromiumSandbox?: boolean;
  /** Where the site's people find out who asks; null: nobody but ourselves would read it. */
  contactUrl: string | null;
  /** Between the starts of two requests, at least. */
  delayMs: number;
  /** Over all runs of a day; what does not fit is put off. */
  requestsPerDay: number;
  /** After so long a run stops, and the next one goes on. */
  timeLimitMs: number;
  /** In which a day begins and ends. */
  timeZone: string;
  /** Before asking again after an error; two seconds if not said. */
  backoffMs?: number;
  timeoutMs?: number;
  maxBytes?: number;
};

export type ScrapeDeps = {
  settings: ScrapeSettings;
  prisma: PrismaClient;
  log: Log;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Told of each answer of the site, and of none (null). */
  onAnswer?: (request: FetchRequest, status: number | null) => void;
  /** The scheduled moment this run answers for. */
  slot?: Date | null;
  /** What alone is to be read; everything if not said. */
  only?: Only | null;
  /** Reads and compares, writes nothing. */
  isDryRun?: boolean;
  /** Only goes on with an interrupted run, however old that is. */
  isResumed?: boolean;
  now?: () => Date;
  /** One that is running already and stays so; otherwise the run has its own. */
  browser?: Browser;
};

/** Why nothing was done. */
const UNDONE: Partial<Record<ScrapeReport['outcome'], string>> = {
  nothing: 'There is no interrupted run to go on with: --once begins one.',
  busy: 'Another run is going on, or has answered for this slot.',
};

/** A report need not show more; the counters tell how many there are. */
const CHANGES_SHOWN = 100;

/**
 * One run over the catalogue site. Never throws for what the site does: the report says how it ended.
 * @throws ChromiumMissing; what the database throws when it is not there at the start
 */
export async function runScrape(deps: ScrapeDeps): Promise<ScrapeReport> {
  const startedAt = Date.now();
  let counters: Counters = emptyCounters();
  const changes: Change[] = [];
  let tobacco: TobaccoPage | null = null;
  const { chromiumPath, databaseUrl, timeLimitMs } = deps.settings;
  const executable = findChromium(chromiumPath);
  const lost = new AbortController();
  const lock = await takeRunLock(databaseUrl, (cause) =>
    lost.abort(new RunStopped('database_lost', 'The connection to the database was lost.', { cause })),
  );
  const report = (outcome: ScrapeReport['outcome'], stop: RunStopped | null): ScrapeReport => ({
    outcome,
    reason: stop?.reason ?? null,
    message: stop?.message ?? UNDONE[outcome] ?? null,
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1_000,
    isDryRun: deps.isDryRun === true,
    counters,
    changes,
    tobacco,
  });
  if (lock === null) return report('busy', null);
  const limit = timeLimit(timeLimitMs);
  try {
    const signal = AbortSignal.any([lost.signal, stoppedBy(deps.signal), limit.signal]);
    const runs = createRunsRepository(deps.prisma);
    const { slot = null, only = null } = deps;
    // Asked again under the lock: whoever held it a moment ago may have answered for the slot.
    if (slot !== null && (await runs.isAnswered(slot))) return report('busy', null);
    const kind = only !== null ? 'partial' : slot === null ? 'manual' : 'scheduled';
    const interrupted = deps.isResumed === true ? await runs.resume() : null;
    if (deps.isResumed === true && interrupted === null) return report('nothing', null);
    const run = interrupted ?? (deps.isDryRun === true ? null : await runs.start({ kind, slot }));
    counters = run?.counters ?? counters;
    const onFound: CrawlDeps['onFound'] = (found) => {
      changes.push(...found.changes.slice(0, CHANGES_SHOWN - changes.length));
      if (only?.tobacco != null) tobacco = found.details[0] ?? null;
    };
    const stop = await recordedRun({ ...deps, signal, runs, run, counters, onFound }, executable);
    return report(outcomeOf(stop), stop);
  } finally {
    limit.clear();
    await lock.release();
  }
}

function timeLimit(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new RunStopped('time_limit', 'The run took too long; the next one goes on.'));
  }, ms);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** The caller's signal may carry any reason; within a run it means one thing. */
function stoppedBy(signal: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new RunStopped('stopped', 'The run was told to stop.'));
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return controller.signal;
}
