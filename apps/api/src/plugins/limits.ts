import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import { AppError } from '@hookah/shared/errors';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ApiConfig } from '#src/config.ts';
import { hasBotKey } from './bot-key.ts';

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
export const countAddresses = fp<Pick<ApiConfig, 'limits' | 'botApiKey' | 'previousSecrets'>>(
  async (app, { limits, ...keys }) => {
    await app.register(rateLimit, { global: false, timeWindow: MINUTE });
    const isBot = hasBotKey(keys);
    // Each has a store of its own, which takes its size from here and not from the plugin's options.
    const limiter = (options: RateLimitOptions) => {
      const remembering: RateLimitOptions = { ...options, cache: REMEMBERED };
      return app.createRateLimit(remembering);
    };
    const byAddress = limiter({ max: limits.perAddress });
    const byBot = limiter({ max: limits.bot, keyGenerator: () => 'bot' });
    const byUser = limiter({ max: limits.perUser, keyGenerator: (request) => request.user.id });

    app.decorateRequest('tooEarlyBySeconds', null);
    app.addHook('onRequest', async (request) => {
      const count = await (isBot(request) ? byBot(request) : byAddress(request));
      if (count.isAllowed || !count.isExceeded) return;
      if (request.method === 'OPTIONS') throw refused(count.ttlInSeconds);
      request.tooEarlyBySeconds = count.ttlInSeconds;
    });

    app.decorate('limitUser', async (request: FastifyRequest) => {
      const count = await byUser(request);
      if (!count.isAllowed && count.isExceeded) throw refused(count.ttlInSeconds);
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
