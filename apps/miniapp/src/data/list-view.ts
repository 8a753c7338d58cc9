import type { WishlistSort } from '@hookah/shared/closed-sets';
import { fold } from '@hookah/shared/fold';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { nameOf } from './wishlist.ts';

/** How one looks at the list: the order, and what is left out. */
export type ListView = {
  sort: WishlistSort;
  brands: readonly number[];
  strength: readonly number[];
  tags: readonly number[];
};

export const WHOLE_LIST: ListView = { sort: 'added', brands: [], strength: [], tags: [] };

export const countView = ({ sort, brands, strength, tags }: ListView): number =>
  brands.length + strength.length + tags.length + (sort === WHOLE_LIST.sort ? 0 : 1);

export const strengthOf = ({ tobacco }: WishlistItem): number | null =>
  tobacco?.strengthOfficial ?? tobacco?.strengthByRatings ?? null;

const words = ({ tobacco, customName, note }: WishlistItem): string =>
  fold(
    [tobacco?.name, tobacco?.altName, tobacco?.brand.name, tobacco?.line?.name, customName, note].join(' '),
  );

type Order = (a: WishlistItem, b: WishlistItem, language: string) => number;

const ORDERS: Record<WishlistSort, Order | null> = {
  // As it is: what came last first.
  added: null,
  priority: (a, b) => b.priority - a.priority,
  name: (a, b, language) => nameOf(a).localeCompare(nameOf(b), language),
  rating: (a, b) => (b.tobacco?.rating ?? -1) - (a.tobacco?.rating ?? -1),
};

/** What fits the words and the view, in its order. */
export const viewed = (
  items: readonly WishlistItem[],
  view: ListView,
  search: string,
  language: string,
): WishlistItem[] => {
  const wanted = fold(search).split(' ').filter(Boolean);
  const fits = (item: WishlistItem) => {
    const { tobacco } = item;
    if (view.brands.length > 0 && !view.brands.includes(tobacco?.brand.id ?? 0)) return false;
    if (view.strength.length > 0 && !view.strength.includes(strengthOf(item) ?? 0)) return false;
    if (!view.tags.every((id) => tobacco?.tags.some((tag) => tag.id === id))) return false;
    if (wanted.length === 0) return true;
    const said = words(item);
    return wanted.every((word) => said.includes(word));
  };
  const shown = items.filter(fits);
  const order = ORDERS[view.sort];
  return order === null ? shown : shown.sort((a, b) => order(a, b, language));
};
