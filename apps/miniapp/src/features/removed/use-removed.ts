import type { WishlistItem } from '@hookah/shared/wishlist';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { nameOf, useWishlist } from '#src/data/wishlist.ts';
import { haptics } from '#src/telegram/haptics.ts';
import { useWords } from '#src/texts/words.ts';

const PAGE = 50;
/** The second touch of a quick finger falls on the row that has taken the place of the first. */
const CALM_MS = 700;

/** What can be brought back, the last removed first. What is on the list again is not shown, whether or not the API knows. */
export const useRemoved = () => {
  const { api, outbox } = useServices();
  const words = useWords();
  const toast = useToast();
  const query = useInfiniteQuery({
    // Below the list's own key: whatever changes the list has this asked for anew.
    queryKey: ['wishlist', 'removed'],
    queryFn: ({ pageParam, signal }) =>
      api.wishlist.removed({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { data: listed = [] } = useWishlist();
  const ids = new Set(listed.map(({ id }) => id));
  const tobaccos = new Set(listed.flatMap(({ tobacco }) => tobacco?.id ?? []));
  const removed = query.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ item }) => !ids.has(item.id) && !(item.tobacco && tobaccos.has(item.tobacco.id)));

  const restoredAt = useRef(Number.NEGATIVE_INFINITY);
  const restore = (item: WishlistItem) => {
    if (performance.now() - restoredAt.current < CALM_MS) return;
    restoredAt.current = performance.now();
    haptics.changed();
    outbox.put({ kind: 'restore', item });
    toast.show({
      text: words.removed.restored(nameOf(item)),
      undo: () => outbox.put({ kind: 'remove', item }),
    });
  };
  return { query, removed, restore };
};
