import type { ApiClient } from '@hookah/shared/api-client';
import type { WishlistItem, WishlistQuery } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import { ITEMS_PER_PAGE, type ListPage } from '#src/views/list.ts';

const STEP = 100;

const stateOf = ({ view }: Place): Pick<WishlistQuery, 'state'> =>
  view === 'wanted' || view === 'purchased' || view === 'tried' ? { state: view } : {};

/**
 * The page of the list at this place. The API pages by cursors, which don't fit into a button, so one walks there in
 * steps of a hundred. A place that is gone (the last item of the last page, of a filter) becomes the nearest one.
 */
export const listPage = async (api: ApiClient, place: Place): Promise<ListPage> => {
  const query = { ...stateOf(place), limit: STEP };
  let step = await api.wishlist.list(query);
  const { counts } = step;
  const everything = counts.wanted + counts.purchased + counts.tried;
  const total = query.state === undefined ? everything : counts[query.state];
  if (total === 0 && everything > 0) return listPage(api, { view: 'all', page: 0 });

  const lastPage = Math.max(0, Math.ceil(total / ITEMS_PER_PAGE) - 1);
  const page = Math.min(place.page, lastPage);
  const begin = page * ITEMS_PER_PAGE;
  const end = begin + ITEMS_PER_PAGE;
  const items: WishlistItem[] = [...step.items];
  while (items.length < end && step.nextCursor !== null) {
    step = await api.wishlist.list({ ...query, cursor: step.nextCursor });
    items.push(...step.items);
  }
  return { place: { ...place, page }, items: items.slice(begin, end), total, counts };
};
