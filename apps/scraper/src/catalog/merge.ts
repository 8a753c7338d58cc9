import { fold } from '@hookah/shared/fold';
import type { LinePage, ListedLine, ListedTobacco, TobaccoPage } from '#src/htreviews/records.ts';
import { lineSlugOf } from '#src/htreviews/slug-path.ts';
import type { StatusWord, StrengthWord } from '#src/htreviews/words.ts';
import type { Findings, ReadTobacco } from './findings.ts';
import { ABSENT, lineFingerprint, tobaccoFingerprint } from './fingerprint.ts';
import type { BrandRow, LineRow, TobaccoRow } from './rows.ts';

// What is known stays until something better than silence is said: each value is the first that is not null.

const WEEK_MS = 7 * 86_400_000;

export function mergeBrand(before: BrandRow | null, { listed, page, pageValidator }: Findings): BrandRow {
  const altName = page.altName ?? before?.altName ?? null;
  return {
    htreviewsId: page.htreviewsId,
    slug: page.slug,
    name: page.name,
    altName,
    country: page.country ?? listed.country ?? before?.country ?? null,
    imageUrl: page.imageUrl ?? listed.imageUrl ?? before?.imageUrl ?? null,
    description: page.description ?? before?.description ?? null,
    siteUrl: page.siteUrl ?? before?.siteUrl ?? null,
    founded: page.founded ?? before?.founded ?? null,
    rating: page.rating ?? listed.rating ?? before?.rating ?? null,
    ratingsCount: page.ratingsCount ?? listed.ratingsCount ?? before?.ratingsCount ?? null,
    reviewsCount: page.reviewsCount ?? listed.reviewsCount ?? before?.reviewsCount ?? null,
    ...mergeStatus([page.status], before),
    addedOn: page.addedOn ?? before?.addedOn ?? null,
    tab: listed.tab ?? before?.tab ?? null,
    tobaccosCount: page.tobaccos.count,
    pageValidator,
    searchText: joinFolded([page.name, altName]),
  };
}

/** `now` is when the line's own page was read. `nameInLists` is for a line that its brand's page does not show. */
export function mergeLine(
  before: LineRow | null,
  slug: string,
  said: { listed: ListedLine | null; page: LinePage | null; nameInLists: string | null },
  now: Date,
): LineRow {
  const { listed, page } = said;
  return {
    htreviewsId: page?.htreviewsId ?? before?.htreviewsId ?? null,
    slug,
    name: page?.name ?? listed?.name ?? before?.name ?? said.nameInLists ?? slug,
    altName: page?.altName ?? before?.altName ?? null,
    description: listed?.description ?? page?.description ?? before?.description ?? null,
    imageUrl: page?.imageUrl ?? before?.imageUrl ?? null,
    ...mergeStrengths([page?.strengthOfficial, listed?.strengthOfficial], [page?.strengthByRatings], before),
    ...mergeStatus([page?.status, listed?.status], before),
    rating: listed?.rating ?? page?.rating ?? before?.rating ?? null,
    ratingsCount: page?.ratingsCount ?? before?.ratingsCount ?? null,
    tobaccosCount: listed?.tobaccosCount ?? page?.tobaccos.count ?? before?.tobaccosCount ?? null,
    addedOn: page?.addedOn ?? before?.addedOn ?? null,
    contentHash: page !== null && listed !== null ? lineFingerprint(listed) : (before?.contentHash ?? null),
    checkedAt: page === null ? (before?.checkedAt ?? null) : now.toISOString(),
  };
}

export type SaidOfTobacco = {
  listed: ListedTobacco | null;
  page: ReadTobacco | null;
  /** Its page is what it was. */
  isUnchanged: boolean;
  /** Whole lists did not name it, or its own address led elsewhere. */
  isMissing: boolean;
  /** Both at once: a reason to think that it is gone. */
  isAbsent: boolean;
};

