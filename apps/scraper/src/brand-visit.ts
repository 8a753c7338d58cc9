import type { CatalogRepository } from './catalog/catalog.repository.ts';
import { dueLines } from './catalog/due.ts';
import { type Findings, nothingFound, silentPage } from './catalog/findings.ts';
import type { KnownBrand } from './catalog/rows.ts';
import type { Counters } from './counters.ts';
import type { BrandPage, ListedBrand, ListedTobacco } from './htreviews/records.ts';
import { brandSlugOf, lineSlugOf } from './htreviews/slug-path.ts';
import type { Reader } from './reader.ts';
import type { RunStopped } from './stop.ts';
import { readDetails, untilStopped } from './tobacco-visits.ts';

export type VisitDeps = {
  reader: Reader;
  catalog: CatalogRepository;
  counters: Counters;
  lists: ListsTrust;
  /** Whether today's requests suffice for one more tobacco's own page. */
  mayReadDetail: () => boolean;
  onDetail: () => void;
};

/** "Not modified" to a request that set no condition. */
const UNASKED = { kind: 'failed', why: 'http_304' } as const;

/** Whether the endpoints that list tobaccos are still worth asking in this run. */
export type ListsTrust = { isWorking: () => boolean; note: (worked: boolean) => void };

const FAILURES_IN_A_ROW = 2;

export function createListsTrust(): ListsTrust {
  let failures = 0;
  return {
    isWorking: () => failures < FAILURES_IN_A_ROW,
    note: (worked) => {
      failures = worked ? 0 : failures + 1;
    },
  };
}

/** `stopped`: the visit was cut short, and what it had found by then is whole in itself. */
export type BrandVisit =
  | { kind: 'visited'; findings: Findings; known: KnownBrand; stopped: RunStopped | null }
  /** `isAbsent`: the site says there is no such brand, or has another in its place. */
  | { kind: 'failed'; why: string; isAbsent: boolean };

/** The limit that the list endpoints are asked with, at least: the largest brands have some 230 tobaccos. */
const LIST_LIMIT = 250;

/** Reads a brand: its page, its tobaccos by the lists, and the pages that are due. Writes nothing. */
export async function visitBrand(deps: VisitDeps, listed: ListedBrand, now: Date): Promise<BrandVisit> {
  const { reader, catalog, counters } = deps;
  const reading = await reader.brand(listed.slug, await catalog.brandValidator(listed));
  if (reading.kind === 'absent' || reading.kind === 'failed') return failed(reading);
  if (reading.kind === 'unchanged') counters.brandsUnchanged += 1;
  const page = reading.kind === 'read' ? reading.record : await rememberedPage(catalog, listed);
  if (page === null || (listed.htreviewsId !== null && listed.htreviewsId !== page.htreviewsId)) {
    return failed({ kind: 'absent', why: 'id_mismatch' });
  }
  const byBrand = await listOfBrand(deps, page);
  const findings: Findings = {
    ...nothingFound(listed, page),
    tobaccos: ofBrand(page, [...(byBrand ?? []), ...page.tobaccos.listed]),
    isWhole: byBrand !== null && byBrand.length > 0,
  };
  let known = await loadKnown(catalog, findings);
  if (reading.kind === 'unchanged') findings.pageValidator = known.brand?.pageValidator ?? null;
  const stopped = await untilStopped(async () => {
    if (reading.kind === 'read' && (await readLines(deps, findings, known))) {
      findings.pageValidator = reading.validator;
    }
    if (await readLists(deps, findings, known)) known = await loadKnown(catalog, findings);
    await readDetails(deps, findings, known, now);
  });
  return { kind: 'visited', findings, known, stopped };
}

const failed = ({ kind, why }: { kind: 'absent' | 'failed'; why: string }): BrandVisit => ({
  kind: 'failed',
  why,
  isAbsent: kind === 'absent',
});

/** Of a page that has not changed, as much as is asked of it: all else is known. Null for a brand that is not. */
async function rememberedPage(catalog: CatalogRepository, listed: ListedBrand): Promise<BrandPage | null> {
  const { htreviewsId, slug } = listed;
  if (htreviewsId === null) return null;
  const { brand, lines } = await catalog.loadBrand({ htreviewsId, slug, tobaccoIds: [] });
  return brand === null ? null : silentPage(htreviewsId, brand, lines);
}

