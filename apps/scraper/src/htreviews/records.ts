import type { StatusWord, StrengthWord } from './words.ts';

/** What the site's documents say, in our terms. Null: this document does not say. Days are ISO days. */

export type BrandTab = 'position' | 'others';

export type Score = { rating: number | null; ratingsCount: number | null; reviewsCount: number | null };

/** A row of the brand list. */
export type ListedBrand = Score & {
  /** Rows of the first page carry none. */
  htreviewsId: number | null;
  slug: string;
  name: string;
  country: string | null;
  imageUrl: string | null;
  tobaccosCount: number | null;
  /** Null: not told by where it was found. */
  tab: BrandTab | null;
};

export type BrandList = {
  tabs: { tab: BrandTab; count: number; listed: ListedBrand[] }[];
};

/** A line as its brand's page shows it. */
export type ListedLine = {
  slug: string;
  name: string;
  description: string | null;
  strengthOfficial: StrengthWord | null;
  status: StatusWord | null;
  rating: number | null;
  tobaccosCount: number | null;
};

export type Tag = { htreviewsId: number | null; name: string; group: string | null };

/** A tobacco as a list shows it: a row of a page, or of the JSON lists, which say more. */
export type ListedTobacco = Score & {
  from: 'page' | 'json';
  htreviewsId: number;
  slugPath: string;
  name: string;
  altName: string | null;
  lineName: string | null;
  imageUrl: string | null;
  /** Nobody knows whether the official one or the one by ratings, so it only tells that something changed. */
  strength: string | null;
  status: StatusWord | null;
  /** Null where the list has no tags at all. */
  tags: Tag[] | null;
};

export type ListedTobaccos = { count: number; listed: ListedTobacco[] };

export type BrandPage = Score & {
  htreviewsId: number;
  slug: string;
  name: string;
  altName: string | null;
  country: string | null;
  description: string | null;
  imageUrl: string | null;
  siteUrl: string | null;
  founded: string | null;
  status: StatusWord | null;
  addedOn: string | null;
  lines: ListedLine[];
  tobaccos: ListedTobaccos;
};

export type LinePage = Score & {
  htreviewsId: number;
  slugPath: string;
  name: string;
  altName: string | null;
  description: string | null;
  imageUrl: string | null;
  strengthOfficial: StrengthWord | null;
  strengthByRatings: StrengthWord | null;
  status: StatusWord | null;
  addedOn: string | null;
  tobaccos: ListedTobaccos;
};

export type TobaccoPage = Score & {
  htreviewsId: number;
  slugPath: string;
  name: string;
  altName: string | null;
  description: string | null;
  imageUrl: string | null;
  brandName: string | null;
  lineName: string | null;
  country: string | null;
  strengthOfficial: StrengthWord | null;
  strengthByRatings: StrengthWord | null;
  status: StatusWord | null;
  addedOn: string | null;
  tags: Tag[];
};
