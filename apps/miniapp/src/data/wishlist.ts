import type { ApiClient } from '@hookah/shared/api-client';
import type { ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem, WishlistPage } from '@hookah/shared/wishlist';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useServices } from '#src/app-context.ts';
import { useConnection } from './connection.ts';
import { type FirstPage, firstPageOf } from './first-page.ts';
import type { Intent } from './outbox.ts';
import { type Items, withChanges } from './wishlist-changes.ts';

export const WISHLIST_KEY = ['wishlist'] as const;

const PAGE = 100;
const RECONNECT_MS = 5_000;
/** The first page is painted before the work on the others begins. */
const SEEN_MS = 100;

/**
 * The whole list is held: switching its parts, marks in the search and work without a network then need no request. Of a
 * long one the first page is told at once; each page would cost more than it shows.
 */
const wholeWishlist = async (
  { api, firstPage }: { api: ApiClient; firstPage: FirstPage | null },
  signal: AbortSignal,
  onFirst: (items: WishlistItem[]) => void,
): Promise<WishlistItem[]> => {
  const items = new Map<string, WishlistItem>();
  // By id: what changes between two pages may be met on both.
  const gather = (page: WishlistPage) => {
    for (const item of page.items) items.set(item.id, item);
    return page.nextCursor;
  };
  const first = await (firstPage?.take() ?? firstPageOf(api, signal));
  let cursor = gather(first);
  if (cursor !== null) {
    onFirst(first.items);
    await new Promise((resolve) => setTimeout(resolve, SEEN_MS));
  }
  while (cursor !== null) {
    cursor = gather(await api.wishlist.list({ sort: 'added', limit: PAGE, cursor }, { signal }));
  }
  return [...items.values()];
};

/** Many ask for the same list at once: it is put together for the first of them. */
const seen = (() => {
  let last: { items: Items; pending: readonly Intent[]; shown: Items } | null = null;
  return (items: Items, pending: readonly Intent[]): Items => {
    if (last?.items !== items || last.pending !== pending) {
      const shown = withChanges(
        items,
        pending.map(({ change }) => change),
      );
      last = { items, pending, shown };
    }
    return last.shown;
  };
})();

/** The list as the person left it, whether or not the API knows already. */
export const useWishlist = () => {
  const { api, firstPage, outbox } = useServices();
  const connection = useConnection();
  const client = useQueryClient();
  const pending = useSyncExternalStore(outbox.subscribe, outbox.pending);
  const query = useQuery<Items>({
    queryKey: WISHLIST_KEY,
    queryFn: ({ signal }) => {
      const isFirst = client.getQueryData(WISHLIST_KEY) === undefined;
      return wholeWishlist({ api, firstPage }, signal, (items) => {
        if (isFirst && !signal.aborted) client.setQueryData<Items>(WISHLIST_KEY, items);
      });
    },
    enabled: connection !== 'session-over',
    // While the API is out of reach somebody has to notice that it is back.
    refetchInterval: connection === 'offline' ? RECONNECT_MS : false,
  });
  return { ...query, data: query.data === undefined ? undefined : seen(query.data, pending) };
};

/** How many changes the API does not know of yet. */
export const useUnsent = (): number => {
  const { outbox } = useServices();
  return useSyncExternalStore(outbox.subscribe, () => outbox.pending().length);
};

export const useItemOf = (tobaccoId: number): WishlistItem | undefined =>
  useWishlist().data?.find((item) => item.tobacco?.id === tobaccoId);

export const nameOf = (item: WishlistItem): string => item.tobacco?.name ?? item.customName ?? '';

const MOMENT_OF: Record<ItemState, (item: WishlistItem) => string | null> = {
  wanted: (item) => item.addedAt,
  purchased: (item) => item.purchasedAt,
  tried: (item) => item.triedAt,
};

/** One part of the list, what came into it last first. */
export const inState = (items: readonly WishlistItem[], state: ItemState): WishlistItem[] => {
  const moment = (item: WishlistItem) => MOMENT_OF[state](item) ?? item.addedAt;
  return items
    .filter((item) => item.state === state)
    .sort((a, b) => moment(b).localeCompare(moment(a)) || b.addedAt.localeCompare(a.addedAt));
};

export const countByState = (items: readonly WishlistItem[]): Record<ItemState, number> => {
  const counts = { wanted: 0, purchased: 0, tried: 0 };
  for (const item of items) counts[item.state] += 1;
  return counts;
};
