import type { ApiClient } from '@hookah/shared/api-client';
import type { Brand, BrandSummary, Tobacco, TobaccoPage, TobaccoSummary } from '@hookah/shared/catalog';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';

const PAGE = 30;
const BRANDS_PAGE = 100;
/** The catalogue changes once a day. */
const CATALOG_STALE_MS = 10 * 60_000;

export type TobaccoFilters = { search: string; brand: string | null; strength: readonly number[] };

/** An answer to an older question is dropped: it belongs to another key, and its request is aborted. */
export const useTobaccos = ({ search, brand, strength }: TobaccoFilters) => {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: ['tobaccos', 'found', { search, brand, strength }],
    queryFn: ({ pageParam, signal }) =>
      api.tobaccos.list(
        {
          limit: PAGE,
          ...(search === '' ? {} : { search }),
          ...(brand === null ? {} : { brand }),
          ...(strength.length === 0 ? {} : { strength: [...strength] }),
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

/** What some list already said of a tobacco, to show while its page is on the way. */
const knownSummary = (client: QueryClient, id: number | null): TobaccoSummary | undefined =>
  client
    .getQueriesData<InfiniteData<TobaccoPage>>({ queryKey: ['tobaccos', 'found'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.items)
    .find((tobacco) => tobacco.id === id);

/** The summary's fields are there before the rest of the tobacco is. */
export type KnownTobacco = TobaccoSummary & Partial<Omit<Tobacco, keyof TobaccoSummary>>;

/** Without an id there is nothing to ask. */
export const useTobacco = (id: number | null, fromList?: TobaccoSummary | undefined) => {
  const { api } = useServices();
  const client = useQueryClient();
  return useQuery<KnownTobacco>({
    queryKey: ['tobaccos', 'one', id],
    queryFn: id === null ? skipToken : ({ signal }) => api.tobaccos.get(id, { signal }),
    placeholderData: () => fromList ?? knownSummary(client, id),
    staleTime: CATALOG_STALE_MS,
  });
};

const allBrands = async (api: ApiClient, signal: AbortSignal): Promise<BrandSummary[]> => {
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

export type BrandChoice = Pick<Brand, 'slug' | 'name'>;
