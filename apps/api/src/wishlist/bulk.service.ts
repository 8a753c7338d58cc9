import type { TobaccoSummary } from '@hookah/shared/catalog';
import { BULK } from '@hookah/shared/closed-sets';
import { refusedField } from '@hookah/shared/errors';
import { sureMatch, wishesOf } from '@hookah/shared/sure-match';
import type { BulkAdded } from '@hookah/shared/wishlist-bulk';
import type { Atomically } from '#src/database.ts';
import type { BulkRepository } from './bulk.repository.ts';
import { createRoom } from './room.ts';
import type { WishlistRepository } from './wishlist.repository.ts';
import type { CountItems } from './wishlist.service.ts';

export type BulkService = ReturnType<typeof createBulkService>;

const LONGEST_LINE = 200;
const CANDIDATES = 5;

type Found = { line: string; sure: TobaccoSummary | null; candidates: TobaccoSummary[] };

/** Several lines of text onto a list at once. */
export const createBulkService = ({
  bulk,
  wishlist,
  find,
  atomically,
  clock,
  count,
}: {
  bulk: BulkRepository;
  wishlist: WishlistRepository;
  find: (search: string, limit: number) => Promise<TobaccoSummary[]>;
  atomically: Atomically;
  clock: () => Date;
  count: CountItems;
}) => {
  const { lockOf, checkRoom } = createRoom(wishlist);

  const look = async (line: string): Promise<Found> => {
    const found = await find(line, CANDIDATES + 1);
    const candidates = found.slice(0, CANDIDATES);
    const hasMore = found.length > CANDIDATES;
    return { line, sure: sureMatch(line, { tobaccos: candidates, hasMore }), candidates };
  };

  /** Puts what is missing on the list; tells which were missing, and all of them as items. */
  const put = (userId: string, tobaccoIds: readonly number[]) =>
    atomically(async () => {
      const listId = await lockOf(userId);
      const listed = new Set(await bulk.findListed(listId, tobaccoIds));
      const missing = tobaccoIds.filter((id) => !listed.has(id));
      if (missing.length > 0) {
        await checkRoom(listId, missing.length);
        await bulk.insert(listId, missing, clock());
        count('added', missing.length);
      }
      return { missing: new Set(missing), items: await bulk.findItems(listId, tobaccoIds) };
    });

  return {
    add: async (userId: string, text: string): Promise<BulkAdded> => {
      const found: Found[] = [];
      // One after another: a pasted list must not take every connection there is.
      for (const line of linesOf(text)) found.push(await look(line));
      const sure = found.flatMap(({ line, sure }) => (sure === null ? [] : [{ line, id: sure.id }]));
      const tobaccoIds = [...new Set(sure.map(({ id }) => id))];
      const { missing, items } =
        tobaccoIds.length === 0 ? { missing: new Set(), items: [] } : await put(userId, tobaccoIds);
      const told = sure.flatMap(({ line, id }, index) => {
        const item = items.find(({ tobacco }) => tobacco?.id === id);
        const isFirst = sure.findIndex((one) => one.id === id) === index;
        return item ? [{ line, item, isNew: isFirst && missing.has(id) }] : [];
      });
      return {
        added: told.filter(({ isNew }) => isNew).map(({ line, item }) => ({ line, item })),
        listed: told.filter(({ isNew }) => !isNew).map(({ line, item }) => ({ line, item })),
        doubts: found
          .filter(({ sure, candidates }) => sure === null && candidates.length > 0)
          .map(({ line, candidates }) => ({ line, candidates })),
        misses: found.filter(({ candidates }) => candidates.length === 0).map(({ line }) => line),
      };
    },
  };
};

const linesOf = (text: string): string[] => {
  const lines = wishesOf(text);
  if (lines.length > BULK.mostLines)
    throw refusedField('body.text', `must be at most ${BULK.mostLines} lines`);
  if (lines.some((line) => line.length > LONGEST_LINE)) {
    throw refusedField('body.text', `must be of lines of at most ${LONGEST_LINE} characters`);
  }
  return lines;
};
