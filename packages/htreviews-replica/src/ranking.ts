import type { Score } from './model.ts';
import { isDiscontinued, type Status } from './vocabulary.ts';

export const SORT_KEYS = ['rating', 'reviews', 'created', 'all_views'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { key?: SortKey; ascending?: boolean };

type Row = Score & { id: number; addedOn: string; status: Status | null };

const VALUE: Record<SortKey, (row: Row) => number> = {
  rating: (row) => row.rating,
  reviews: (row) => row.reviewsCount,
  created: (row) => Date.parse(row.addedOn),
  all_views: (row) => row.views,
};

/** The site's order: by rating unless told, downwards unless told; discontinued rows last under a rating sort. */
export function sortRows<T extends Row>(
  rows: readonly T[],
  { key = 'rating', ascending = false }: Sort,
): T[] {
  const direction = ascending ? 1 : -1;
  const late = (row: Row): number => (key === 'rating' && isDiscontinued(row.status) ? 1 : 0);
  return [...rows].sort(
    (a, b) =>
      late(a) - late(b) ||
      direction * (VALUE[key](a) - VALUE[key](b)) ||
      b.ratingsCount - a.ratingsCount ||
      a.id - b.id,
  );
}

/** What a query or a JSON body says about sorting; anything unknown, absent or null is the default. */
export function readSort(key: unknown, direction: unknown): Sort {
  const known = SORT_KEYS.find((candidate) => candidate === key);
  return known === undefined
    ? { ascending: direction === 'asc' }
    : { key: known, ascending: direction === 'asc' };
}