/** Null when nothing is known at all. The search text is set by the caller, who knows the names around it. */
export function mergeTobacco(
  before: TobaccoRow | null,
  said: SaidOfTobacco,
  now: Date,
): Omit<TobaccoRow, 'searchText'> | null {
  const { listed, page } = said;
  const named = page ?? listed ?? before;
  if (named === null) return null;
  const isSeen = listed !== null || page !== null || said.isUnchanged;
  const isAsked = page !== null || said.isUnchanged || said.isAbsent;
  const lineSlug = lineSlugOf(named.slugPath) ?? before?.lineSlug ?? null;
  return {
    htreviewsId: named.htreviewsId,
    lineSlug,
    slugPath: named.slugPath,
    name: named.name,
    altName: page?.altName ?? listed?.altName ?? before?.altName ?? null,
    imageUrl: page?.imageUrl ?? listed?.imageUrl ?? before?.imageUrl ?? null,
    description: page?.description ?? before?.description ?? null,
    // The lists are read daily, the pages are not: but where both were read now, the page is the younger.
    rating: page?.rating ?? listed?.rating ?? before?.rating ?? null,
    ratingsCount: page?.ratingsCount ?? listed?.ratingsCount ?? before?.ratingsCount ?? null,
    reviewsCount: page?.reviewsCount ?? listed?.reviewsCount ?? before?.reviewsCount ?? null,
    ...mergeStrengths([page?.strengthOfficial], [page?.strengthByRatings], before),
    ...mergeStatus([page?.status, listed?.status], before),
    addedOn: page?.addedOn ?? before?.addedOn ?? null,
    contentHash: hashAfter(before, listed, page, said.isMissing),
    lastSeenAt: lastSeen(before, isSeen, now),
    checkedAt: isAsked ? now.toISOString() : (before?.checkedAt ?? null),
    absentSince: isSeen ? null : (before?.absentSince ?? (said.isAbsent ? now.toISOString() : null)),
    // That it is gone is told at the end of a run, when all of it is known.
    goneAt: isSeen ? null : (before?.goneAt ?? null),
    pageValidator: page === null ? (before?.pageValidator ?? null) : page.validator,
    tags: tagsAfter(before, listed, page),
  };
}

function hashAfter(
  before: TobaccoRow | null,
  listed: ListedTobacco | null,
  page: TobaccoPage | null,
  isMissing: boolean,
): string | null {
  const known = before?.contentHash ?? null;
  if (listed === null) return isMissing ? ABSENT : known;
  return page === null ? known : (tobaccoFingerprint(listed) ?? known);
}

function lastSeen(before: TobaccoRow | null, isSeen: boolean, now: Date): string {
  if (before === null) return now.toISOString();
  const isStale = Date.parse(before.lastSeenAt) < now.valueOf() - WEEK_MS;
  return isSeen && isStale ? now.toISOString() : before.lastSeenAt;
}

/** A list's tags lack their numbers, so they serve only until the page was read. */
function tagsAfter(
  before: TobaccoRow | null,
  listed: ListedTobacco | null,
  page: TobaccoPage | null,
): TobaccoRow['tags'] {
  const known = before?.tags ?? [];
  if (page !== null && page.tags.length > 0) return saysMore(page.tags, known) ? page.tags : known;
  return known.length > 0 ? known : (listed?.tags ?? []);
}

/** Other tags, or the number of one that a list had named without it. */
function saysMore(said: TobaccoRow['tags'], known: TobaccoRow['tags']): boolean {
  const keyOf = ({ name, group }: TobaccoRow['tags'][number]) => JSON.stringify([group, name]);
  const numbers = new Map(known.map((tag) => [keyOf(tag), tag.htreviewsId]));
  if (said.length !== numbers.size) return true;
  return said.some((tag) => {
    const number = numbers.get(keyOf(tag));
    return number === undefined || (number === null && tag.htreviewsId !== null);
  });
}

/** A word and its meaning go together: the site's "not given" is an answer and replaces a number. */
function mergeStatus(
  words: readonly (StatusWord | null | undefined)[],
  before: Pick<TobaccoRow, 'status' | 'statusRaw'> | null,
): Pick<TobaccoRow, 'status' | 'statusRaw'> {
  const word = words.find((candidate) => candidate != null);
  if (word != null) return { status: word.value, statusRaw: word.raw };
  return { status: before?.status ?? null, statusRaw: before?.statusRaw ?? null };
}

function mergeStrengths(
  official: readonly (StrengthWord | null | undefined)[],
  byRatings: readonly (StrengthWord | null | undefined)[],
  before: TobaccoRow | LineRow | null,
): Pick<
  TobaccoRow,
  'strengthOfficial' | 'strengthOfficialRaw' | 'strengthByRatings' | 'strengthByRatingsRaw'
> {
  const said = official.find((word) => word != null);
  const felt = byRatings.find((word) => word != null);
  return {
    strengthOfficial: said != null ? said.value : (before?.strengthOfficial ?? null),
    strengthOfficialRaw: said?.raw ?? before?.strengthOfficialRaw ?? null,
    strengthByRatings: felt != null ? felt.value : (before?.strengthByRatings ?? null),
    strengthByRatingsRaw: felt?.raw ?? before?.strengthByRatingsRaw ?? null,
  };
}

export const joinFolded = (names: readonly (string | null | undefined)[]): string =>
  fold(names.filter((name) => name != null).join(' '));
