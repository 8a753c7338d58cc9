import type { PersonalClient } from '@hookah/shared/api-client';
import type { BrandSummary, Tobacco, TobaccoPage, TobaccoSummary } from '@hookah/shared/catalog';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import type { SearchFilters } from './search-filters.ts';

const PAGE = 30;
const BRANDS_PAGE = 100;
/** The catalogue changes once a day. */
const CATALOG_STALE_MS = 10 * 60_000;

/** As the API takes them: what is not set is left out. */
const queryOf = (search: string, { brand, strength, tags, status, country, hide }: SearchFilters) => ({
  ...(search === '' ? {} : { search }),
  ...(brand === null ? {} : { brand: brand.slug }),
  ...(strength.length === 0 ? {} : { strength: [...strength] }),
  ...(tags.length === 0 ? {} : { tags: tags.map((tag) => tag.id) }),
  ...(status === null ? {} : { status }),
  ...(country === null ? {} : { country }),
  ...(hide.length === 0 ? {} : { hide: [...hide] }),
});

/** An answer to an older question is dropped: it belongs to another key, and its request is aborted. */
export const useTobaccos = (search: string, filters: SearchFilters) => {
  const { api } = useServices();
  const query = queryOf(search, filters);
  return useInfiniteQuery({
    queryKey: ['tobaccos', 'found', query],
    queryFn: ({ pageParam, signal }) =>
      api.tobaccos.list(
        {
          limit: PAGE,
          ...query,
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: CATALOG_STALE_MS,
  });
};

/** What the search could be narrowed to, with how many would be left. */
export const useFacets = (search: string, filters: SearchFilters) => {
  const { api } = useServices();
  const query = queryOf(search, filters);
  return useQuery({
    queryKey: ['tobaccos', 'facets', query],
    queryFn: ({ signal }) => api.tobaccos.facets(query, { signal }),
    placeholderData: keepPreviousData,
    staleTime: CATALOG_STALE_MS,
  });
};

/** What some list already said of a tobacco, to show while its page is on the way. */
const knownSummary = (client: QueryClient, id: number): TobaccoSummary | undefined =>
  client
    .getQueriesData<InfiniteData<TobaccoPage>>({ queryKey: ['tobaccos', 'found'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.items)
    .find((tobacco) => tobacco.id === id);

/** The summary's fields are there before the rest of the tobacco is. */
export type KnownTobacco = TobaccoSummary & Partial<Omit<Tobacco, keyof TobaccoSummary>>;

export const useTobacco = (id: number, fromList?: TobaccoSummary | undefined) => {
  const { api } = useServices();
  const client = useQueryClient();
  return useQuery<KnownTobacco>({
    queryKey: ['tobaccos', 'one', id],
    queryFn: ({ signal }) => api.tobaccos.get(id, { signal }),
    placeholderData: () => fromList ?? knownSummary(client, id),
    staleTime: CATALOG_STALE_MS,
  });
};

const allBrands = async (api: PersonalClient, signal: AbortSignal): Promise<BrandSummary[]> => {
  const brands: BrandSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.brands.list>> = await api.brands.list(
      { sort: 'name', limit: BRANDS_PAGE, ...(cursor === null ? {} : { cursor }) },
      { signal },
    );
    brands.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return brands;
};

/** Some hundreds: all of them are held, so that picking one needs no waiting. */
export const useBrands = () => {
  const { api } = useServices();
  return useQuery({
    queryKey: ['brands'],
    queryFn: ({ signal }) => allBrands(api, signal),
    staleTime: CATALOG_STALE_MS,
  });
};
