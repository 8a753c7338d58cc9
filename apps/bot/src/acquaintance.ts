import type { ApiClient } from '@hookah/shared/api-client';
import { type Language, languageOf } from '@hookah/shared/closed-sets';
import type { User } from '@hookah/shared/users';
import type { User as Sender } from 'telegraf/types';

export type Acquaintance = ReturnType<typeof createAcquaintance>;

const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 10_000;

const profileOf = (sender: Sender) => ({
  firstName: sender.first_name.slice(0, 256),
  lastName: sender.last_name?.slice(0, 256) ?? null,
  username: sender.username ?? null,
  ...(sender.language_code === undefined ? {} : { languageCode: sender.language_code.slice(0, 35) }),
});

/** Who writes: told to the API when something about them is new, remembered for a while otherwise. */
export const createAcquaintance = ({ api, clock = Date.now }: { api: ApiClient; clock?: () => number }) => {
  const known = new Map<number, { user: User; profile: string; isReachable: boolean; until: number }>();

  const remember = (sender: Sender, user: User, profile: string, isReachable: boolean): void => {
    const oldest = known.keys().next();
    if (known.size >= MAX_REMEMBERED && !oldest.done) known.delete(oldest.value);
    known.set(sender.id, { user, profile, isReachable, until: clock() + REMEMBERED_MS });
  };

  const introduce = async (sender: Sender, isReachable: boolean): Promise<User> => {
    const profile = profileOf(sender);
    const words = JSON.stringify(profile);
    const remembered = known.get(sender.id);
    const isCurrent = remembered?.profile === words && remembered.until > clock();
    if (isCurrent && (remembered.isReachable || !isReachable)) return remembered.user;
    const user = await api.bot.putUser(sender.id, {
      ...profile,
      ...(isReachable ? { reachable: true } : {}),
    });
    remember(sender, user, words, isReachable);
    return user;
  };

  return {
    /** Whoever writes or presses can be written to again. */
    meet: (sender: Sender): Promise<User> => introduce(sender, true),

    /** Whoever asks for us in another chat may never have opened ours. */
    overhear: (sender: Sender): Promise<User> => introduce(sender, false),

    /** What is remembered of them is not true any more. */
    forget: (sender: Sender): void => void known.delete(sender.id),

    async setReachable(sender: Sender, reachable: boolean): Promise<void> {
      known.delete(sender.id);
      await api.bot.putUser(sender.id, { ...profileOf(sender), reachable });
    },

    /** Without asking the API, which may be what is broken. */
    languageOf: (sender: Sender): Language =>
      known.get(sender.id)?.user.language ?? languageOf(sender.language_code),
  };
};
