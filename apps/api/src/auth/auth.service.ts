import { randomUUID } from 'node:crypto';
import type { Session } from '@hookah/shared/auth';
import { AppError } from '@hookah/shared/errors';
import type { User } from '@hookah/shared/users';
import type { ApiConfig } from '#src/config.ts';
import type { Atomically } from '#src/database.ts';
import type { UsersRepository } from '#src/users/users.repository.ts';
import { ACCESS_TOKEN_SECONDS, type AccessClaims } from './access-token.ts';
import { checkInitData } from './init-data.ts';
import { createSuccession, hashOf, newRefreshToken } from './refresh-token.ts';
import type { RefreshSession, SessionsRepository } from './sessions.repository.ts';

export type AuthService = ReturnType<typeof createAuthService>;

const REFRESH_DAYS = 30;
/** How long after a rotation the old token still gives its successor again: the answer may have been lost. */
const GRACE_SECONDS = 30;
/** Each opening of the Mini App is one. Whoever is signed out by a hundred later ones signs in by init data again. */
const MOST_SIGN_INS = 100;

export const createAuthService = ({
  sessions,
  users,
  atomically,
  signAccess,
  clock,
  config,
}: {
  sessions: SessionsRepository;
  users: UsersRepository;
  atomically: Atomically;
  signAccess: (claims: AccessClaims) => string;
  clock: () => Date;
  config: Pick<ApiConfig, 'telegramBotToken' | 'jwtSecret' | 'initDataMaxAgeSeconds' | 'initDataPublicKey'>;
}) => {
  const successorOf = createSuccession(config.jwtSecret);

  const sessionOf = (user: User, familyId: string, refreshToken: string, expiresAt: Date): Session => ({
    accessToken: signAccess({ sub: user.id, sid: familyId }),
    accessTokenExpiresAt: new Date(clock().getTime() + ACCESS_TOKEN_SECONDS * 1000).toISOString(),
    refreshToken,
    refreshTokenExpiresAt: expiresAt.toISOString(),
    user,
  });

  const store = async (userId: string, familyId: string, token: string) => {
    const now = clock();
    const expiresAt = new Date(now.getTime() + REFRESH_DAYS * 86_400_000);
    const id = await sessions.create({ userId, familyId, tokenHash: hashOf(token), now, expiresAt });
    return { id, expiresAt };
  };

  /** The successor of a token that is used for the first time, or again by somebody who missed the answer. */
  const succeed = async (old: RefreshSession, token: string) => {
    if (old.replacedBy === null) {
      const successor = await store(old.userId, old.familyId, token);
      await sessions.replace(old.id, successor.id, clock());
      return successor;
    }
    const successor = await sessions.find(old.replacedBy);
    const rotatedAgo = clock().getTime() - (old.rotatedAt?.getTime() ?? 0);
    const isLostAnswer =
      rotatedAgo <= GRACE_SECONDS * 1000 && successor !== null && successor.rotatedAt === null;
    return isLostAnswer ? successor : null;
  };

  return {
    signIn: async (initData: string): Promise<Session> => {
      const person = checkInitData(initData, {
        botToken: config.telegramBotToken,
        publicKey: config.initDataPublicKey,
        maxAgeSeconds: config.initDataMaxAgeSeconds,
        now: clock(),
      });
      return atomically(async () => {
        const user = await users.save(person.id, profileOf(person), clock());
        const familyId = randomUUID();
        const refreshToken = newRefreshToken();
        const { expiresAt } = await store(user.id, familyId, refreshToken);
        await sessions.keepLatest(user.id, MOST_SIGN_INS);
        return sessionOf(user, familyId, refreshToken, expiresAt);
      });
    },

    /**
     * Each token is good for one use. Used again within the grace, before its successor was, it gives the same
     * successor; used again later, somebody else has a copy, and the whole sign-in ends.
     */
    refresh: async (token: string): Promise<Session> => {
      // A revocation must outlive the refusal, so the refusal is thrown outside the transaction.
      const session = await atomically(async () => {
        const old = await sessions.lockByToken(hashOf(token));
        if (!old || old.revokedAt !== null || old.expiresAt <= clock()) return null;
        const next = successorOf(token);
        const successor = await succeed(old, next);
        if (!successor) {
          await sessions.revokeFamily(old.familyId, clock());
          return null;
        }
        const user = await users.findBySession(old.userId, old.familyId);
        return user && sessionOf(user, old.familyId, next, successor.expiresAt);
      });
      if (!session)
        throw new AppError('SESSION_REVOKED', 'This refresh token is not valid any more: sign in again');
      return session;
    },

    /** Ends the sign-in, its access tokens too. A token nobody knows is signed out already. */
    signOut: (token: string): Promise<void> =>
      atomically(async () => {
        const session = await sessions.lockByToken(hashOf(token));
        if (session) await sessions.revokeFamily(session.familyId, clock());
      }),

    /** Ends every sign-in of this person, on every device, with its access tokens. */
    signOutEverywhere: async (userId: string): Promise<void> => {
      await sessions.revokeAll(userId, clock());
    },
  };
};

const profileOf = (person: ReturnType<typeof checkInitData>) => ({
  ...(person.first_name === undefined ? {} : { firstName: person.first_name }),
  lastName: person.last_name ?? null,
  username: person.username ?? null,
  languageCode: person.language_code ?? null,
  // Its absence doesn't mean "no": the person may have opened the chat themselves.
  ...(person.allows_write_to_pm ? { reachable: true } : {}),
});
