import { setTimeout as sleep } from 'node:timers/promises';
import { checkDatabase, type PrismaClient } from '@hookah/db/client';
import {
  type BrandVisit,
  createListsTrust,
  type VisitDeps,
  visitBrand,
  visitTobacco,
} from './brand-visit.ts';
import type { CatalogRepository } from './catalog/catalog.repository.ts';
import { type Change, changesOf } from './catalog/changes.ts';
import type { GoneRepository } from './catalog/gone.repository.ts';
import { type BrandPlan, planBrand } from './catalog/plan.ts';
import type { Counters } from './counters.ts';
import { discoverBrands, listStrategy, pageStrategy } from './discovery.ts';
import type { ListedBrand, TobaccoPage } from './htreviews/records.ts';
import type { Reader } from './reader.ts';
import type { RunsRepository, StartedRun } from './runs.repository.ts';
import { RunStopped } from './stop.ts';
import { visitUnlisted } from './unlisted-brand.ts';

/** A brand, or one tobacco of it by its whole path. */
export type Only = { brand: string; tobacco: string | null };

export type CrawlDeps = {
  prisma: PrismaClient;
  reader: Reader;
  catalog: CatalogRepository;
  gone: GoneRepository;
  runs: RunsRepository;
  /** Null: nothing is written. */
  run: StartedRun | null;
  counters: Counters;
  signal: AbortSignal;
  log: { info: (message: string) => void; warn: (message: string) => void };
  /** How many brands the database has refused one after the other. */
  refusals: { inARow: number };
  /** What alone is to be read; null: everything. */
  only: Only | null;
  /** How many more requests today allows. */
  requestsLeft: () => number;
  onFound: (found: { changes: readonly Change[]; details: readonly TobaccoPage[] }) => void;
  /** Brings the counters up to date. */
  onStep: () => void;
  now: () => Date;
};

type BrandToVisit = ListedBrand & { isListed: boolean };

/** Of a brand kept for its page and its lists, of its lines' lists now and then. */
const REQUESTS_OF_BRAND = 3;

/** Brand by brand, each saved before the next is asked for. */
export async function crawl(deps: CrawlDeps): Promise<void> {
  const { counters, run, log } = deps;
  const brands = await findBrands(deps);
  counters.brandsTotal = brands.length;
  const vanished: number[] = [];
  let toVisit = brands.length;
  const visit: VisitDeps = {
    reader: deps.reader,
    catalog: deps.catalog,
    counters,
    lists: createListsTrust(),
    // What there is comes before what it is like: the brands to come have their requests kept for them.
    mayReadDetail: () => deps.requestsLeft() > toVisit * REQUESTS_OF_BRAND,
    onDetail: deps.onStep,
  };
  for (const brand of brands) {
    toVisit -= 1;
    if (run?.done.has(brand.slug) === true) counters.brandsDone += 1;
    else if (await crawlBrand(deps, visit, brand)) vanished.push(brand.htreviewsId ?? 0);
    deps.onStep();
  }
  if (!visit.lists.isWorking())
    log.warn('The list endpoints do not work: only the first rows of pages were read.');
  if (run !== null) await markGone(deps, run, vanished);
}

async function markGone(
  { gone, counters, onStep }: CrawlDeps,
  run: StartedRun,
  vanished: readonly number[],
): Promise<void> {
  const { kind, count } = await gone.markGone(run.id, vanished);
  if (kind === 'too_many') {
    throw new RunStopped(
      'too_many_absent',
      `${count} tobaccos are nowhere to be found; none was marked gone.`,
    );
  }
  counters.tobaccosGone = count;
  onStep();
}

