import Type, { type Static, type TSchema } from 'typebox';
import { BRAND_SORTS, CATALOG_STATUSES, HIDEABLE, TOBACCO_SORTS } from './closed-sets.ts';
import { CatalogId, Cursor, Moment, Nullable, OneOf, Page, PageLimit, SearchText, Strict } from './schema.ts';

/** Bounds of the facets, so that they cost the same in a catalogue of any size. */
export const MOST_FACETED = 20_000;
export const MOST_FACET_VALUES = 50;

export const CatalogStatus = OneOf(CATALOG_STATUSES);
export type CatalogStatus = Static<typeof CatalogStatus>;

/** 1 лёгкая, 2 средне-лёгкая, 3 средняя, 4 средне-крепкая, 5 крепкая: the site's own five steps. */
export const Strength = Type.Integer({ minimum: 1, maximum: 5 });
export type Strength = Static<typeof Strength>;

/** The site's mean of people's ratings, 0 to 5 with one decimal. */
export const Rating = Type.Number({ minimum: 0, maximum: 5 });

export const Slug = Type.String({ minLength: 1, maxLength: 200, pattern: '^[a-z0-9][a-z0-9_-]*$' });

export const Tag = Type.Object({
  id: CatalogId,
  name: Type.String(),
  group: Nullable(Type.String()),
});
export type Tag = Static<typeof Tag>;

export const TagList = Type.Object({
  items: Type.Array(Type.Object({ ...Tag.properties, tobaccosCount: Type.Integer() })),
});
export type TagList = Static<typeof TagList>;

export const BrandRef = Type.Object({ id: CatalogId, slug: Type.String(), name: Type.String() });
export type BrandRef = Static<typeof BrandRef>;

export const LineRef = Type.Object({ id: CatalogId, slug: Type.String(), name: Type.String() });
export type LineRef = Static<typeof LineRef>;

/** A tobacco as a row of a list. What the site does not say is null, never a guess. */
export const TobaccoSummary = Type.Object({
  id: CatalogId,
  name: Type.String(),
  altName: Nullable(Type.String({ description: 'The second name, Russian or English' })),
  brand: BrandRef,
  line: Nullable(LineRef),
  imageUrl: Nullable(Type.String()),
  rating: Nullable(Rating),
  ratingsCount: Nullable(Type.Integer()),
  strengthOfficial: Nullable(Strength),
  strengthByRatings: Nullable(Strength),
  status: Nullable(CatalogStatus),
  tags: Type.Array(Tag),
});
export type TobaccoSummary = Static<typeof TobaccoSummary>;

export const Tobacco = Type.Object({
  ...TobaccoSummary.properties,
  description: Nullable(Type.String()),
  url: Type.String({ description: 'The page on the catalogue site' }),
  addedOn: Nullable(Type.String({ format: 'date', description: 'The day the site lists it since' })),
  checkedAt: Nullable(Moment),
});
export type Tobacco = Static<typeof Tobacco>;

const TOBACCO_FILTERS = {
  search: Type.Optional(SearchText),
  brand: Type.Optional(Slug),
  line: Type.Optional(CatalogId),
  tags: Type.Optional(Type.Array(CatalogId, { maxItems: 20, description: 'All of these' })),
  strength: Type.Optional(
    Type.Array(Strength, { maxItems: 5, description: 'Official strength, any of these' }),
  ),
  strengthByRatings: Type.Optional(
    Type.Array(Strength, { maxItems: 5, description: 'Strength as people rate it, any of these' }),
  ),
  status: Type.Optional(CatalogStatus),
  country: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: "The brand's, as the facets name it" }),
  ),
  hide: Type.Optional(
    Type.Array(OneOf(HIDEABLE), {
      maxItems: 2,
      description: 'Leaves out what one has tried, or never wants again, by one’s own list',
    }),
  ),
};

/** `relevance` needs `search`; without one it means `rating`. All filters hold at once. */
export const TobaccoQuery = Strict({
  ...TOBACCO_FILTERS,
  path: Type.Optional(
    Type.String({
      maxLength: 603,
      pattern: '^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*){2}$',
      description: 'As in its address on the catalogue site: brand/line/tobacco',
    }),
  ),
  sort: Type.Optional(OneOf(TOBACCO_SORTS)),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(PageLimit),
});
export type TobaccoQuery = Static<typeof TobaccoQuery>;

export const TobaccoFacetsQuery = Strict(TOBACCO_FILTERS);
export type TobaccoFacetsQuery = Static<typeof TobaccoFacetsQuery>;

const Counted = <S extends Record<string, TSchema>>(value: S) =>
  Type.Array(Type.Object({ ...value, count: Type.Integer() }), { maxItems: MOST_FACET_VALUES });

/**
 * What the list of these filters could be narrowed to, the commonest first, with how many tobaccos would be left. A
 * filter that takes one of several values is counted as though it were not set, so that the others can be chosen
 * instead; tags add up, so they are counted within the list.
 */
export const TobaccoFacets = Type.Object({
  brands: Counted({ slug: Type.String(), name: Type.String() }),
  tags: Counted(Tag.properties),
  strength: Counted({ value: Strength }),
  strengthByRatings: Counted({ value: Strength }),
  statuses: Counted({ value: CatalogStatus }),
  countries: Counted({ value: Type.String() }),
  /** Of the list itself. */
  total: Type.Integer(),
  isExact: Type.Boolean({
    description: `False when more than ${MOST_FACETED} tobaccos fit: then the counts are of as many, and too low`,
  }),
});
export type TobaccoFacets = Static<typeof TobaccoFacets>;

export const TobaccoPage = Page(TobaccoSummary);
export type TobaccoPage = Page<TobaccoSummary>;

export const BrandSummary = Type.Object({
  ...BrandRef.properties,
  altName: Nullable(Type.String()),
  country: Nullable(Type.String()),
  imageUrl: Nullable(Type.String()),
  rating: Nullable(Rating),
  ratingsCount: Nullable(Type.Integer()),
  tobaccosCount: Type.Integer({ description: 'How many of its tobaccos the catalogue holds' }),
});
export type BrandSummary = Static<typeof BrandSummary>;

export const Line = Type.Object({
  ...LineRef.properties,
  description: Nullable(Type.String()),
  strengthOfficial: Nullable(Strength),
  strengthByRatings: Nullable(Strength),
  status: Nullable(CatalogStatus),
  rating: Nullable(Rating),
  tobaccosCount: Type.Integer(),
});
export type Line = Static<typeof Line>;

export const Brand = Type.Object({
  ...BrandSummary.properties,
  description: Nullable(Type.String()),
  status: Nullable(CatalogStatus),
  url: Type.String({ description: 'The page on the catalogue site' }),
  lines: Type.Array(Line),
});
export type Brand = Static<typeof Brand>;

export const BrandQuery = Strict({
  search: Type.Optional(SearchText),
  sort: Type.Optional(OneOf(BRAND_SORTS)),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(PageLimit),
});
export type BrandQuery = Static<typeof BrandQuery>;

export const BrandPage = Page(BrandSummary);
export type BrandPage = Page<BrandSummary>;
