import type { ItemState } from '@hookah/shared/closed-sets';
import type { Searching } from '#src/data/searching.ts';

/** The places of the tab bar; everything else opens above one of them. */
export const TABS = ['list', 'search', 'brands', 'me'] as const;
export type Tab = (typeof TABS)[number];

/** What slides over a tab. An item without a tobacco is a name that the catalogue lacks. */
export type SheetPlace =
  | { kind: 'tobacco'; id: number }
  | { kind: 'item'; id: string }
  | { kind: 'list-view'; state: ItemState }
  | { kind: 'brands' | 'search-filters'; searching: Searching };

/** What covers the whole screen. */
export type PagePlace =
  | { kind: 'counter' | 'stats' | 'bulk' | 'removed' }
  | { kind: 'brand'; slug: string }
  | { kind: 'found'; searching: Searching }
  | { kind: 'shared'; token: string };

export type Place = { tab: Tab; page: PagePlace | null; sheet: SheetPlace | null };

export const ROOT: Place = { tab: 'list', page: null, sheet: null };

export type Navigation = {
  place: () => Place;
  /** The pages that lie one above the other, the topmost last. */
  pages: () => PagePlace[];
  canGoBack: () => boolean;
  open: (sheet: SheetPlace) => void;
  openPage: (page: PagePlace) => void;
  back: () => void;
  showTab: (tab: Tab) => void;
  subscribe: (listener: () => void) => () => void;
};

/**
 * Where the person is, kept in memory. The address stays as Telegram made it: its fragment carries the launch
 * parameters, and in Telegram Web the browser's own history belongs to the page around us.
 */
export const createNavigation = (start: readonly Place[] = [ROOT]): Navigation => {
  let stack = start;
  const listeners = new Set<() => void>();
  const set = (next: readonly Place[]) => {
    stack = next;
    for (const listener of listeners) listener();
  };
  const place = () => stack.at(-1) ?? ROOT;
  return {
    place,
    pages: () => [...new Set(stack.flatMap(({ page }) => page ?? []))],
    canGoBack: () => stack.length > 1,
    open: (sheet) => set([...stack, { ...place(), sheet }]),
    openPage: (page) => set([...stack, { ...place(), page, sheet: null }]),
    back: () => {
      if (stack.length > 1) set(stack.slice(0, -1));
    },
    // The list is home: from any other tab, back leads there.
    showTab: (tab) => set(tab === ROOT.tab ? [ROOT] : [ROOT, { ...ROOT, tab }]),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
