import type { Tobacco, TobaccoPage, TobaccoQuery } from '@hookah/shared/catalog';
import { AppError } from '@hookah/shared/errors';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import { wordsOf } from './search.ts';
import type { TobaccosRepository } from './tobaccos.repository.ts';

export type TobaccosService = ReturnType<typeof createTobaccosService>;

export const createTobaccosService = ({
  tobaccos,
  cursors,
  siteUrl,
}: {
  tobaccos: TobaccosRepository;
  cursors: Cursors;
  siteUrl: string;
}) => ({
  list: async ({
    search,
    sort: asked,
    cursor,
    limit = 20,
    ...filters
  }: TobaccoQuery): Promise<TobaccoPage> => {
    const words = wordsOf(search);
    const sort = words.length === 0 && asked === 'relevance' ? 'rating' : (asked ?? defaultSort(words));
    const list = ['tobaccos', words, sort, filters];
    const rows = await tobaccos.page(filters, {
      words,
      sort,
      after: cursors.read(cursor, list),
      limit: limit + 1,
    });
    return pageOf(rows, { limit, list, cursors, item: ({ tobacco }) => tobacco });
  },

  get: async (id: number): Promise<Tobacco> => {
    const tobacco = await tobaccos.find(id, siteUrl);
    if (!tobacco) throw new AppError('TOBACCO_NOT_FOUND', 'There is no such tobacco');
    return tobacco;
  },
});

const defaultSort = (words: readonly string[]) => (words.length > 0 ? 'relevance' : 'rating');
