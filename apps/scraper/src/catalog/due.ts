import type { BrandPage, ListedTobacco } from '#src/htreviews/records.ts';
import { ABSENT, lineFingerprint, tobaccoFingerprint } from './fingerprint.ts';
import type { KnownBrand, TobaccoRow } from './rows.ts';

const DAY_MS = 86_400_000;
/** Each page is read again once in so many days, spread evenly. */
const ROUND_DAYS = 30;
const WISHED_DAYS = 7;
/** Between the two answers that make a tobacco gone, at least. */
export const ABSENT_DAYS = 1;

/** `validator`: to ask whether the page has changed; null: it is wanted whatever it says. */
export type DueTobacco = { htreviewsId: number; slugPath: string; validator: string | null };

type Lists = { tobaccos: readonly ListedTobacco[]; isWhole: boolean };

/**
 * The tobaccos whose own page is to be read: new ones, those of which the lists say something new (to be no longer
 * named is news too, but not of a discontinued one: lists leave those out), those that led elsewhere a day ago, wished
 * ones weekly, and a thirtieth of the rest, the longest unread first.
 */
export function dueTobaccos(lists: Lists, known: KnownBrand['tobaccos'], now: Date): DueTobacco[] {
  const knownById = new Map(known.map((tobacco) => [tobacco.htreviewsId, tobacco]));
  const listedIds = new Set(lists.tobaccos.map(({ htreviewsId }) => htreviewsId));

  const news = lists.tobaccos.filter((row) => {
    const before = knownById.get(row.htreviewsId);
    if (before === undefined || before.checkedAt === null) return true;
    const fingerprint = tobaccoFingerprint(row);
    return fingerprint !== null && fingerprint !== before.contentHash;
  });
  const unread = known.filter(({ checkedAt, goneAt }) => checkedAt === null && goneAt === null);
  const missing = known.filter(
    ({ htreviewsId, status, contentHash }) =>
      lists.isWhole && !listedIds.has(htreviewsId) && status !== 'discontinued' && contentHash !== ABSENT,
  );
  const suspects = known.filter(
    ({ htreviewsId, absentSince, goneAt }) =>
      lists.isWhole &&
      !listedIds.has(htreviewsId) &&
      goneAt === null &&
      isBefore(absentSince, ABSENT_DAYS, now),
  );
  const wished = known.filter((tobacco) => tobacco.isWished && isOlder(tobacco, WISHED_DAYS, now));
  const round = known
    .filter((tobacco) => isOlder(tobacco, ROUND_DAYS, now))
    .sort((a, b) => (a.checkedAt ?? '').localeCompare(b.checkedAt ?? ''))
    .slice(0, Math.ceil(known.length / ROUND_DAYS));

  const due = new Map<number, DueTobacco>();
  for (const { htreviewsId, slugPath } of [...news, ...unread, ...missing, ...suspects]) {
    due.set(htreviewsId, { htreviewsId, slugPath, validator: null });
  }
  for (const { htreviewsId, slugPath, pageValidator } of [...wished, ...round]) {
    if (!due.has(htreviewsId)) due.set(htreviewsId, { htreviewsId, slugPath, validator: pageValidator });
  }
  return [...due.values()];
}

/** The lines whose own page is to be read: new and changed ones. */
export function dueLines(page: BrandPage, known: KnownBrand['lines']): string[] {
  const knownBySlug = new Map(known.map((line) => [line.slug, line]));
  return page.lines
    .filter((line) => {
      const before = knownBySlug.get(line.slug);
      return (
        before === undefined || before.checkedAt === null || before.contentHash !== lineFingerprint(line)
      );
    })
    .map(({ slug }) => `${page.slug}/${slug}`);
}

const isOlder = ({ checkedAt }: TobaccoRow, days: number, now: Date): boolean =>
  isBefore(checkedAt, days, now);

const isBefore = (moment: string | null, days: number, now: Date): boolean =>
  moment !== null && Date.parse(moment) <= now.valueOf() - days * DAY_MS;
