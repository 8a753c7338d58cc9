import type { BrandPage, LinePage, ListedBrand, ListedTobacco, TobaccoPage } from '#src/htreviews/records.ts';

/** What a visit to a brand brought: what was read, and nothing about what was not. */
export type Findings = {
  listed: ListedBrand;
  page: BrandPage;
  lines: LinePage[];
  tobaccos: ListedTobacco[];
  /** The lists named all that they ever name, so that an item they lack is worth a look at its own page. */
  isWhole: boolean;
  details: TobaccoPage[];
  /** Numbers of known tobaccos whose own address led elsewhere. */
  absent: number[];
};
