import type { ApiClient } from '@hookah/shared/api-client';
import type { TobaccoQuery } from '@hookah/shared/catalog';
import { CANDIDATES_PER_PAGE, type Candidates } from '#src/views/candidates.ts';
import { walk } from './walk.ts';

export const MAX_QUERY = 100;

/** A page of what matches. */
export const candidatePage = async (
  api: ApiClient,
  wanted: Pick<TobaccoQuery, 'search' | 'brand' | 'line'>,
  page: number,
): Promise<Pick<Candidates, 'tobaccos' | 'page' | 'hasMore'>> => {
  const begin = page * CANDIDATES_PER_PAGE;
  const { items, hasMore } = await walk(
    (step) => api.tobaccos.list({ ...wanted, ...step }),
    begin,
    begin + CANDIDATES_PER_PAGE,
  );
  return { tobaccos: items, page, hasMore };
};
