import { AppError } from '@hookah/shared/errors';
import type { WishlistRepository } from './wishlist.repository.ts';

export const MOST_ITEMS = 10_000;

/** What comes before anything is put on a list, within the transaction that does so. */
export const createRoom = (wishlist: Pick<WishlistRepository, 'lock' | 'count'>) => ({
  /** The person's list, locked. @throws AppError SESSION_REVOKED */
  lockOf: async (userId: string): Promise<string> => {
    const listId = await wishlist.lock(userId);
    if (listId === null) throw new AppError('SESSION_REVOKED', 'This account has just been deleted');
    return listId;
  },

  /** @throws AppError WISHLIST_FULL */
  checkRoom: async (listId: string, more: number): Promise<void> => {
    if ((await wishlist.count(listId)) + more > MOST_ITEMS) {
      throw new AppError('WISHLIST_FULL', `A list holds ${MOST_ITEMS} items at most`, {
        details: { most: MOST_ITEMS },
      });
    }
  },
});
