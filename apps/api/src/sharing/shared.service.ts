import { AppError } from '@hookah/shared/errors';
import type { ClaimedItem, Overlap, SharedList, SharedQuery } from '@hookah/shared/sharing';
import type { Atomically } from '#src/database.ts';
import type { ClaimNotices } from '#src/notifications/claim-notices.ts';
import type { Cursors } from '#src/paging/cursor.ts';
import { pageOf } from '#src/paging/keyset.ts';
import type { OpenShare, SharedRepository } from './shared.repository.ts';

export type SharedService = ReturnType<typeof createSharedService>;

const MOST_IN_COMMON = 100;

export const createSharedService = ({
  shared,
  notices,
  atomically,
  cursors,
  clock,
}: {
  shared: SharedRepository;
  notices: ClaimNotices;
  atomically: Atomically;
  cursors: Cursors;
  clock: () => Date;
}) => {
  /** Revoked, expired or never there: nobody learns which. */
  const open = async (token: string): Promise<OpenShare> => {
    const share = await shared.open(token, clock());
    if (!share) throw new AppError('SHARE_NOT_FOUND', 'This link does not work, or not any more');
    return share;
  };

  /** An item of the list behind the link, with the list kept from going away meanwhile. */
  const holdItem = async (token: string, itemId: string) => {
    await shared.hold((await open(token)).listId);
    // Asked again: it may have been revoked while we waited for its owner.
    const share = await open(token);
    const state = await shared.findState(share.listId, itemId);
    if (state === null) throw new AppError('ITEM_NOT_FOUND', 'There is no such item on this list');
    return { share, state };
  };

  return {
    list: async (
      token: string,
      { state, cursor, limit = 20 }: SharedQuery,
      userId: string | null,
    ): Promise<SharedList> => {
      const share = await open(token);
      const list = ['shared', share.id, state];
      const after = cursors.read(cursor, list);
      const rows = await shared.page(share.listId, { userId, state, after, limit: limit + 1, now: clock() });
      return {
        title: share.title,
        owner: { firstName: share.ownerName },
        mine: share.ownerId === userId,
        expiresAt: share.expiresAt?.toISOString() ?? null,
        ...pageOf(rows, { limit, list, cursors, item: ({ item }) => item }),
      };
    },

    overlap: async (token: string, userId: string): Promise<Overlap> =>
      shared.overlap((await open(token)).listId, userId, MOST_IN_COMMON),

    /** Claiming what one has claimed changes nothing. */
    claim: (token: string, itemId: string, userId: string): Promise<ClaimedItem> =>
      atomically(async () => {
        const { share, state } = await holdItem(token, itemId);
        if (share.ownerId === userId) throw new AppError('CONFLICT', 'Nobody brings themselves a present');
        if (state !== 'wanted') throw new AppError('CONFLICT', 'This is not wanted any more');
        const now = clock();
        if (!(await shared.claim({ shareId: share.id, itemId, userId, now }))) {
          throw new AppError('ITEM_CLAIMED', 'Somebody else brings this');
        }
        await notices.claimed({ itemId, ownerId: share.ownerId, friendId: userId }, now);
        return { id: itemId, claim: await shared.findClaim(itemId, userId, now) };
      }),

    /** Takes back one's own claim; another's stays. */
    unclaim: (token: string, itemId: string, userId: string): Promise<ClaimedItem> =>
      atomically(async () => {
        await holdItem(token, itemId);
        const now = clock();
        await shared.unclaim(itemId, userId);
        await notices.unclaimed({ itemId, friendId: userId }, now);
        return { id: itemId, claim: await shared.findClaim(itemId, userId, now) };
      }),
  };
};
