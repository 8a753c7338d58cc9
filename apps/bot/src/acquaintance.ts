import type { ApiClient } from '@hookah/shared/api-client';
import { type Language, languageOf } from '@hookah/shared/closed-sets';
import type { User } from '@hookah/shared/users';
import type { User as Sender } from 'telegraf/types';

export type Acquaintance = ReturnType<typeof createAcquaintance>;

const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 10_000;

const profileOf = (sender: Sender, reachable: boolean) => ({
  firstName: sender.first_name.slice(0, 256),
  lastName: sender.last_name?.slice(0, 256) ?? null,
  username: sender.username ?? null,
  ...(sender.language_code === undefined ? {} : { languageCode: sender.language_code.slice(0, 35) }),
  reachable,
});

/** Who writes: told to the API when something about them is new, remembered for a while otherwise. */
export const createAcquaintance = ({ api, clock = Date.now }: { api: ApiClient; clock?: () => number }) => {
  const known = new Map<number, { user: User; profile: string; until: number }>();

  const remember = (sender: Sender, user: User, profile: string): void => {
    const oldest = known.keys().next();
    if (known.size >= MAX_REMEMBERED && !oldest.done) known.delete(oldest.value);
    known.set(sender.id, { user, profile, until: clock() + REMEMBERED_MS });
  };

  return {
    /** Whoever writes or presses can be written to again. */
    async meet(sender: Sender): Promise<User> {
      const profile = profileOf(sender, true);
      const words = JSON.stringify(profile);
      const remembered = known.get(sender.id);
      if (remembered && remembered.profile === words && remembered.until > clock()) return remembered.user;
      const user = await api.bot.putUser(sender.id, profile);
      remember(sender, user, words);
      return user;
    },

    /** What is remembered of them is not true any more. */
    forget: (sender: Sender): void => void known.delete(sender.id),

    async setReachable(sender: Sender, reachable: boolean): Promise<void> {
      known.delete(sender.id);
      await api.bot.putUser(sender.id, profileOf(sender, reachable));
    },

    /** Without asking the API, which may be what is broken. */
    languageOf: (sender: Sender): Language =>
      known.get(sender.id)?.user.language ?? languageOf(sender.language_code),
  };
};