/** Reads one tobacco's own page, and its brand's, which it belongs to. */
export async function visitTobacco(
  { reader, catalog, counters }: VisitDeps,
  listed: ListedBrand,
  slugPath: string,
): Promise<BrandVisit> {
  const brand = await reader.brand(listed.slug, null);
  if (brand.kind === 'unchanged') return failed(UNASKED);
  if (brand.kind !== 'read') return failed(brand);
  const tobacco = await reader.tobacco({ slugPath, htreviewsId: null, validator: null });
  if (tobacco.kind === 'unchanged') return failed(UNASKED);
  if (tobacco.kind !== 'read') return failed(tobacco);
  counters.detailsRead += 1;
  const page = brand.record;
  const { htreviewsId } = tobacco.record;
  const known = await catalog.loadBrand({
    htreviewsId: page.htreviewsId,
    slug: page.slug,
    tobaccoIds: [htreviewsId],
  });
  const findings: Findings = {
    ...nothingFound(listed, page),
    details: [{ ...tobacco.record, validator: tobacco.validator }],
  };
  return { kind: 'visited', findings, known, stopped: null };
}

const loadKnown = (catalog: CatalogRepository, { page, tobaccos }: Findings) =>
  catalog.loadBrand({
    htreviewsId: page.htreviewsId,
    slug: page.slug,
    tobaccoIds: tobaccos.map(({ htreviewsId }) => htreviewsId),
  });

async function listOfBrand({ reader, lists }: VisitDeps, page: BrandPage): Promise<ListedTobacco[] | null> {
  if (!lists.isWorking()) return null;
  const { count } = page.tobaccos;
  const reading = await reader.tobaccosOfBrand(page.htreviewsId, Math.max(LIST_LIMIT, count));
  // An empty list of a brand that shows tobaccos is a list that does not work.
  const works = reading.kind === 'read' && (reading.record.length > 0 || count === 0);
  lists.note(works);
  return works && reading.kind === 'read' ? reading.record : null;
}

/** True when every one that is due could be read. */
async function readLines(
  { reader, counters }: VisitDeps,
  findings: Findings,
  known: KnownBrand,
): Promise<boolean> {
  const due = dueLines(findings.page, known.lines);
  for (const slugPath of due) {
    const reading = await reader.line(slugPath);
    if (reading.kind !== 'read') continue;
    findings.lines.push(reading.record);
    counters.linesRead += 1;
  }
  return findings.lines.length === due.length;
}

/** A brand's list may leave out what is discontinued; its lines' lists have that. True when they were asked. */
async function readLists(
  { reader, lists }: VisitDeps,
  findings: Findings,
  known: KnownBrand,
): Promise<boolean> {
  const ids = new Set([...known.tobaccos, ...findings.tobaccos].map(({ htreviewsId }) => htreviewsId));
  if (!lists.isWorking() || ids.size >= findings.page.tobaccos.count) return false;
  const lineIds = new Map(known.lines.map(({ slug, htreviewsId }) => [slug, htreviewsId]));
  for (const line of findings.lines) lineIds.set(lineSlugOf(line.slugPath) ?? '', line.htreviewsId);
  const found: ListedTobacco[] = [];
  for (const line of findings.page.lines) {
    const id = lineIds.get(line.slug) ?? null;
    if (id === null || line.tobaccosCount === 0) continue;
    const reading = await reader.tobaccosOfLine(id, Math.max(LIST_LIMIT, line.tobaccosCount ?? 0));
    if (reading.kind === 'read') found.push(...reading.record);
  }
  const ofPages = findings.tobaccos.filter(({ from }) => from === 'page');
  const ofLists = findings.tobaccos.filter(({ from }) => from === 'json');
  findings.tobaccos = ofBrand(findings.page, [...ofLists, ...found, ...ofPages]);
  return true;
}

/** Each once, the first that names it; rows of another brand (as advertised ones) are not this brand's. */
function ofBrand(page: BrandPage, rows: readonly ListedTobacco[]): ListedTobacco[] {
  const byId = new Map<number, ListedTobacco>();
  for (const row of rows) {
    if (brandSlugOf(row.slugPath) === page.slug && !byId.has(row.htreviewsId)) byId.set(row.htreviewsId, row);
  }
  return [...byId.values()];
}
