import { AppError } from '@hookah/shared/errors';
import type { PatchUser, TelegramProfile, User } from '@hookah/shared/users';
import { LRUCache } from 'lru-cache';
import type { Atomically } from '#src/database.ts';
import type { UsersRepository } from './users.repository.ts';

export type UsersService = ReturnType<typeof createUsersService>;

const RECENT_MS = 1_000;
const MOST_RECENT = 5_000;

export const sessionRevoked = () => new AppError('SESSION_REVOKED', 'This sign-in has ended: sign in again');

export const createUsersService = ({
  users,
  atomically,
  clock,
}: {
  users: UsersRepository;
  atomically: Atomically;
  clock: () => Date;
}) => {
  const recent = new LRUCache<string, User>({ max: MOST_RECENT, ttl: RECENT_MS });

  /** The person of an access token, as long as they and their sign-in are still there. */
  const ofSession = async ({ sub, sid }: { sub: string; sid: string }): Promise<User> => {
    const user = await users.findBySession(sub, sid);
    if (!user) throw sessionRevoked();
    return user;
  };

  return {
    ofSession,

    /** The same, up to a second ago: for what is everybody's, so that reading it does not ask who reads each time. */
    ofRecentSession: async (session: { sub: string; sid: string }): Promise<User> => {
      const key = `${session.sub} ${session.sid}`;
      const known = recent.get(key);
      if (known !== undefined) return known;
      const user = await ofSession(session);
      recent.set(key, user);
      return user;
    },

    /** The person the bot speaks for; one it never introduced is remembered from now on. */
    ofTelegramId: async (telegramId: number): Promise<User> =>
      (await users.findByTelegramId(telegramId)) ?? users.save(telegramId, {}, clock()),

    save: (telegramId: number, profile: TelegramProfile): Promise<User> =>
      users.save(telegramId, profile, clock()),

    patch: async (user: User, { language }: PatchUser): Promise<User> => {
      const changed = await users.chooseLanguage(user.id, language);
      if (!changed) throw new AppError('SESSION_REVOKED', 'This account has just been deleted');
      return changed;
    },

    remove: async (user: User): Promise<void> => {
      await atomically(() => users.remove(user));
      recent.clear();
    },
  };
};
