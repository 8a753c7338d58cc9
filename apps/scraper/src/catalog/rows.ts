import type { CatalogStatus } from '@hookah/shared/closed-sets';
import type { BrandTab, Tag } from '#src/htreviews/records.ts';

/** Rows of the catalogue as the database holds them, without its own numbers. Days are ISO days, moments ISO moments. */

export type BrandRow = {
  htreviewsId: number | null;
  slug: string;
  name: string;
  altName: string | null;
  country: string | null;
  imageUrl: string | null;
  description: string | null;
  siteUrl: string | null;
  founded: string | null;
  rating: number | null;
  ratingsCount: number | null;
  reviewsCount: number | null;
  status: CatalogStatus | null;
  statusRaw: string | null;
  addedOn: string | null;
  tab: BrandTab | null;
  tobaccosCount: number | null;
  /** What its page gave to ask by whether it has changed. */
  pageValidator: string | null;
  searchText: string;
};

export type Strengths = {
  strengthOfficial: number | null;
  strengthOfficialRaw: string | null;
  strengthByRatings: number | null;
  strengthByRatingsRaw: string | null;
};

export type LineRow = Strengths & {
  htreviewsId: number | null;
  slug: string;
  name: string;
  altName: string | null;
  description: string | null;
  imageUrl: string | null;
  status: CatalogStatus | null;
  statusRaw: string | null;
  rating: number | null;
  ratingsCount: number | null;
  tobaccosCount: number | null;
  addedOn: string | null;
  /** What the brand's page said of it when its own page was last read. */
  contentHash: string | null;
  checkedAt: string | null;
};

export type TobaccoRow = Strengths & {
  htreviewsId: number;
  lineSlug: string | null;
  slugPath: string;
  name: string;
  altName: string | null;
  imageUrl: string | null;
  description: string | null;
  rating: number | null;
  ratingsCount: number | null;
  reviewsCount: number | null;
  status: CatalogStatus | null;
  statusRaw: string | null;
  addedOn: string | null;
  /** What the lists said of it when its own page was last read: a list that says something else makes it due again. */
  contentHash: string | null;
  /** To a week's precision, so that an unchanged tobacco is not written every day. */
  lastSeenAt: string;
  checkedAt: string | null;
  /** When no list named it and its own address led elsewhere, for the first time in a row. */
  absentSince: string | null;
  goneAt: string | null;
  /** What its page gave to ask by whether it has changed. */
  pageValidator: string | null;
  searchText: string;
  tags: Tag[];
};

/** What the database knows of a brand before a visit. */
export type KnownBrand = {
  brand: (BrandRow & { id: number }) | null;
  lines: LineRow[];
  /** `isWished`: on somebody's wishlist. */
  tobaccos: (TobaccoRow & { isWished: boolean })[];
};
