import type { ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';

export const countByState = (items: readonly WishlistItem[]): Record<ItemState, number> => {
  const counts = { wanted: 0, purchased: 0, tried: 0 };
  for (const item of items) counts[item.state] += 1;
  return counts;
};
