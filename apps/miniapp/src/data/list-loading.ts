import type { PersonalClient } from '@hookah/shared/api-client';
import type { WishlistItem, WishlistPage } from '@hookah/shared/wishlist';
import type { QueryClient } from '@tanstack/react-query';
import { idle } from '#src/breath.ts';
import { countByState } from './count-by-state.ts';
import { type FirstPage, firstPageOf } from './first-page.ts';
import type { Items } from './wishlist-changes.ts';

export const WISHLIST_KEY = ['wishlist'] as const;
export const REACH_KEY = ['list-reach'] as const;

/** How much of the list is at hand. `counts` are of all of it, as the API last said. */
export type Reach = { isWhole: boolean; counts: WishlistPage['counts'] };

/** After changes that the API had not counted. */
export const recounted = (reach: Reach, before: Items, after: Items): Reach => {
  const [then, now] = [countByState(before), countByState(after)];
  const { wanted, purchased, tried } = reach.counts;
  return {
    ...reach,
    counts: {
      wanted: wanted + now.wanted - then.wanted,
      purchased: purchased + now.purchased - then.purchased,
      tried: tried + now.tried - then.tried,
    },
  };
};

const PAGE = 100;
/** So much is read ahead for a counter without a network; what lies beyond, when somebody gets there or looks for something. */
const AHEAD = 1_000;
/** A page is read when the phone has nothing better to do, and in any case after so long. */
const CALM_MS = 2_000;

export type Pace = {
  /** Somebody needs all of the list: it is read without pauses, and to its end. */
  hurry: () => void;
  isHurried: () => boolean;
  /** @returns when it is time for the next page */
  next: () => Promise<void>;
  calm: () => void;
};

export const createPace = (): Pace => {
  let isHurried = false;
  let wake = () => {};
  return {
    hurry: () => {
      isHurried = true;
      wake();
    },
    isHurried: () => isHurried,
    next: async () => {
      if (isHurried) return;
      await Promise.race([
        idle(CALM_MS),
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
      ]);
    },
    calm: () => {
      isHurried = false;
    },
  };
};

/** The beginning of the list before anybody asks for it; the query still reads on from there. */
export const showFirst = (client: QueryClient, page: WishlistPage): void => {
  if (client.getQueryData(WISHLIST_KEY) !== undefined) return;
  const { items, nextCursor, counts } = page;
  client.setQueryData<Items>(WISHLIST_KEY, items, { updatedAt: 0 });
  client.setQueryData<Reach>(REACH_KEY, { isWhole: nextCursor === null, counts });
};

type LoadingDeps = { api: PersonalClient; client: QueryClient; firstPage: FirstPage | null; pace: Pace };

/**
 * The list from its beginning, the latest entries first, page by page. Of a long one what was held before stays behind
 * what has been read anew, so that nobody sees it grow shorter.
 */
export const loadList = async (
  { api, client, firstPage, pace }: LoadingDeps,
  signal: AbortSignal,
): Promise<Items> => {
  const held = client.getQueryData<Items>(WISHLIST_KEY) ?? [];
  const wasWhole = client.getQueryData<Reach>(REACH_KEY)?.isWhole ?? false;
  // By id: what changes between two pages may be met on both.
  const read = new Map<string, WishlistItem>();
  const gather = ({ items }: WishlistPage) => {
    for (const item of items) read.set(item.id, item);
  };
  const soFar = (page: WishlistPage): Items => {
    if (page.nextCursor === null) return [...read.values()];
    const end = page.items.at(-1)?.addedAt ?? '';
    return [...read.values(), ...held.filter(({ id, addedAt }) => addedAt <= end && !read.has(id))];
  };
  let page = await (firstPage?.take() ?? firstPageOf(api, signal));
  gather(page);
  let toldAt = held === page.items ? read.size : 0;
  const tell = () => {
    if (signal.aborted || wasWhole || read.size === toldAt) return;
    toldAt = read.size;
    client.setQueryData<Items>(WISHLIST_KEY, soFar(page));
    client.setQueryData<Reach>(REACH_KEY, { isWhole: false, counts: page.counts });
  };
  // Each telling draws the list anew. Enough to scroll on is told at once; the rest, when somebody waits for it, in ever
  // larger steps, so that it stays a part of the whole, and else when all of it is there.
  const isTimeToTell = () => toldAt < PAGE || (pace.isHurried() && read.size >= toldAt * 2);

  try {
    while (page.nextCursor !== null && (pace.isHurried() || read.size < AHEAD)) {
      if (isTimeToTell()) tell();
      await pace.next();
      signal.throwIfAborted();
      page = await api.wishlist.list({ sort: 'added', limit: PAGE, cursor: page.nextCursor }, { signal });
      gather(page);
    }
  } catch (error) {
    // What had come is as good as ever: the network may be away for long.
    tell();
    throw error;
  }
  const isWhole = page.nextCursor === null;
  if (isWhole) pace.calm();
  client.setQueryData<Reach>(REACH_KEY, { isWhole, counts: page.counts });
  return soFar(page);
};
