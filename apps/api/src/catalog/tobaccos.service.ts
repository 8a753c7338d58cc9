import type { Tobacco, TobaccoPage, TobaccoQuery } from '@hookah/shared/catalog';
import { AppError } from '@hookah/shared/errors';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import { type QueryWord, queryWordsOf } from './query/query-words.ts';
import { tiersOf } from './query/tiers.ts';
import { lookupOf, understand } from './query/understanding.ts';
import type { TobaccosRepository } from './tobaccos.repository.ts';
import type { VocabularyRepository } from './vocabulary.repository.ts';

export type TobaccosService = ReturnType<typeof createTobaccosService>;

export const createTobaccosService = ({
  tobaccos,
  vocabulary,
  cursors,
  siteUrl,
}: {
  tobaccos: TobaccosRepository;
  vocabulary: VocabularyRepository;
  cursors: Cursors;
  siteUrl: string;
}) => {
  const meant = async (words: readonly QueryWord[]) => {
    const { rows, tobaccos: count } = await vocabulary.find(lookupOf(words));
    return { tiers: tiersOf(understand(words, rows), count), tobaccos: count };
  };

  return {
    list: async ({
      search: text,
      sort: asked,
      cursor,
      limit = 20,
      ...filters
    }: TobaccoQuery): Promise<TobaccoPage> => {
      const words = queryWordsOf(text);
      const isSearch = words.length > 0;
      const sort =
        !isSearch && asked === 'relevance' ? 'rating' : (asked ?? (isSearch ? 'relevance' : 'rating'));
      const list = ['tobaccos', words.map(({ typed }) => typed), sort, filters];
      const after = cursors.read(cursor, list);
      const search = isSearch ? await meant(words) : null;
      if (search?.tiers.length === 0) return { items: [], nextCursor: null };
      const rows = await tobaccos.page(filters, { search, sort, after, limit: limit + 1 });
      return pageOf(rows, { limit, list, cursors, item: ({ tobacco }) => tobacco });
    },

    get: async (id: number): Promise<Tobacco> => {
      const tobacco = await tobaccos.find(id, siteUrl);
      if (!tobacco) throw new AppError('TOBACCO_NOT_FOUND', 'There is no such tobacco');
      return tobacco;
    },
  };
};
