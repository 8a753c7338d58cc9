import type { ApiClient } from '@hookah/shared/api-client';
import type { TobaccoSummary } from '@hookah/shared/catalog';
import { fold } from '@hookah/shared/fold';
import { CANDIDATES_PER_PAGE, type Candidates } from '#src/views/candidates.ts';

/** The API takes at most 100 a page: so many pages can be leafed through without keeping cursors. */
const LAST_PAGE = Math.floor(100 / CANDIDATES_PER_PAGE) - 1;

export const MAX_QUERY = 100;

/** A page of what matches. Leafing asks for everything up to the page: nobody leafs far. */
export const candidatePage = async (
  api: ApiClient,
  wanted: { search: string } | { brand: string },
  page: number,
): Promise<Pick<Candidates, 'tobaccos' | 'page' | 'hasMore'>> => {
  const shown = Math.min(page, LAST_PAGE);
  const end = (shown + 1) * CANDIDATES_PER_PAGE;
  const { items } = await api.tobaccos.list({ ...wanted, limit: Math.min(end + 1, 100) });
  return {
    tobaccos: items.slice(shown * CANDIDATES_PER_PAGE, end),
    page: shown,
    hasMore: items.length > end && shown < LAST_PAGE,
  };
};

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
  { tobaccos, hasMore }: Pick<Candidates, 'tobaccos' | 'hasMore'>,
): TobaccoSummary | null => {
  const wanted = fold(query);
  const exact = tobaccos.filter((tobacco) => namesOf(tobacco).some((name) => fold(name) === wanted));
  if (exact.length === 1) return exact[0] ?? null;
  const [only, ...others] = tobaccos;
  if (only === undefined || others.length > 0 || hasMore) return null;
  const words = new Set(namesOf(only).flatMap((name) => fold(name).split(' ')));
  return wanted.split(' ').every((word) => words.has(word)) ? only : null;
};
