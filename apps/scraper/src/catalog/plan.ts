import { isDeepStrictEqual } from 'node:util';
import type { LinePage, ListedTobacco } from '#src/htreviews/records.ts';
import { lineSlugOf } from '#src/htreviews/slug-path.ts';
import { type CatalogEvent, eventsOf } from './events.ts';
import type { Findings } from './findings.ts';
import { joinFolded, mergeBrand, mergeLine, mergeTobacco } from './merge.ts';
import type { BrandRow, KnownBrand, LineRow, TobaccoRow } from './rows.ts';

/** What one visit to a brand changes: whole rows, and only those that differ from what is known. */
export type BrandPlan = {
  brandId: number | null;
  brand: BrandRow;
  /** Its page is there. */
  isBrandSeen: boolean;
  isBrandChanged: boolean;
  lines: LineRow[];
  tobaccos: TobaccoRow[];
  /** Of the tobaccos above, those whose tags differ. */
  retagged: TobaccoRow[];
  events: CatalogEvent[];
  /** By how much more (or less) often each word stands in the catalogue. */
  words: Map<string, number>;
  counts: { seen: number; added: number; changed: number };
};

export function planBrand(known: KnownBrand, findings: Findings, now: Date): BrandPlan {
  const brand = mergeBrand(known.brand, findings);
  const lines = planLines(known, findings, now);
  const lineBySlug = new Map(lines.map((line) => [line.slug, line]));
  const knownById = new Map(known.tobaccos.map(({ isWished: _, ...row }) => [row.htreviewsId, row]));

  const all = mergeTobaccos(knownById, findings, now).map((row) => {
    const line = row.lineSlug === null ? undefined : lineBySlug.get(row.lineSlug);
    const names = [row.name, row.altName, brand.name, brand.altName, line?.name, line?.altName];
    return { ...row, searchText: joinFolded(names) };
  });
  const changed = all.filter((row) => !isDeepStrictEqual(row, knownById.get(row.htreviewsId)));
  const added = changed.filter((row) => !knownById.has(row.htreviewsId));

  return {
    brandId: known.brand?.id ?? null,
    brand,
    isBrandSeen: !findings.isVanished,
    isBrandChanged: !findings.isVanished && !isDeepStrictEqual(brand, withoutId(known.brand)),
    lines: lines.filter((line) => !known.lines.some((before) => isDeepStrictEqual(line, before))),
    tobaccos: changed,
    retagged: changed.filter(
      (row) => !isDeepStrictEqual(row.tags, knownById.get(row.htreviewsId)?.tags ?? []),
    ),
    events: planEvents(known, knownById, changed),
    words: wordChanges(changed, knownById),
    counts: { seen: findings.tobaccos.length, added: added.length, changed: changed.length - added.length },
  };
}

export const isEmptyPlan = (plan: BrandPlan): boolean =>
  !plan.isBrandChanged && plan.lines.length === 0 && plan.tobaccos.length === 0;

/** Every line that the brand's page, a tobacco's path or the database names. */
function planLines(known: KnownBrand, findings: Findings, now: Date): LineRow[] {
  const listed = new Map(findings.page.lines.map((line) => [line.slug, line]));
  const pages = new Map(findings.lines.map((page: LinePage) => [lineSlugOf(page.slugPath), page]));
  const before = linesBefore(known, pages);
  const names = new Map(findings.tobaccos.map((row) => [lineSlugOf(row.slugPath), row.lineName]));
  for (const page of findings.details) names.set(lineSlugOf(page.slugPath), page.lineName);
  const slugs = [...listed.keys(), ...names.keys(), ...before.keys()].filter((slug) => slug !== null);
  return [...new Set(slugs)].map((slug) =>
    mergeLine(
      before.get(slug) ?? null,
      slug,
      {
        listed: listed.get(slug) ?? null,
        page: pages.get(slug) ?? null,
        nameInLists: names.get(slug) ?? null,
      },
      now,
    ),
  );
}

/** By the slug that each has now. A line is its number: the site may give it another slug, and its slug to another. */
function linesBefore(known: KnownBrand, pages: ReadonlyMap<string | null, LinePage>): Map<string, LineRow> {
  const slugNow = new Map([...pages].map(([slug, page]) => [page.htreviewsId, slug]));
  const numbers = new Map([...pages].map(([slug, page]) => [slug, page.htreviewsId]));
  return new Map(
    known.lines.flatMap((line): [string, LineRow][] => {
      const slug = (line.htreviewsId === null ? null : slugNow.get(line.htreviewsId)) ?? line.slug;
      const number = numbers.get(slug) ?? null;
      const isAnother = number !== null && line.htreviewsId !== null && number !== line.htreviewsId;
      return isAnother ? [] : [[slug, line]];
    }),
  );
}

function mergeTobaccos(
  known: ReadonlyMap<number, TobaccoRow>,
  findings: Findings,
  now: Date,
): Omit<TobaccoRow, 'searchText'>[] {
  const listed = new Map(findings.tobaccos.map((row: ListedTobacco) => [row.htreviewsId, row]));
  const pages = new Map(findings.details.map((page) => [page.htreviewsId, page]));
  const absent = new Set(findings.absent);
  const unchanged = new Set(findings.unchanged);
  const ids = new Set([...known.keys(), ...listed.keys(), ...pages.keys()]);
  return [...ids].flatMap((id) => {
    const page = pages.get(id) ?? null;
    const row = listed.get(id) ?? null;
    const said = {
      listed: row,
      page,
      isUnchanged: unchanged.has(id),
      isMissing: absent.has(id) || (findings.isWhole && page !== null),
      isAbsent: absent.has(id) && findings.isWhole && row === null,
    };
    return mergeTobacco(known.get(id) ?? null, said, now) ?? [];
  });
}

function planEvents(
  known: KnownBrand,
  knownById: ReadonlyMap<number, TobaccoRow>,
  changed: readonly TobaccoRow[],
): CatalogEvent[] {
  // Where the whole brand is new, that is the news.
  if (known.brand === null) return [{ kind: 'new', tobacco: null, before: null, after: null }];
  return changed.flatMap((row): CatalogEvent[] => {
    const before = knownById.get(row.htreviewsId);
    if (before !== undefined) return eventsOf(before, row);
    return [{ kind: 'new', tobacco: row.htreviewsId, before: null, after: { status: row.status } }];
  });
}

function wordChanges(
  changed: readonly TobaccoRow[],
  known: ReadonlyMap<number, TobaccoRow>,
): Map<string, number> {
  const changes = new Map<string, number>();
  const count = (text: string, step: number) => {
    for (const word of new Set(text.split(' '))) {
      if (word !== '') changes.set(word, (changes.get(word) ?? 0) + step);
    }
  };
  for (const row of changed) {
    count(known.get(row.htreviewsId)?.searchText ?? '', -1);
    count(row.searchText, 1);
  }
  return new Map([...changes].filter(([, step]) => step !== 0));
}

function withoutId(brand: KnownBrand['brand']): BrandRow | null {
  if (brand === null) return null;
  const { id: _, ...row } = brand;
  return row;
}