/** True when the brand is not there any more. */
async function crawlBrand(deps: CrawlDeps, visit: VisitDeps, brand: BrandToVisit): Promise<boolean> {
  const { counters, log, only } = deps;
  const now = deps.now();
  const visited = await visitOf(visit, brand, only?.tobacco ?? null, now);
  if (visited.kind === 'failed') {
    counters.brandsFailed += 1;
    log.warn(`Brand ${brand.slug} is left as it was: ${visited.why}`);
    if (only === null) return false;
    const reason = only.tobacco === null ? 'brand_unknown' : 'tobacco_unknown';
    throw new RunStopped(reason, `${only.tobacco ?? brand.slug}: ${visited.why}`);
  }
  const plan = planBrand(visited.known, visited.findings, now);
  deps.onFound({ changes: changesOf(plan, visited.known), details: visited.findings.details });
  if (!(await save(deps, plan, visited.stopped === null))) {
    counters.brandsFailed += 1;
    return false;
  }
  counters.tobaccosSeen += plan.counts.seen;
  counters.tobaccosNew += plan.counts.added;
  counters.tobaccosChanged += plan.counts.changed;
  if (visited.stopped !== null) throw visited.stopped;
  counters.brandsDone += 1;
  if (!plan.isBrandSeen) counters.brandsVanished += 1;
  return !plan.isBrandSeen;
}

function visitOf(
  visit: VisitDeps,
  brand: BrandToVisit,
  tobacco: string | null,
  now: Date,
): Promise<BrandVisit> {
  if (tobacco !== null) return visitTobacco(visit, brand, tobacco);
  return brand.isListed ? visitBrand(visit, brand, now) : visitUnlisted(visit, brand, now);
}

async function findBrands(deps: CrawlDeps): Promise<BrandToVisit[]> {
  const { catalog, reader, runs, counters, only } = deps;
  const known = await catalog.knownBrands();
  if (only !== null) {
    const brand = known.find(({ slug }) => slug === only.brand) ?? unknownBrand(only.brand);
    return [{ ...brand, isListed: true }];
  }
  const discovery = await discoverBrands({
    reader,
    strategies: [listStrategy(reader), pageStrategy(known)],
    lastCount: await runs.lastBrandCount(),
  });
  counters.strategy = discovery.strategy;
  counters.brandsCounted = discovery.counted;
  const slugs = new Set(discovery.brands.map(({ slug }) => slug));
  const numbers = new Set(discovery.brands.map(({ htreviewsId }) => htreviewsId));
  // What a list lacks is not gone: it is looked at where it was.
  const unlisted = known.filter(({ htreviewsId, slug }) => !(numbers.has(htreviewsId) || slugs.has(slug)));
  return [
    ...discovery.brands.map((brand) => ({ ...brand, isListed: true })),
    ...unlisted.map((brand) => ({ ...brand, isListed: false })),
  ];
}

const SAVE_ATTEMPTS = 3;
const MOST_REFUSALS = 3;

const oneLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ').trim();

/**
 * A database that restarts is back in seconds; what was read is worth waiting for it. False when it is there and
 * refuses this brand alone: that is no reason to leave the others unread.
 */
async function save(deps: CrawlDeps, plan: BrandPlan, isWhole: boolean): Promise<boolean> {
  const { catalog, runs, run, counters, log, signal, refusals } = deps;
  if (run === null) return true;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await catalog.save(plan, run.id, async (db) => {
        if (isWhole) await runs.brandDone(db, run.id, plan.brand.slug, counters);
      });
      refusals.inARow = 0;
      return true;
    } catch (cause) {
      if (attempt === SAVE_ATTEMPTS || signal.aborted) {
        const isThere = !signal.aborted && (await checkDatabase(deps.prisma));
        if (!isThere) {
          throw new RunStopped('database_lost', `Brand ${plan.brand.slug} cannot be saved.`, { cause });
        }
        refusals.inARow += 1;
        const words = `Brand ${plan.brand.slug} is refused by the database: ${oneLine(cause)}`;
        if (refusals.inARow === MOST_REFUSALS) throw new RunStopped('cannot_save', words, { cause });
        log.warn(words);
        return false;
      }
      log.warn(`Brand ${plan.brand.slug} could not be saved, trying again.`);
      await sleep(attempt * 500);
    }
  }
}

const unknownBrand = (slug: string): ListedBrand => ({
  htreviewsId: null,
  slug,
  name: slug,
  country: null,
  imageUrl: null,
  tobaccosCount: null,
  tab: null,
  rating: null,
  ratingsCount: null,
  reviewsCount: null,
});
