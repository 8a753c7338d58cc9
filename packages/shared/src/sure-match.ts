import type { TobaccoSummary } from './catalog.ts';
import { fold } from './fold.ts';

/** People paste lists: «- кола», «2) лимон». */
const LIST_MARK = /^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/u;

/** What a person wrote, one wish a line: without list marks, empty lines and repetitions. */
export const wishesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.replace(LIST_MARK, '').replace(/\s+/gu, ' ').trim())
      .filter((line) => /[\p{L}\p{N}]/u.test(line)),
  ),
];

const namesOf = ({ brand, line, name, altName }: TobaccoSummary): string[] =>
  [name, altName].flatMap((own) =>
    own === null
      ? []
      : [`${brand.name} ${own}`, ...(line === null ? [] : [`${brand.name} ${line.name} ${own}`])],
  );

/**
 * The one tobacco the words certainly mean, null when one has to ask: either the only result, with every word in its
 * names (the search forgives typos, and a forgiven typo is a guess), or the only result of exactly this brand and name.
 */
export const sureMatch = (
  query: string,
  { tobaccos, hasMore }: { tobaccos: readonly TobaccoSummary[]; hasMore: boolean },
): TobaccoSummary | null => {
  const wanted = fold(query);
  const exact = tobaccos.filter((tobacco) => namesOf(tobacco).some((name) => fold(name) === wanted));
  if (exact.length === 1) return exact[0] ?? null;
  const [only, ...others] = tobaccos;
  if (only === undefined || others.length > 0 || hasMore) return null;
  const words = new Set(namesOf(only).flatMap((name) => fold(name).split(' ')));
  return wanted.split(' ').every((word) => words.has(word)) ? only : null;
};
