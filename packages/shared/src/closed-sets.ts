/** The closed sets of the contracts, apart from the schemas so that a browser can have them without TypeBox. */

/** What the site says of an item's production, under our names. `unknown`: the site used a word we don't know. */
export const CATALOG_STATUSES = ['in_production', 'limited', 'discontinued', 'joke', 'unknown'] as const;
export type CatalogStatus = (typeof CATALOG_STATUSES)[number];

export const TOBACCO_SORTS = ['relevance', 'rating', 'name', 'newest'] as const;
export type TobaccoSort = (typeof TOBACCO_SORTS)[number];

/** What of the catalogue one may not want to see: tobaccos on one's own list with this state, or this verdict. */
export const HIDEABLE = ['tried', 'never'] as const;
export type Hideable = (typeof HIDEABLE)[number];

export const BRAND_SORTS = ['name', 'rating'] as const;
export type BrandSort = (typeof BRAND_SORTS)[number];

export const ITEM_STATES = ['wanted', 'purchased', 'tried'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const VERDICTS = ['again', 'fine', 'never'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const WISHLIST_SORTS = ['added', 'name', 'rating', 'priority'] as const;
export type WishlistSort = (typeof WISHLIST_SORTS)[number];

export const EXPORT_FORMATS = ['csv', 'json', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whose speakers commonly read Russian gets Russian; so does who names no language at all. */
export const languageOf = (languageCode: string | null | undefined): Language =>
  /^(ru|be|uk|kk|ky|tg|uz)\b/i.test(languageCode ?? 'ru') ? 'ru' : 'en';

/** Of a text that is put on a list at once: its lines, and all of it in characters. */
export const BULK = { mostLines: 50, longest: 12_000 } as const;

/** In characters. */
export const LONGEST_CUSTOM_NAME = 200;
export const LONGEST_NOTE = 500;

/** So long what was removed from a list can be restored. */
export const RESTORABLE_DAYS = 30;
