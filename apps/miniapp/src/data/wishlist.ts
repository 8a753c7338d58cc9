import type { ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useServices } from '#src/app-context.ts';
import { useConnection } from './connection.ts';
import { countByState } from './count-by-state.ts';
import { loadList, REACH_KEY, type Reach, recounted, WISHLIST_KEY } from './list-loading.ts';
import type { Intent } from './outbox.ts';
import { type Items, withChanges } from './wishlist-changes.ts';

const RECONNECT_MS = 5_000;

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

/** The list as the person left it, whether or not the API knows already; of a long one, what has been read so far. */
export const useWishlist = () => {
  const { api, firstPage, pace } = useServices();
  const connection = useConnection();
  const client = useQueryClient();
  const pending = useUnsent();
  // By name: a query draws its user anew for whatever they read of it.
  const { data, error, isPaused, isFetching, refetch } = useQuery<Items>({
    queryKey: WISHLIST_KEY,
    queryFn: ({ signal }) => loadList({ api, client, firstPage, pace }, signal),
    enabled: connection !== 'session-over',
    // To compare ten thousand entries field by field takes longer than to draw the few that are seen.
    structuralSharing: false,
    // While the API is out of reach somebody has to notice that it is back.
    refetchInterval: connection === 'offline' ? RECONNECT_MS : false,
  });
  return { data: data && seen(data, pending), error, isPaused, isFetching, refetch };
};

const useReach = (): Reach | undefined => useQuery<Reach>({ queryKey: REACH_KEY, queryFn: skipToken }).data;

/** Whether all of the list is at hand, and what asks for the rest of it. */
export const useWholeness = () => {
  const { pace } = useServices();
  const client = useQueryClient();
  const reach = useReach();
  const isWhole = reach?.isWhole ?? false;
  const askForAll = useCallback(() => {
    pace.hurry();
    // A reading that is under way goes on, faster; one that was content with the beginning is begun anew.
    void client.refetchQueries({ queryKey: WISHLIST_KEY, exact: true }, { cancelRefetch: false });
  }, [client, pace]);
  return { isWhole, askForAll };
};

/** For what can't do with a part of the list. @returns false while some of it is missing */
export const useWholeList = (isNeeded = true): boolean => {
  const { isWhole, askForAll } = useWholeness();
  const isAtHand = useWishlist().data !== undefined;
  useEffect(() => {
    if (isNeeded && isAtHand && !isWhole) askForAll();
  }, [isNeeded, isAtHand, isWhole, askForAll]);
  return isWhole;
};

/** How many there are of each kind: what is at hand when that is all, else as the API counted, with what it does not know yet. */
export const useCounts = (): Record<ItemState, number> | undefined => {
  const client = useQueryClient();
  const { data: shown } = useWishlist();
  const reach = useReach();
  if (shown === undefined) return undefined;
  const known = client.getQueryData<Items>(WISHLIST_KEY);
  if (reach === undefined || reach.isWhole || known === undefined) return countByState(shown);
  return recounted(reach, known, shown).counts;
};

/** What the API does not know of yet. */
export const useUnsent = (): readonly Intent[] => {
  const { outbox } = useServices();
  return useSyncExternalStore(outbox.subscribe, outbox.pending);
};

export const useItemOf = (tobaccoId: number): WishlistItem | undefined =>
  useWishlist().data?.find((item) => item.tobacco?.id === tobaccoId);

export const nameOf = (item: WishlistItem): string => item.tobacco?.name ?? item.customName ?? '';

const MOMENT_OF: Record<ItemState, (item: WishlistItem) => string | null> = {
  wanted: (item) => item.addedAt,
  purchased: (item) => item.purchasedAt,
  tried: (item) => item.triedAt,
};

const latestFirst = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? 1 : -1;
};

/** One part of the list, what came into it last first. */
export const inState = (items: readonly WishlistItem[], state: ItemState): WishlistItem[] => {
  const moment = (item: WishlistItem) => MOMENT_OF[state](item) ?? item.addedAt;
  // Moments are in one form: as plain words they sort a hundred times faster than as somebody's language would.
  return items
    .filter((item) => item.state === state)
    .sort((a, b) => latestFirst(moment(a), moment(b)) || latestFirst(a.addedAt, b.addedAt));
};
