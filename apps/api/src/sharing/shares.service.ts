import { randomBytes } from 'node:crypto';
import { AppError } from '@hookah/shared/errors';
import type { CreateShare, Share, ShareList } from '@hookah/shared/sharing';
import type { Atomically } from '#src/database.ts';
import { createRoom } from '#src/wishlist/room.ts';
import type { WishlistRepository } from '#src/wishlist/wishlist.repository.ts';
import type { SharesRepository } from './shares.repository.ts';

export type SharesService = ReturnType<typeof createSharesService>;

const MOST_SHARES = 20;
const DAY = 86_400_000;

/** 144 bits: nobody guesses one. With "list_" before it, it fits Telegram's 64 characters of a start parameter. */
const newToken = (): string => randomBytes(18).toString('base64url');

export const createSharesService = ({
  shares,
  wishlist,
  atomically,
  clock,
}: {
  shares: SharesRepository;
  wishlist: WishlistRepository;
  atomically: Atomically;
  clock: () => Date;
}) => {
  const { lockOf } = createRoom(wishlist);
  return {
    list: async (userId: string): Promise<ShareList> => ({ items: await shares.list(userId, clock()) }),

    create: (userId: string, { title = null, expiresInDays }: CreateShare): Promise<Share> =>
      atomically(async () => {
        const now = clock();
        const listId = await lockOf(userId);
        if ((await shares.count(listId, now)) >= MOST_SHARES) {
          throw new AppError('LIMIT_REACHED', `A list has ${MOST_SHARES} working links at most`, {
            details: { most: MOST_SHARES },
          });
        }
        return shares.insert(listId, {
          token: newToken(),
          title: title?.trim() ?? null,
          now,
          expiresAt: expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * DAY),
        });
      }),

    /** The list is locked, so that nobody claims by the link while it goes. */
    revoke: (userId: string, id: string): Promise<void> =>
      atomically(async () => {
        if (await shares.remove(await lockOf(userId), id)) return;
        throw new AppError('SHARE_NOT_FOUND', 'There is no such link of this list');
      }),
  };
};
