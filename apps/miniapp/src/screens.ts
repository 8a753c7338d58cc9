import { MissingSheet } from '#src/components/missing-screen.tsx';
import { lazyScreen } from '#src/navigation/lazy-screen.ts';

/** Every screen but the first is a file of its own. */
export const SearchPage = lazyScreen(() =>
  import('#src/features/search/search-page.tsx').then((m) => m.SearchPage),
);
export const FoundPage = lazyScreen(() =>
  import('#src/features/search/found-page.tsx').then((m) => m.FoundPage),
);
export const BrandsPage = lazyScreen(() =>
  import('#src/features/brands/brands-page.tsx').then((m) => m.BrandsPage),
);
export const MePage = lazyScreen(() => import('#src/features/me/me-page.tsx').then((m) => m.MePage));

export const CounterPage = lazyScreen(() =>
  import('#src/features/counter/counter-page.tsx').then((m) => m.CounterPage),
);
export const StatsPage = lazyScreen(() =>
  import('#src/features/stats/stats-page.tsx').then((m) => m.StatsPage),
);
export const BulkPage = lazyScreen(() => import('#src/features/bulk/bulk-page.tsx').then((m) => m.BulkPage));
export const RemovedPage = lazyScreen(() =>
  import('#src/features/removed/removed-page.tsx').then((m) => m.RemovedPage),
);
export const BrandPage = lazyScreen(() =>
  import('#src/features/brands/brand-page.tsx').then((m) => m.BrandPage),
);
export const SharedPage = lazyScreen(() =>
  import('#src/features/shared/shared-page.tsx').then((m) => m.SharedPage),
);

/** What all sheets lie in. */
export const Sheet = lazyScreen(() => import('#src/components/sheet.tsx').then((m) => m.Sheet), MissingSheet);
export const TobaccoSheet = lazyScreen(() =>
  import('#src/features/tobacco/tobacco-sheet.tsx').then((m) => m.TobaccoSheet),
);
export const ItemSheet = lazyScreen(() =>
  import('#src/features/tobacco/item-sheet.tsx').then((m) => m.ItemSheet),
);
export const BrandSheet = lazyScreen(() =>
  import('#src/features/search/brand-sheet.tsx').then((m) => m.BrandSheet),
);
export const FiltersSheet = lazyScreen(() =>
  import('#src/features/search/filters-sheet.tsx').then((m) => m.FiltersSheet),
);
export const ListViewSheet = lazyScreen(() =>
  import('#src/features/wishlist/list-view-sheet.tsx').then((m) => m.ListViewSheet),
);

/** Nothing to see: it does what a link asks for. */
export const LinkedAdding = lazyScreen(
  () => import('#src/features/tobacco/linked-adding.tsx').then((m) => m.LinkedAdding),
  () => null,
);

/** Only what the API has said leads here, so there is a network. */
export const SessionOver = lazyScreen(() =>
  import('#src/features/status/session-over.tsx').then((m) => m.SessionOver),
);

export const Outside = lazyScreen(() => import('#src/features/status/outside.tsx').then((m) => m.Outside));

/** In the order in which they are likely to be wanted. */
export const NEXT_SCREENS = [
  SearchPage,
  Sheet,
  TobaccoSheet,
  CounterPage,
  BrandsPage,
  MePage,
  FiltersSheet,
  ListViewSheet,
  BrandPage,
  BrandSheet,
  ItemSheet,
  FoundPage,
  StatsPage,
  BulkPage,
  RemovedPage,
  SharedPage,
];
