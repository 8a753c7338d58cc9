import type { BrandPage, LinePage, ListedBrand, ListedTobacco, TobaccoPage } from '#src/htreviews/records.ts';
import type { BrandRow, LineRow } from './rows.ts';

/** A tobacco's own page, and by what to ask later whether it has changed. */
export type ReadTobacco = TobaccoPage & { validator: string | null };

/** What a visit to a brand brought: what was read, and nothing about what was not. */
export type Findings = {
  listed: ListedBrand;
  page: BrandPage;
  /** The brand's page is not there; what stands for it here says nothing. */
  isVanished: boolean;
  /** Of the brand's page; null when that, or something it names, could not be read whole. */
  pageValidator: string | null;
  lines: LinePage[];
  tobaccos: ListedTobacco[];
  /** The lists named all that they ever name, so that an item they lack is worth a look at its own page. */
  isWhole: boolean;
  details: ReadTobacco[];
  /** Numbers of tobaccos whose own page is what it was when last read. */
  unchanged: number[];
  /** Numbers of known tobaccos whose own address led elsewhere. */
  absent: number[];
};

/** Before anything but a brand's page was read. */
export const nothingFound = (listed: ListedBrand, page: BrandPage): Findings => ({
  listed,
  page,
  isVanished: false,
  pageValidator: null,
  lines: [],
  tobaccos: [],
  isWhole: false,
  details: [],
  unchanged: [],
  absent: [],
});

/** Stands for a brand's page that was not sent: it says nothing that is not known. */
export const silentPage = (
  htreviewsId: number,
  { slug, name, tobaccosCount }: BrandRow,
  lines: readonly LineRow[],
): BrandPage => ({
  htreviewsId,
  slug,
  name,
  altName: null,
  country: null,
  description: null,
  imageUrl: null,
  siteUrl: null,
  founded: null,
  status: null,
  addedOn: null,
  rating: null,
  ratingsCount: null,
  reviewsCount: null,
  lines: lines.map(({ slug, name, tobaccosCount }) => ({
    slug,
    name,
    description: null,
    strengthOfficial: null,
    status: null,
    rating: null,
    tobaccosCount,
  })),
  tobaccos: { count: tobaccosCount ?? 0, listed: [] },
});
