import type { Brand, Tag } from '@hookah/shared/catalog';
import type { CatalogStatus, Hideable } from '@hookah/shared/closed-sets';

export type BrandChoice = Pick<Brand, 'slug' | 'name'>;

/** What the search is narrowed to. Names come along: they are shown before, and without, any answer. */
export type SearchFilters = {
  brand: BrandChoice | null;
  strength: readonly number[];
  tags: readonly Pick<Tag, 'id' | 'name'>[];
  status: CatalogStatus | null;
  country: string | null;
  hide: readonly Hideable[];
};

export const NO_FILTERS: SearchFilters = {
  brand: null,
  strength: [],
  tags: [],
  status: null,
  country: null,
  hide: [],
};

export const countFilters = ({ brand, strength, tags, status, country, hide }: SearchFilters): number =>
  [brand, status, country].filter((value) => value !== null).length +
  strength.length +
  tags.length +
  hide.length;
