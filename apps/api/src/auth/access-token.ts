import { randomUUID } from 'node:crypto';
import jwt from '@fastify/jwt';
import { AppError } from '@hookah/shared/errors';
import { Uuid } from '@hookah/shared/schema';
import type { User } from '@hookah/shared/users';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** `sid` is the sign-in the token came from: when that is revoked, the token ends with it. */
export type AccessClaims = Static<typeof AccessClaims>;
const AccessClaims = Type.Object({ sub: Uuid, sid: Uuid });
const claimsSchema = Compile(Type.Object({ ...AccessClaims.properties, exp: Type.Number() }));

export const ACCESS_TOKEN_SECONDS = 3600;
const ISSUER = 'hookah-wishlist-api';
/** Tokens that were verified and need not be again until they expire. */
const MOST_KNOWN = 5_000;
const AUDIENCE = 'hookah-wishlist-miniapp';

declare module '@fastify/jwt' {
  interface JWT {
    previous?: JWT;
  }
  interface FastifyJWT {
    payload: AccessClaims & { jti: string };
    user: User;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    accessTokens: {
      sign: (claims: AccessClaims) => string;
      /** @throws AppError UNAUTHENTICATED | TOKEN_EXPIRED */
      verify: (token: string) => AccessClaims;
    };
  }
}

const unauthenticated = (cause?: unknown) =>
  new AppError('UNAUTHENTICATED', 'This access token is not one of ours', { cause });

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code');

/** HS256 alone, an hour, ours and for us; the library's own defaults demand none of it. */
export const accessTokens = fp<{ secret: string; previousSecret: string | null }>(
  async (app, { secret, previousSecret }) => {
    const options = {
      sign: {
        algorithm: 'HS256' as const,
        iss: ISSUER,
        aud: AUDIENCE,
        expiresIn: `${ACCESS_TOKEN_SECONDS}s`,
      },
      verify: {
        algorithms: ['HS256' as const],
        allowedIss: ISSUER,
        allowedAud: AUDIENCE,
        requiredClaims: ['iss', 'aud', 'exp', 'jti', 'sub', 'sid'],
      },
    };
    await app.register(jwt, { secret, ...options });
    // While the secret is being changed, what the one before has signed is believed for its last hour.
    if (previousSecret !== null) {
      await app.register(jwt, { secret: previousSecret, namespace: 'previous', ...options });
    }
    const verify = (token: string): unknown => {
      try {
        return app.jwt.verify(token);
      } catch (error) {
        if (app.jwt.previous === undefined || codeOf(error) !== 'FAST_JWT_INVALID_SIGNATURE') throw error;
        return app.jwt.previous.verify(token);
      }
    };
    const known = new LRUCache<string, AccessClaims & { exp: number }>({ max: MOST_KNOWN });
    app.decorate('accessTokens', {
      sign: (claims) => app.jwt.sign({ ...claims, jti: randomUUID() }),
      verify: (token) => {
        const before = known.get(token);
        if (before !== undefined && Date.now() < before.exp * 1000) return before;
        let claims: unknown;
        try {
          claims = verify(token);
        } catch (error) {
          if (codeOf(error) === 'FAST_JWT_EXPIRED') {
            throw new AppError('TOKEN_EXPIRED', 'This access token has expired: refresh it', {
              cause: error,
            });
          }
          throw unauthenticated(error);
        }
        if (!claimsSchema.Check(claims)) throw unauthenticated();
        known.set(token, claims);
        return claims;
      },
    });
  },
  { name: 'access-tokens' },
);
