import type { WishlistItem } from '@hookah/shared/wishlist';
import type { WishlistCounter } from '@hookah/shared/wishlist-views';

/** What the last of the groups is for, or a new one put behind it. */
const lastOr = <Group>(groups: Group[], fits: (group: Group) => boolean, make: () => Group): Group => {
  const last = groups.at(-1);
  if (last !== undefined && fits(last)) return last;
  const made = make();
  groups.push(made);
  return made;
};

/** Items in the order of the counter, as brands with lines. */
export const groupsOf = (items: readonly WishlistItem[]): WishlistCounter['brands'] => {
  const brands: WishlistCounter['brands'] = [];
  for (const item of items) {
    const { brand, line } = item.tobacco ?? { brand: null, line: null };
    const { lines } = lastOr(
      brands,
      (group) => group.brand?.id === brand?.id,
      () => ({ brand, lines: [] }),
    );
    const group = lastOr(
      lines,
      (one) => one.line?.id === line?.id,
      () => ({ line, items: [] }),
    );
    group.items.push(item);
  }
  return brands;
};
