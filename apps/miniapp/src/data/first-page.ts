import type { PersonalClient } from '@hookah/shared/api-client';
import type { WishlistPage } from '@hookah/shared/wishlist';
import { isUnreachable } from '#src/api.ts';

/** Two screenfuls: more would only be longer on its way. */
const FIRST = 20;

/** The beginning of the list, asked for before anybody could use it. */
export type FirstPage = {
  /** The answer, once. null: there is none to be had here, ask anew. */
  take: () => Promise<WishlistPage> | null;
  /** The answer, if it has come and nobody has taken it. */
  arrived: () => WishlistPage | null;
  /** Resolves when there is an answer or none to be had, and never rejects. */
  settled: Promise<void>;
};

export const firstPageOf = (api: PersonalClient, signal?: AbortSignal): Promise<WishlistPage> =>
  api.wishlist.list({ sort: 'added', limit: FIRST }, signal === undefined ? {} : { signal });

export const askForFirstPage = (api: PersonalClient): FirstPage => {
  let page: Promise<WishlistPage> | null = firstPageOf(api);
  let arrived: WishlistPage | null = null;
  const settled = page.then(
    (answer) => {
      arrived = answer;
    },
    (error: unknown) => {
      // A refusal stands; without a network it is worth another try.
      if (isUnreachable(error)) page = null;
    },
  );
  return {
    take: () => {
      const taken = page;
      page = null;
      return taken;
    },
    arrived: () => (page === null ? null : arrived),
    settled,
  };
};
