import { AppError } from '@hookah/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Identity } from '#src/auth/identity.ts';
import { BOT } from '#src/bot/callers.ts';
import type { UsersService } from '#src/users/users.service.ts';
import type { IsBot } from './bot-key.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose writes these are, for what must be remembered of them; null before anybody is known. */
    caller: string | null;
    identity: Identity;
  }
  interface FastifyInstance {
    /** Afterwards `request.user` is there: by a Bearer token, or by the bot's key and the person it speaks for. */
    authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
    /** The same for the catalogue, which is everybody's: a sign-in that has ended reads it up to a second longer. */
    authenticateReader: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
    /**
     * Who asks, by the token's word: afterwards `request.identity` is there, and whether that sign-in still holds is
     * for the route's own query to see.
     */
    identify: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
    /** For what is open to all but says more to whoever is known: `request.caller` is null without credentials. */
    authenticateIfKnown: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
    /** For the bot alone; no person is involved. */
    authenticateBot: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  }
}

export const authentication = fp<{ users: UsersService; isBot: IsBot }>(
  async (app, { users, isBot }) => {
    app.decorateRequest('caller', null);

    const requireBot = (request: FastifyRequest) => {
      if (!isBot(request)) throw new AppError('UNAUTHENTICATED', 'X-API-Key is missing or wrong');
    };

    const authenticateBy = (ofSession: UsersService['ofSession']) => async (request: FastifyRequest) => {
      if (request.headers['x-api-key'] === undefined) {
        request.user = await ofSession(app.accessTokens.verify(bearerToken(request)));
      } else {
        requireBot(request);
        request.user = await users.ofTelegramId(telegramIdOf(request));
      }
      request.caller = request.user.id;
      await app.limitUser(request);
    };
    const authenticate = authenticateBy(users.ofSession);
    app.decorate('authenticate', authenticate);
    app.decorate('authenticateReader', authenticateBy(users.ofRecentSession));

    app.decorate('identify', async (request) => {
      if (request.headers['x-api-key'] !== undefined) {
        await authenticate(request);
        request.identity = { userId: request.user.id, sessionId: null };
        return;
      }
      const { sub, sid } = app.accessTokens.verify(bearerToken(request));
      request.identity = { userId: sub, sessionId: sid };
      request.caller = sub;
      await app.limitUser(request);
    });

    app.decorate('authenticateIfKnown', async (request) => {
      const { authorization, 'x-api-key': botKey } = request.headers;
      if (authorization !== undefined || botKey !== undefined) await authenticate(request);
    });

    app.decorate('authenticateBot', async (request) => {
      requireBot(request);
      request.caller = BOT;
    });
  },
  { name: 'authentication', dependencies: ['access-tokens', 'count-addresses'] },
);

const bearerToken = ({ headers }: FastifyRequest): string => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined)
    throw new AppError('UNAUTHENTICATED', 'An access token is needed: Authorization: Bearer …');
  return token;
};

const telegramIdOf = ({ headers }: FastifyRequest): number => {
  const given = headers['x-telegram-user-id'];
  const id = typeof given === 'string' && /^[1-9]\d{0,15}$/.test(given) ? Number(given) : Number.NaN;
  if (!(id <= 4_503_599_627_370_495)) {
    throw new AppError('UNAUTHENTICATED', 'X-Telegram-User-Id must name the person the bot speaks for');
  }
  return id;
};
