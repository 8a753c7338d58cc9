import { randomUUID } from 'node:crypto';
import jwt from '@fastify/jwt';
import { AppError } from '@hookah/shared/errors';
import { Uuid } from '@hookah/shared/schema';
import type { User } from '@hookah/shared/users';
import fp from 'fastify-plugin';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** `sid` is the sign-in the token came from: when that is revoked, the token ends with it. */
export type AccessClaims = Static<typeof AccessClaims>;
const AccessClaims = Type.Object({ sub: Uuid, sid: Uuid });
const claimsSchema = Compile(AccessClaims);

export const ACCESS_TOKEN_SECONDS = 3600;
const ISSUER = 'hookah-wishlist-api';
const AUDIENCE = 'hookah-wishlist-miniapp';

declare module '@fastify/jwt' {
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

/** HS256 alone, an hour, ours and for us; the library's own defaults demand none of it. */
export const accessTokens = fp<{ secret: string }>(
  async (app, { secret }) => {
    await app.register(jwt, {
      secret,
      sign: { algorithm: 'HS256', iss: ISSUER, aud: AUDIENCE, expiresIn: `${ACCESS_TOKEN_SECONDS}s` },
      verify: {
        algorithms: ['HS256'],
        allowedIss: ISSUER,
        allowedAud: AUDIENCE,
        requiredClaims: ['iss', 'aud', 'exp', 'jti', 'sub', 'sid'],
      },
    });
    app.decorate('accessTokens', {
      sign: (claims) => app.jwt.sign({ ...claims, jti: randomUUID() }),
      verify: (token) => {
        let claims: unknown;
        try {
          claims = app.jwt.verify(token);
        } catch (error) {
          if (Reflect.get(Object(error), 'code') === 'FAST_JWT_EXPIRED') {
            throw new AppError('TOKEN_EXPIRED', 'This access token has expired: refresh it', {
              cause: error,
            });
          }
          throw unauthenticated(error);
        }
        if (!claimsSchema.Check(claims)) throw unauthenticated();
        return { sub: claims.sub, sid: claims.sid };
      },
    });
  },
  { name: 'access-tokens' },
);
