import { Prisma } from '@hookah/db/client';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import type { Order } from '#src/paging/keyset.ts';

/** What lists are ordered by, as the indexes have it: unknown is least, so that it comes last and compares. */
const KEYS = {
  rating: { column: Prisma.sql`rating`, of: Prisma.sql`coalesce(t.rating, -1)`, type: 'float8' },
  ratingsCount: {
    column: Prisma.sql`ratings_count`,
    of: Prisma.sql`coalesce(t.ratings_count, -1)`,
    type: 'int8',
  },
  name: { column: Prisma.sql`name`, of: Prisma.sql`left(lower(t.name), 80)`, type: 'text' },
  addedOn: {
    column: Prisma.sql`added_on`,
    of: Prisma.sql`coalesce(t.added_on - '0001-01-01'::date, -1)`,
    type: 'int8',
  },
  id: { column: Prisma.sql`id`, of: Prisma.sql`t.id`, type: 'int8' },
} as const;

type Key = keyof typeof KEYS;

const SORTS: Readonly<Record<TobaccoSort, { direction: 'ASC' | 'DESC'; keys: readonly Key[] }>> = {
  relevance: { direction: 'DESC', keys: ['rating', 'ratingsCount', 'id'] },
  rating: { direction: 'DESC', keys: ['rating', 'ratingsCount', 'id'] },
  name: { direction: 'ASC', keys: ['name', 'id'] },
  newest: { direction: 'DESC', keys: ['addedOn', 'id'] },
};

/** The order among tobaccos `t`, as an index has it. */
export const orderInTable = (sort: TobaccoSort): Order => {
  const { direction, keys } = SORTS[sort];
  return { direction, keys: keys.map((key) => ({ value: KEYS[key].of, type: KEYS[key].type })) };
};

/** The same among rows that were selected by `keyColumns`; `fit` before all when they were searched for. */
export const orderOfFound = (sort: TobaccoSort, isSearch: boolean): Order => {
  const { direction, keys } = SORTS[sort];
  return {
    direction,
    keys: [
      ...(isSearch ? [{ value: Prisma.sql`fit`, type: 'int8' } as const] : []),
      ...keys.map((key) => ({ value: KEYS[key].column, type: KEYS[key].type })),
    ],
  };
};

/** The id, and what the sort asks of `t`, under the names that `orderOfFound` knows. */
export const keyColumns = (sort: TobaccoSort): Prisma.Sql =>
  Prisma.join(SORTS[sort].keys.map((key) => Prisma.sql`${KEYS[key].of} AS ${KEYS[key].column}`));

export const keyNames = (sort: TobaccoSort): Prisma.Sql =>
  Prisma.join(SORTS[sort].keys.map((key) => KEYS[key].column));
