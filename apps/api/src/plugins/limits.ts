import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import { AppError } from '@hookah/shared/errors';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ApiConfig } from '#src/config.ts';
import { hasBotKey } from './bot-key.ts';
import type { SharedCounts } from './shared-counts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Seconds to wait, when this address has asked too often. */
    tooEarlyBySeconds: number | null;
  }
  interface FastifyInstance {
    /** Counts a request of a known person. @throws AppError RATE_LIMITED */
    limitUser: (request: FastifyRequest) => Promise<void>;
  }
}

const MINUTE = 60_000;
/** Keys remembered at once; with fewer, a crowd of other addresses would make us forget one's count. */
const REMEMBERED = 100_000;

const refused = (retryAfterSeconds: number) =>
  new AppError('RATE_LIMITED', `Too many requests: try again in ${retryAfterSeconds} s`, {
    details: { retryAfterSeconds },
  });

/**
 * Every request counts, also one that is answered 401, 404 or 405. Counted before CORS, refused after it, so that a
 * browser may read the refusal; a preflight is refused at once, as CORS would answer it.
 * Register it in two steps around CORS: `countAddresses`, then `refuseAddresses`.
 */
export const countAddresses = fp<
  Pick<ApiConfig, 'limits' | 'botApiKey' | 'previousSecrets'> & { sharedCounts: SharedCounts | null }
>(
  async (app, { limits, sharedCounts, ...keys }) => {
    await app.register(rateLimit, { global: false, timeWindow: MINUTE });
    const isBot = hasBotKey(keys);
    /** @returns seconds to wait; null: none */
    const limiter = (name: string, options: RateLimitOptions) => {
      // Each has a store of its own, which takes its size from here and not from the plugin's options.
      const remembering: RateLimitOptions = { ...options, cache: REMEMBERED };
      const countHere = app.createRateLimit(remembering);
      return async (request: FastifyRequest): Promise<number | null> => {
        // Counted here in any case, so that a Redis that goes away leaves a count behind and not an open door.
        const here = await countHere(request);
        if (here.isAllowed) return null;
        const together = await sharedCounts?.count(`hookah:limit:${name}:${here.key}`, here.timeWindow);
        if (!together) return here.isExceeded ? here.ttlInSeconds : null;
        return together.current > here.max ? Math.ceil(together.ttlMs / 1000) : null;
      };
    };
    const byAddress = limiter('address', { max: limits.perAddress });
    const byBot = limiter('bot', { max: limits.bot, keyGenerator: () => 'bot' });
    const byUser = limiter('user', { max: limits.perUser, keyGenerator: (request) => request.caller ?? '' });

    app.decorateRequest('tooEarlyBySeconds', null);
    app.addHook('onRequest', async (request) => {
      // A sender that has hung up has no address any more to count by, and nobody reads an answer.
      if (request.raw.socket.remoteAddress === undefined)
        throw new AppError('REQUEST_TIMEOUT', 'The connection is gone');
      const wait = await (isBot(request) ? byBot(request) : byAddress(request));
      if (wait !== null && request.method === 'OPTIONS') throw refused(wait);
      request.tooEarlyBySeconds = wait;
    });

    app.decorate('limitUser', async (request: FastifyRequest) => {
      const wait = await byUser(request);
      if (wait !== null) throw refused(wait);
    });
  },
  { name: 'count-addresses' },
);

export const refuseAddresses = fp(
  async (app) => {
    app.addHook('onRequest', async ({ tooEarlyBySeconds }) => {
      if (tooEarlyBySeconds !== null) throw refused(tooEarlyBySeconds);
    });
  },
  { name: 'refuse-addresses', dependencies: ['count-addresses'] },
);
