import { randomUUID } from 'node:crypto';
import { RESTORABLE_DAYS } from '@hookah/shared/closed-sets';
import { AppError } from '@hookah/shared/errors';
import type {
  AddedItem,
  AddItem,
  ClearedWishlist,
  PatchItem,
  RemovedItem,
  RemovedPage,
  RemovedQuery,
  RestoredWishlist,
  WishlistItem,
  WishlistPage,
  WishlistQuery,
} from '@hookah/shared/wishlist';
import type { Identity } from '#src/auth/identity.ts';
import { wordsOf } from '#src/catalog/search.ts';
import type { Atomically } from '#src/database.ts';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import { sessionRevoked } from '#src/users/users.service.ts';
import { withDays } from './days.ts';
import type { RemovalsRepository } from './removals.repository.ts';
import { createRoom } from './room.ts';
import type { WishlistRepository } from './wishlist.repository.ts';

export type WishlistService = ReturnType<typeof createWishlistService>;

/** Tells how many items came onto lists or left them. */
export type CountItems = (change: 'added' | 'removed' | 'restored', items: number) => void;

const RESTORABLE_MS = RESTORABLE_DAYS * 86_400_000;

export const createWishlistService = ({
  wishlist,
  removals,
  atomically,
  cursors,
  clock,
  count,
}: {
  wishlist: WishlistRepository;
  removals: RemovalsRepository;
  atomically: Atomically;
  cursors: Cursors;
  clock: () => Date;
  count: CountItems;
}) => {
  const found = async (userId: string, id: string): Promise<WishlistItem> => {
    const item = await wishlist.find(userId, id);
    if (!item) throw notFound();
    return item;
  };

  const { lockOf, checkRoom } = createRoom(wishlist);

  /** Of an entry that has a name of its own. The list is locked: nobody else takes the name meanwhile. */
  const freeName = async (userId: string, id: string, asked: string): Promise<string> => {
    const customName = tidy(asked);
    const listId = await lockOf(userId);
    const { tobacco } = await found(userId, id);
    if (tobacco) throw new AppError('VALIDATION_FAILED', 'What is in the catalogue is called as it is there');
    const sameId = await wishlist.findSame(listId, { customName });
    if (sameId !== null && sameId !== id) {
      throw new AppError('NAME_TAKEN', 'Another item of the list has this name');
    }
    return customName;
  };

  const checkNotTooLate = (removedAt: Date): void => {
    if (restorableUntil(removedAt) < clock()) {
      throw new AppError('RESTORE_EXPIRED', `What was removed ${RESTORABLE_DAYS} days ago is gone`);
    }
  };

  return {
    list: async (
      identity: Identity,
      { search, sort = 'added', cursor, limit = 20, ...rest }: WishlistQuery,
    ): Promise<WishlistPage> => {
      const filters = { ...rest, words: wordsOf(search) };
      const list = ['wishlist', identity.userId, filters, sort];
      const after = cursors.read(cursor, list);
      const { isSignedIn, rows, counts } = await wishlist.page(identity, filters, {
        sort,
        after,
        limit: limit + 1,
      });
      if (!isSignedIn) throw sessionRevoked();
      return { ...pageOf(rows, { limit, list, cursors, item: ({ item }) => item }), counts };
    },

    get: found,

    add: (userId: string, asked: AddItem): Promise<AddedItem> =>
      atomically(async () => {
        const thing = 'customName' in asked ? { customName: tidy(asked.customName) } : asked;
        const listId = await lockOf(userId);
        const sameId = await wishlist.findSame(listId, thing);
        if (sameId !== null) return { item: await found(userId, sameId), created: false };
        if ('tobaccoId' in thing && !(await wishlist.tobaccoExists(thing.tobaccoId))) {
          throw new AppError('TOBACCO_NOT_FOUND', 'There is no such tobacco');
        }
        await checkRoom(listId, 1);
        const id = await wishlist.insert(listId, thing, clock());
        count('added', 1);
        return { item: await found(userId, id), created: true };
      }),

    patch: (userId: string, id: string, patch: PatchItem): Promise<WishlistItem> =>
      atomically(async () => {
        const now = clock();
        const { customName, ...rest } = withDays(patch, now);
        const changes =
          customName === undefined ? rest : { ...rest, customName: await freeName(userId, id, customName) };
        const isChanged = await wishlist.patch(userId, id, changes, now);
        const item = await found(userId, id);
        if (!isChanged) {
          throw new AppError('CONFLICT', 'This item has been changed meanwhile', {
            details: { version: item.version },
          });
        }
        return item;
      }),

    remove: async (userId: string, id: string): Promise<RemovedItem> => {
      const now = clock();
      if (!(await removals.remove(userId, id, now))) throw notFound();
      count('removed', 1);
      return { id, restorableUntil: restorableUntil(now).toISOString() };
    },

    removed: async (userId: string, { cursor, limit = 20 }: RemovedQuery): Promise<RemovedPage> => {
      const list = ['removed', userId];
      const since = new Date(clock().getTime() - RESTORABLE_MS);
      const rows = await removals.page(userId, {
        since,
        after: cursors.read(cursor, list),
        limit: limit + 1,
      });
      return pageOf(rows, {
        limit,
        list,
        cursors,
        item: ({ item, removedAt }) => ({
          item,
          removedAt: removedAt.toISOString(),
          restorableUntil: restorableUntil(removedAt).toISOString(),
        }),
      });
    },

    /** What was added anew meanwhile stays the one there is. */
    restoreItem: (userId: string, id: string): Promise<WishlistItem> =>
      atomically(async () => {
        const listId = await lockOf(userId);
        const removed = await removals.findRemovable(listId, id);
        if (!removed) throw notFound();
        if (removed.deletedAt === null) return found(userId, id);
        checkNotTooLate(removed.deletedAt);
        if (removed.sameId !== null) return found(userId, removed.sameId);
        await checkRoom(listId, 1);
        await removals.restore(id, clock());
        count('restored', 1);
        return found(userId, id);
      }),

    clear: (userId: string): Promise<ClearedWishlist> =>
      atomically(async () => {
        const now = clock();
        const undoToken = randomUUID();
        const removed = await removals.removeAll(await lockOf(userId), undoToken, now);
        count('removed', removed);
        return removed === 0
          ? { removed, undoToken: null, restorableUntil: null }
          : { removed, undoToken, restorableUntil: restorableUntil(now).toISOString() };
      }),

    /** Doing it twice gives back nothing the second time. */
    restore: (userId: string, undoToken: string): Promise<RestoredWishlist> =>
      atomically(async () => {
        const listId = await lockOf(userId);
        const batch = await removals.findBatch(listId, undoToken);
        if (!batch) throw new AppError('ITEM_NOT_FOUND', 'Nothing was removed under this token');
        if (batch.removedAt === null) return { restored: 0 };
        checkNotTooLate(batch.removedAt);
        await checkRoom(listId, batch.missing);
        const restored = await removals.restoreBatch(listId, undoToken, clock());
        count('restored', restored);
        return { restored };
      }),
  };
};

const notFound = () => new AppError('ITEM_NOT_FOUND', 'There is no such item on this list');

/** Letters written in two ways, as «й» and «и» with a mark, are the same name. */
const tidy = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ');

const restorableUntil = (removedAt: Date): Date => new Date(removedAt.getTime() + RESTORABLE_MS);
