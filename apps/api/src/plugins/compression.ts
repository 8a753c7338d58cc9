import { gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False where a secret is in the answer: its length after compression would tell of it (https://www.breachattack.com). */
    compress?: boolean;
  }
}

/** What goes into one packet arrives no sooner for being smaller. */
const WORTHWHILE = 1_400;
/** Up to here a thread of its own costs more than the work: a page of 100 entries, 50 kB, takes a tenth of a millisecond. */
const AT_ONCE = 128 * 1_024;
/** Half the time of the usual level, for a tenth more bytes. */
const LEVEL = 1;

const GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i;

const isWanted = ({ method, headers, routeOptions }: FastifyRequest, reply: FastifyReply): boolean => {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined || !GZIP.test(accepted) || method === 'HEAD') return false;
  // The bot is beside us: what it would save is less than what it would cost both.
  if (headers['x-api-key'] !== undefined) return false;
  return routeOptions.config.compress !== false && !reply.hasHeader('content-encoding');
};

/** Answers to browsers are sent as gzip where that is worth it: a list of a hundred entries is an eighth of its size then. */
export const compression = fp(
  async (app) => {
    app.addHook('onSend', (request, reply, payload, done) => {
      if (typeof payload !== 'string' || payload.length < WORTHWHILE || !isWanted(request, reply)) {
        done(null, payload);
        return;
      }
      const varies = reply.getHeader('vary');
      reply.header('vary', varies === undefined ? 'accept-encoding' : `${varies}, accept-encoding`);
      reply.header('content-encoding', 'gzip');
      reply.removeHeader('content-length');
      if (payload.length <= AT_ONCE) done(null, gzipSync(payload, { level: LEVEL }));
      else gzip(payload, { level: LEVEL }, done);
    });
  },
  { name: 'compression' },
);
