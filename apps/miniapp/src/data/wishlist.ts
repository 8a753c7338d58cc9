import type { ApiClient } from '@hookah/shared/api-client';
import type { ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem, WishlistPage } from '@hookah/shared/wishlist';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { useConnection } from './connection.ts';

export const WISHLIST_KEY = ['wishlist'] as const;

const PAGE = 100;
const RECONNECT_MS = 5_000;

/**
 * The whole list is held: switching its parts, marks in the search and work without a network then need no request.
 */
const wholeWishlist = async (api: ApiClient, signal: AbortSignal): Promise<WishlistItem[]> => {
  const items = new Map<string, WishlistItem>();
  let cursor: string | null = null;
  do {
    const page: WishlistPage = await api.wishlist.list(
      { sort: 'added', limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      { signal },
    );
    // By id: what changes between two pages may be met on both.
    for (const item of page.items) items.set(item.id, item);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return [...items.values()];
};

export const useWishlist = () => {
  const { api } = useServices();
  const connection = useConnection();
  return useQuery({
    queryKey: WISHLIST_KEY,
    queryFn: ({ signal }) => wholeWishlist(api, signal),
    enabled: connection !== 'session-over',
    // While the API is out of reach somebody has to notice that it is back.
    refetchInterval: connection === 'offline' ? RECONNECT_MS : false,
  });
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
