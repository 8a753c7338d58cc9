import { createPersonalClient, type PersonalClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { Session } from '@hookah/shared/auth';
import type { User } from '@hookah/shared/users';

export type ApiOptions = {
  /** Origin and prefix of the API. */
  baseUrl: string;
  /** The raw string as Telegram handed it over. */
  initData: string;
  fetch?: typeof fetch;
};

export type PersonalApi = PersonalClient & {
  /** Who this is, as the API knew them at the login: to ask for it would be one journey more. */
  whoAmI: () => Promise<User>;
};

/**
 * The API for the person in the init data. Logs in at the first call, renews silently, and keeps its tokens in memory:
 * a Mini App that is opened anew has fresh init data, so nothing is worth storing.
 */
export const createApi = ({ baseUrl, initData, ...http }: ApiOptions): PersonalApi => {
  const { auth } = createPersonalClient({ baseUrl, ...http });
  let session: Promise<Session> | null = null;

  /**
   * Whoever needs a session while one is being made waits for that one. A failed attempt is forgotten, unless the init data
   * were refused: they would be again. What was there before stays: its refresh token outlives the init data.
   */
  const obtain = (make: () => Promise<Session>): Promise<Session> => {
    const before = session;
    const made = make();
    session = made;
    made.catch((error: unknown) => {
      if (session === made && !isSessionOver(error)) session = before;
    });
    return made;
  };

  const logIn = () => auth.validate({ initData });
  const loggedIn = () => session ?? obtain(logIn);

  const refreshOrLogIn = async (refreshToken: string): Promise<Session> => {
    try {
      return await auth.refresh({ refreshToken });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return logIn();
      throw error;
    }
  };

  let renewal: Promise<boolean> | null = null;

  const renewNow = async (): Promise<boolean> => {
    const current = await session?.catch(() => null);
    // The login itself was refused: the same init data would be refused again.
    if (!current) return false;
    try {
      await obtain(() => refreshOrLogIn(current.refreshToken));
      return true;
    } catch (error) {
      // A renewal that did not get through is no end of the session, though the call it was for was refused.
      if (!isSessionOver(error)) throw error;
      return false;
    }
  };

  const client = createPersonalClient({
    baseUrl,
    ...http,
    headers: async () => {
      const { accessToken } = await loggedIn();
      return { authorization: `Bearer ${accessToken}` };
    },
    renew: () => {
      renewal ??= renewNow().finally(() => {
        renewal = null;
      });
      return renewal;
    },
  });
  return { ...client, whoAmI: async () => (await loggedIn()).user };
};

/** Credentials are refused for good: only opening the Mini App anew brings fresh ones. */
export const isSessionOver = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** The API was not reached, as opposed to having refused. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'UNREACHABLE' || error.code === 'TIMEOUT');
