import type { BrandPage, LinePage, ListedBrand, ListedTobacco, TobaccoPage } from '#src/htreviews/records.ts';

/** A tobacco's own page, and by what to ask later whether it has changed. */
export type ReadTobacco = TobaccoPage & { validator: string | null };

/** What a visit to a brand brought: what was read, and nothing about what was not. */
export type Findings = {
  listed: ListedBrand;
  page: BrandPage;
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
