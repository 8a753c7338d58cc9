import type { ApiClient } from '@hookah/shared/api-client';
import { CANDIDATES_PER_PAGE, type Candidates } from '#src/views/candidates.ts';

/** The API takes at most 100 a page: so many pages can be leafed through without keeping cursors. */
const LAST_PAGE = Math.floor(100 / CANDIDATES_PER_PAGE) - 1;

export const MAX_QUERY = 100;

/** A page of what matches. Leafing asks for everything up to the page: nobody leafs far. */
export const candidatePage = async (
  api: ApiClient,
  wanted: { search: string } | { brand: string },
  page: number,
): Promise<Pick<Candidates, 'tobaccos' | 'page' | 'hasMore'>> => {
  const shown = Math.min(page, LAST_PAGE);
  const end = (shown + 1) * CANDIDATES_PER_PAGE;
  const { items } = await api.tobaccos.list({ ...wanted, limit: Math.min(end + 1, 100) });
  return {
    tobaccos: items.slice(shown * CANDIDATES_PER_PAGE, end),
    page: shown,
    hasMore: items.length > end && shown < LAST_PAGE,
  };
};
