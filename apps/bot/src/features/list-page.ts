import type { ApiClient } from '@hookah/shared/api-client';
import type { BrandRef } from '@hookah/shared/catalog';
import type { ItemState } from '@hookah/shared/closed-sets';
import type { Place } from '#src/callback-data.ts';
import { ITEMS_PER_PAGE, type ListPage } from '#src/views/list.ts';
import { walk } from './walk.ts';

/** A list holds at most so many. */
const EVERYTHING = 10_000;

const stateOf = ({ view }: Place): { state?: ItemState } =>
  view === 'wanted' || view === 'purchased' || view === 'tried' ? { state: view } : {};

/** The page that is there: when its last item went, the one before. */
const pageWithin = (page: number, total: number): number =>
  Math.min(page, Math.max(0, Math.ceil(total / ITEMS_PER_PAGE) - 1));

/** The page of the list at this place. A place that is gone (of a filter, of a brand) becomes the nearest one. */
export const listPage = async (api: ApiClient, place: Place): Promise<ListPage> => {
  if (place.brand === undefined) return pageOfAll(api, place);
  const { brands } = await api.wishlist.stats();
  const known = brands.find(({ brand }) => brand.id === place.brand);
  return known ? pageOfBrand(api, place, known.brand) : pageOfAll(api, { view: place.view, page: 0 });
};

const pageOfAll = async (api: ApiClient, place: Place): Promise<ListPage> => {
  const filter = stateOf(place);
  const { counts } = await api.wishlist.list({ limit: 1 });
  const everything = counts.wanted + counts.purchased + counts.tried;
  const total = filter.state === undefined ? everything : counts[filter.state];
  if (total === 0 && everything > 0) return pageOfAll(api, { view: 'all', page: 0 });

  const page = pageWithin(place.page, total);
  const begin = page * ITEMS_PER_PAGE;
  const { items } = await walk(
    (step) => api.wishlist.list({ ...filter, ...step }),
    begin,
    begin + ITEMS_PER_PAGE,
  );
  return { place: { ...place, page }, items, total, counts, brand: null };
};

/** Only the whole tells how many of a brand are in which state; nobody has many of one. */
const pageOfBrand = async (api: ApiClient, place: Place, brand: BrandRef): Promise<ListPage> => {
  const { items } = await walk((step) => api.wishlist.list({ brand: brand.slug, ...step }), 0, EVERYTHING);
  const counts = { wanted: 0, purchased: 0, tried: 0 };
  for (const { state } of items) counts[state] += 1;
  const { state } = stateOf(place);
  const shown = state === undefined ? items : items.filter((item) => item.state === state);
  if (shown.length === 0 && items.length > 0) return pageOfBrand(api, { ...place, view: 'all' }, brand);
  const page = pageWithin(place.page, shown.length);
  const begin = page * ITEMS_PER_PAGE;
  return {
    place: { ...place, page },
    items: shown.slice(begin, begin + ITEMS_PER_PAGE),
    total: shown.length,
    counts,
    brand,
  };
};
