import type { Country, OfficialStrength, Status, StrengthByRatings, Tag } from '#src/vocabulary.ts';

/** What the generator makes and the pages show. Dates are ISO days; pictures are paths without a leading slash. */

export type Score = {
  /** 0 to 5, one decimal. */
  rating: number;
  ratingsCount: number;
  reviewsCount: number;
  views: number;
};

export type Brand = Score & {
  id: number;
  slug: string;
  name: string;
  altName: string | null;
  tab: 'position' | 'others';
  country: Country;
  site: string | null;
  founded: number | null;
  status: Status;
  description: string;
  image: string | null;
  addedOn: string;
};

export type Line = Score & {
  id: number;
  brandId: number;
  slug: string;
  name: string;
  description: string;
  image: string | null;
  strengthOfficial: OfficialStrength | null;
  strengthByRatings: StrengthByRatings | null;
  status: Status | null;
  addedOn: string;
};

export type Tobacco = Score & {
  id: number;
  brandId: number;
  lineId: number;
  slug: string;
  name: string;
  /** The second name a reader would tell you. */
  altName: string | null;
  /** How the site writes it: the name, or for none any of null, '', '&nbsp;' and '-'. */
  altNameServed: string | null;
  description: string;
  image: string | null;
  strengthOfficial: OfficialStrength;
  strengthByRatings: StrengthByRatings | null;
  status: Status;
  tags: Tag[];
  addedOn: string;
  addedBy: string | null;
  /** False: the lists leave it out while its own page answers. */
  listed: boolean;
};

export type CatalogueData = { brands: Brand[]; lines: Line[]; tobaccos: Tobacco[] };
