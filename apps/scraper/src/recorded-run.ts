import { createCatalogRepository } from './catalog/catalog.repository.ts';
import { createGoneRepository } from './catalog/gone.repository.ts';
import { launchReader } from './chromium.ts';
import { addProblems, type Counters } from './counters.ts';
import { type CrawlDeps, crawl } from './crawl.ts';
import { createEvidence } from './evidence.ts';
import { createFetcher } from './fetcher.ts';
import { createSite } from './htreviews/site.ts';
import { createHeapKeeper } from './memory.ts';
import { createPace } from './pace.ts';
import { createPoliteFetcher } from './polite.ts';
import { progressOf } from './progress.ts';
import { createReader } from './reader.ts';
import { outcomeOf } from './report.ts';
import type { ScrapeDeps, ScrapeSettings } from './run.ts';
import type { RunsRepository, StartedRun } from './runs.repository.ts';
import { RunStopped } from './stop.ts';

export type RecordedRunDeps = ScrapeDeps & {
  signal: AbortSignal;
  runs: RunsRepository;
  /** Null: nothing is written. */
  run: StartedRun | null;
  /** Counted on from what they are. */
  counters: Counters;
  onFound: CrawlDeps['onFound'];
};

/** Our name in robots.txt and in the site's logs. */
const AGENT = 'HookahWishlistBot';

const HEARTBEAT_MS = 15_000;

/** The run from its browser to the end of its row. Null when it came to its end, otherwise why it did not. */
export async function recordedRun(deps: RecordedRunDeps, chromiumPath: string): Promise<RunStopped | null> {
  const { settings, log, signal, runs, run, counters } = deps;
  const heart = setInterval(() => {
    if (run !== null) runs.heartbeat(run.id, counters).catch(() => undefined);
  }, HEARTBEAT_MS);
  // It starts while robots.txt is asked for; that it could not is told by who waits for it.
  const browser = deps.browser
    ? Promise.resolve(deps.browser)
    : launchReader(chromiumPath, settings.chromiumSandbox);
  browser.catch(() => undefined);
  const { origin } = createSite(settings.siteUrl);
  const fetcher = createFetcher({ ...settings, browser, origin, userAgent: userAgent(settings) });
  try {
    const budget = Math.max(0, settings.requestsPerDay - (await runs.requestsToday(settings.timeZone)));
    const { work, onStep } = crawlWith(deps, fetcher, budget);
    const stop = await stopOf(work(), signal);
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
    if (deps.browser === undefined) await browser.then((own) => own.close()).catch(() => undefined);
  }
}

/** The parts of a crawl put together, and how its counters are brought up to date. */
function crawlWith(deps: RecordedRunDeps, fetcher: ReturnType<typeof createFetcher>, budget: number) {
  const { settings, prisma, log, signal, runs, run, counters } = deps;
  const { delayMs, backoffMs = 2_000 } = settings;
  const site = createSite(settings.siteUrl);
  const polite = createPoliteFetcher({
    fetcher,
    pace: createPace({ delayMs, signal }),
    origin: site.origin,
    agent: AGENT,
    backoffMs,
    budget,
    onAnswer: deps.onAnswer ?? (() => undefined),
    signal,
    log,
  });
  const evidence = createEvidence(log);
  const before = { ...counters };
  const keepHeap = createHeapKeeper();
  const onStep = () => {
    const { documents, failures, problems } = evidence.summary();
    counters.requests = before.requests + polite.requests();
    counters.retries = before.retries + polite.retries();
    counters.documents = before.documents + documents;
    counters.unreadable = before.unreadable + failures;
    counters.problems = addProblems(before.problems, problems);
    keepHeap();
    deps.onProgress?.(progressOf(counters));
  };
  const work = () =>
    crawl({
      prisma,
      reader: createReader({ polite, site, evidence }),
      catalog: createCatalogRepository(prisma),
      gone: createGoneRepository(prisma),
      runs,
      run,
      counters,
      signal,
      log,
      refusals: { inARow: 0 },
      only: deps.only ?? null,
      requestsLeft: () => budget - polite.requests(),
      onFound: deps.onFound,
      onStep,
      now: deps.now ?? (() => new Date()),
    });
  return { work, onStep };
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

const userAgent = ({ contactUrl }: ScrapeSettings): string =>
  contactUrl === null ? `${AGENT}/1.0` : `${AGENT}/1.0 (+${contactUrl})`;
