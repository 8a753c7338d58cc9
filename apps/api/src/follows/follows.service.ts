import { AppError } from '@hookah/shared/errors';
import type { Follows } from '@hookah/shared/follows';
import type { Atomically } from '#src/database.ts';
import type { Followed, FollowsRepository } from './follows.repository.ts';

export type FollowsService = ReturnType<typeof createFollowsService>;

const MOST_FOLLOWS = 500;

const missing = (what: Followed): AppError => {
  switch (what) {
    case 'brand':
      return new AppError('BRAND_NOT_FOUND', 'There is no such brand');
    case 'line':
      return new AppError('LINE_NOT_FOUND', 'There is no such line');
  }
};

export const createFollowsService = ({
  follows,
  atomically,
  clock,
}: {
  follows: FollowsRepository;
  atomically: Atomically;
  clock: () => Date;
}) => ({
  list: (userId: string): Promise<Follows> => follows.list(userId),

  /** Following what one follows changes nothing. */
  follow: (what: Followed, userId: string, id: number): Promise<void> =>
    atomically(async () => {
      if (!(await follows.lockUser(userId))) {
        throw new AppError('SESSION_REVOKED', 'This account has just been deleted');
      }
      if (!(await follows.exists(what, id))) throw missing(what);
      if ((await follows.countOthers(what, userId, id)) >= MOST_FOLLOWS) {
        throw new AppError('LIMIT_REACHED', `At most ${MOST_FOLLOWS} of a kind can be followed`, {
          details: { most: MOST_FOLLOWS },
        });
      }
      await follows.add(what, userId, id, clock());
    }),

  unfollow: async (what: Followed, userId: string, id: number): Promise<void> => {
    await follows.remove(what, userId, id);
  },
});
