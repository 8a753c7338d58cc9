import { useSyncExternalStore } from 'react';
import { NO_FILTERS, type SearchFilters } from './search-filters.ts';

type Search = { words: string; filters: SearchFilters };

/** One search of the catalogue: what is typed and what it is narrowed to. Each place that searches has its own. */
export type Searching = {
  now: () => Search;
  type: (words: string) => void;
  narrow: (filters: Partial<SearchFilters>) => void;
  subscribe: (listener: () => void) => () => void;
};

export const createSearching = (start: Partial<SearchFilters> = {}): Searching => {
  let search: Search = { words: '', filters: { ...NO_FILTERS, ...start } };
  const listeners = new Set<() => void>();
  const set = (next: Search) => {
    search = next;
    for (const listener of listeners) listener();
  };
  return {
    now: () => search,
    type: (words) => set({ ...search, words }),
    narrow: (filters) => set({ ...search, filters: { ...search.filters, ...filters } }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useSearch = ({ subscribe, now }: Searching): Search => useSyncExternalStore(subscribe, now);
