import type { ExportFormat } from '@hookah/shared/closed-sets';
import type { User } from '@hookah/shared/users';
import type { CounterQuery, WishlistCounter, WishlistStats } from '@hookah/shared/wishlist-views';
import { wordsOf } from '#src/catalog/search.ts';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import { groupsOf } from './counter.ts';
import { type ExportFile, exportFile } from './export-file.ts';
import { MOST_ITEMS } from './room.ts';
import type { StatsRepository } from './stats.repository.ts';
import type { WishlistRepository } from './wishlist.repository.ts';

export type ViewsService = ReturnType<typeof createViewsService>;

/** A list seen otherwise than item by item. */
export const createViewsService = ({
  wishlist,
  stats,
  cursors,
  clock,
}: {
  wishlist: WishlistRepository;
  stats: StatsRepository;
  cursors: Cursors;
  clock: () => Date;
}) => ({
  counter: async (
    userId: string,
    { search, cursor, limit = 20, ...rest }: CounterQuery,
  ): Promise<WishlistCounter> => {
    const filters = { ...rest, words: wordsOf(search) };
    const list = ['counter', userId, filters];
    const after = cursors.read(cursor, list);
    const { rows } = await wishlist.page({ userId, sessionId: null }, filters, {
      sort: 'counter',
      after,
      limit: limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, { limit, list, cursors, item: ({ item }) => item });
    return { brands: groupsOf(items), nextCursor };
  },

  stats: (userId: string): Promise<WishlistStats> => stats.of(userId),

  /** All of the list: it is bounded. */
  export: async (
    { id: userId, language }: Pick<User, 'id' | 'language'>,
    format: ExportFormat,
  ): Promise<ExportFile> => {
    const all = { sort: 'counter', after: null, limit: MOST_ITEMS } as const;
    const { rows } = await wishlist.page({ userId, sessionId: null }, { words: [] }, all);
    return exportFile(
      rows.map(({ item }) => item),
      { format, language, now: clock() },
    );
  },
});
