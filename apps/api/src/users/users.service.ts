import { AppError } from '@hookah/shared/errors';
import type { PatchUser, TelegramProfile, User } from '@hookah/shared/users';
import type { Atomically } from '#src/database.ts';
import type { UsersRepository } from './users.repository.ts';

export type UsersService = ReturnType<typeof createUsersService>;

export const createUsersService = ({
  users,
  atomically,
  clock,
}: {
  users: UsersRepository;
  atomically: Atomically;
  clock: () => Date;
}) => ({
  /** The person of an access token, as long as they and their sign-in are still there. */
  ofSession: async ({ sub, sid }: { sub: string; sid: string }): Promise<User> => {
    const user = await users.findBySession(sub, sid);
    if (!user) throw new AppError('SESSION_REVOKED', 'This sign-in has ended: sign in again');
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

  remove: (user: User): Promise<void> => atomically(() => users.remove(user)),
});
