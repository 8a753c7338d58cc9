import type {
  Tobacco,
  TobaccoFacets,
  TobaccoFacetsQuery,
  TobaccoPage,
  TobaccoQuery,
} from '@hookah/shared/catalog';
import { AppError } from '@hookah/shared/errors';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import type { CatalogCache } from './catalog-cache.ts';
import type { FacetsRepository } from './facets.repository.ts';
import { type QueryWord, queryWordsOf } from './query/query-words.ts';
import { tiersOf } from './query/tiers.ts';
import { lookupOf, understand } from './query/understanding.ts';
import type { TobaccosRepository } from './tobaccos.repository.ts';
import type { VocabularyRepository } from './vocabulary.repository.ts';

export type TobaccosService = ReturnType<typeof createTobaccosService>;

/** Whose list `hide` goes by; absent where nothing is hidden, so that the answer is everybody's. */
type Asker = { userId?: string };

const NO_FACETS: TobaccoFacets = {
  brands: [],
  tags: [],
  strength: [],
  strengthByRatings: [],
  statuses: [],
  countries: [],
  total: 0,
  isExact: true,
};

export const createTobaccosService = ({
  tobaccos,
  facets,
  vocabulary,
  cursors,
  siteUrl,
  keep,
}: {
  tobaccos: TobaccosRepository;
  facets: FacetsRepository;
  vocabulary: VocabularyRepository;
  cursors: Cursors;
  siteUrl: string;
  keep: CatalogCache['keep'];
}) => {
  const meant = async (words: readonly QueryWord[]) => {
    const { rows, tobaccos: count } = await vocabulary.find(lookupOf(words));
    return { tiers: tiersOf(understand(words, rows)), tobaccos: count };
  };

  const page = async (
    { search: text, sort: asked, cursor, limit = 20, ...filters }: TobaccoQuery,
    { userId }: Asker,
  ): Promise<TobaccoPage> => {
    const words = queryWordsOf(text);
    const isSearch = words.length > 0;
    const sort =
      !isSearch && asked === 'relevance' ? 'rating' : (asked ?? (isSearch ? 'relevance' : 'rating'));
    const list = ['tobaccos', words.map(({ typed }) => typed), sort, filters];
    const after = cursors.read(cursor, list);
    const search = isSearch ? await meant(words) : null;
    if (search?.tiers.length === 0) return { items: [], nextCursor: null };
    const asking = { search, sort, after, limit: limit + 1 };
    const rows = await tobaccos.page({ ...filters, ...(userId ? { userId } : {}) }, asking);
    return pageOf(rows, { limit, list, cursors, item: ({ tobacco }) => tobacco });
  };

  const counted = async (
    { search: text, ...filters }: TobaccoFacetsQuery,
    { userId }: Asker,
  ): Promise<TobaccoFacets> => {
    const words = queryWordsOf(text);
    const tiers = words.length > 0 ? (await meant(words)).tiers : null;
    if (tiers?.length === 0) return NO_FACETS;
    return facets.count({ ...filters, ...(userId ? { userId } : {}) }, tiers);
  };

  const one = async (id: number): Promise<Tobacco> => {
    const tobacco = await tobaccos.find(id, siteUrl);
    if (!tobacco) throw new AppError('TOBACCO_NOT_FOUND', 'There is no such tobacco');
    return tobacco;
  };

  const kept = { page: keep('tobaccos', page), counted: keep('facets', counted) };
  const isPersonal = ({ hide }: TobaccoFacetsQuery) => hide !== undefined && hide.length > 0;

  return {
    list: (query: TobaccoQuery, userId: string): Promise<TobaccoPage> =>
      isPersonal(query) ? page(query, { userId }) : kept.page(query, {}),
    facets: (query: TobaccoFacetsQuery, userId: string): Promise<TobaccoFacets> =>
      isPersonal(query) ? counted(query, { userId }) : kept.counted(query, {}),
    /** What bulk adding looks names up by: the whole catalogue, whoever asks. */
    find: async (search: string, limit: number) => (await kept.page({ search, limit }, {})).items,
    get: keep('tobacco', one),
  };
};
