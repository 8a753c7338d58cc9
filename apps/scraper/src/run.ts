import type { PrismaClient } from '@hookah/db/client';
import type { Logger } from '@hookah/logger';
import type { Browser } from 'playwright-core';
import { createCatalogRepository } from './catalog/catalog.repository.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { type Counters, emptyCounters } from './counters.ts';
import { crawl } from './crawl.ts';
import { createEvidence } from './evidence.ts';
import { createFetcher } from './fetcher.ts';
import { createSite } from './htreviews/site.ts';
import { createPace } from './pace.ts';
import { createPoliteFetcher } from './polite.ts';
import { type Progress, progressOf } from './progress.ts';
import { createReader } from './reader.ts';
import type { ScrapeReport } from './report.ts';
import { takeRunLock } from './run-lock.ts';
import { createRunsRepository, type RunKind } from './runs.repository.ts';
import { RunStopped } from './stop.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export type ScrapeSettings = {
  /** Of the catalogue site, without a path. */
  siteUrl: string;
  databaseUrl: string;
  /** Null: where systems put it. */
  chromiumPath: string | null;
  /** Where the site's people find out who asks; null: nobody but ourselves would read it. */
  contactUrl: string | null;
  /** Between the starts of two requests, at least. */
  delayMs: number;
  /** Before asking again after an error; two seconds if not said. */
  backoffMs?: number;
  /** How many tobaccos' own pages a run may read; all that are due if not said. */
  detailsPerRun?: number;
  timeoutMs?: number;
  maxBytes?: number;
};

export type ScrapeDeps = {
  settings: ScrapeSettings;
  prisma: PrismaClient;
  log: Log;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** The scheduled moment this run answers for. */
  slot?: Date | null;
  /** Only this brand. */
  brand?: string | null;
  /** Reads and compares, writes nothing. */
  isDryRun?: boolean;
  now?: () => Date;
  /** One that is running already and stays so; otherwise the run has its own. */
  browser?: Browser;
};

/** Our name in robots.txt and in the site's logs. */
export const AGENT = 'HookahWishlistBot';

const HEARTBEAT_MS = 15_000;

/**
 * One run over the catalogue site. Never throws for what the site does: the report says how it ended.
 * @throws ChromiumMissing; what the database throws when it is not there at the start
 */
export async function runScrape(deps: ScrapeDeps): Promise<ScrapeReport> {
  const startedAt = Date.now();
  const counters = emptyCounters();
  const chromiumPath = findChromium(deps.settings.chromiumPath);
  const lost = new AbortController();
  const lock = await takeRunLock(deps.settings.databaseUrl, (cause) =>
    lost.abort(new RunStopped('database_lost', 'The connection to the database was lost.', { cause })),
  );
  const report = (outcome: ScrapeReport['outcome'], stop: RunStopped | null): ScrapeReport => ({
    outcome,
    reason: stop?.reason ?? null,
    message: stop?.message ?? null,
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1_000,
    isDryRun: deps.isDryRun === true,
    counters,
  });
  if (lock === null) return report('busy', null);
  try {
    const signal = AbortSignal.any([lost.signal, stoppedBy(deps.signal)]);
    // Asked again under the lock: whoever held it a moment ago may have answered for the slot.
    const { slot = null, prisma } = deps;
    if (slot !== null && (await createRunsRepository(prisma).isAnswered(slot))) return report('busy', null);
    const stop = await recordedRun({ ...deps, signal }, chromiumPath, counters);
    return report(outcomeOf(stop), stop);
  } finally {
    await lock.release();
  }
}

/** The run and its row. Null when it came to its end. */
async function recordedRun(
  deps: ScrapeDeps & { signal: AbortSignal },
  chromiumPath: string,
  counters: Counters,
): Promise<RunStopped | null> {
  const runs = createRunsRepository(deps.prisma);
  const { slot = null, brand = null } = deps;
  const kind: RunKind = brand !== null ? 'partial' : slot === null ? 'manual' : 'scheduled';
  const run = deps.isDryRun === true ? null : await runs.start({ kind, slot });
  const heart = setInterval(() => {
    if (run !== null) runs.heartbeat(run.id, counters).catch(() => undefined);
  }, HEARTBEAT_MS);

  const { settings, log, signal } = deps;
  const site = createSite(settings.siteUrl);
  const browser = deps.browser ?? (await launchChromium(chromiumPath));
  const fetcher = createFetcher({
    ...settings,
    browser,
    origin: site.origin,
    userAgent: userAgent(settings),
  });
  const { delayMs, backoffMs = 2_000 } = settings;
  const { origin } = site;
  const pace = createPace({ delayMs, signal });
  const polite = createPoliteFetcher({ fetcher, pace, origin, agent: AGENT, backoffMs, signal, log });
  const evidence = createEvidence(log);
  const onStep = () => {
    const { documents, failures, problems } = evidence.summary();
    const { requests, retries } = polite;
    Object.assign(counters, { requests: requests(), retries: retries() });
    Object.assign(counters, { documents, unreadable: failures, problems });
    deps.onProgress?.(progressOf(counters));
  };
  try {
    const stop = await stopOf(
      crawl({
        prisma: deps.prisma,
        reader: createReader({ polite, site, evidence }),
        catalog: createCatalogRepository(deps.prisma),
        runs,
        run,
        counters,
        signal,
        log,
        brand,
        detailsPerRun: settings.detailsPerRun ?? Number.POSITIVE_INFINITY,
        onStep,
        now: deps.now ?? (() => new Date()),
      }),
      signal,
    );
    onStep();
    if (outcomeOf(stop) === 'failed') log.error(`The scrape ended early: ${stop?.reason}: ${stop?.message}`);
    const end = { outcome: outcomeOf(stop), reason: stop?.reason ?? null, counters };
    // Where the database is what went away, the row stays open and the next run goes on with it.
    const isOpen = stop?.reason === 'database_lost';
    if (run !== null && !isOpen) await runs.finish(run.id, end).catch(() => undefined);
    return stop;
  } finally {
    clearInterval(heart);
    await fetcher.close();
    if (deps.browser === undefined) await browser.close().catch(() => undefined);
  }
}

async function stopOf(work: Promise<void>, signal: AbortSignal): Promise<RunStopped | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof RunStopped) return error;
    if (signal.reason instanceof RunStopped) return signal.reason;
    return new RunStopped('internal_error', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

const outcomeOf = (stop: RunStopped | null): 'ok' | 'stopped' | 'failed' =>
  stop === null ? 'ok' : stop.reason === 'stopped' ? 'stopped' : 'failed';

/** The caller's signal may carry any reason; within a run it means one thing. */
function stoppedBy(signal: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new RunStopped('stopped', 'The run was told to stop.'));
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return controller.signal;
}

const userAgent = ({ contactUrl }: ScrapeSettings): string =>
  contactUrl === null ? `${AGENT}/1.0` : `${AGENT}/1.0 (+${contactUrl})`;
