import type { Brand, BrandPage, BrandQuery } from '@hookah/shared/catalog';
import { AppError } from '@hookah/shared/errors';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import type { BrandsRepository } from './brands.repository.ts';
import { wordsOf } from './search.ts';

export type BrandsService = ReturnType<typeof createBrandsService>;

export const createBrandsService = ({
  brands,
  cursors,
  siteUrl,
}: {
  brands: BrandsRepository;
  cursors: Cursors;
  siteUrl: string;
}) => ({
  list: async ({ search, sort = 'name', cursor, limit = 20 }: BrandQuery): Promise<BrandPage> => {
    const words = wordsOf(search);
    const list = ['brands', words, sort];
    const rows = await brands.page({ words, sort, after: cursors.read(cursor, list), limit: limit + 1 });
    return pageOf(rows, { limit, list, cursors, item: ({ brand }) => brand });
  },

  get: async (slug: string): Promise<Brand> => {
    const brand = await brands.find(slug, siteUrl);
    if (!brand) throw new AppError('BRAND_NOT_FOUND', 'There is no such brand');
    return brand;
  },
});
