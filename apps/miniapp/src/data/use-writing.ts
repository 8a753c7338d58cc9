import { LONGEST_CUSTOM_NAME } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { isSameName, tidyName } from './custom-name.ts';
import { useWishlistActions } from './use-wishlist-actions.ts';
import { useWishlist } from './wishlist.ts';

type Writing = {
  name: string;
  /** The entry, when the list has it. */
  written: WishlistItem | undefined;
  /** null: it is too long for a name. */
  write: (() => void) | null;
};

/** What the catalogue lacks, put on the list by its bare name. */
export const useWriting = (said: string): Writing => {
  const { add } = useWishlistActions();
  const { data: items = [] } = useWishlist();
  const name = tidyName(said);
  return {
    name,
    written: items.find(({ customName }) => isSameName(customName, name)),
    write: name.length > LONGEST_CUSTOM_NAME ? null : () => add(name),
  };
};
