import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';

/** Headers of an API: nothing here is a page, nothing is to be kept, and only the named origins may read it. */
export const security = fp<{ origins: readonly string[] }>(
  async (app, { origins }) => {
    await app.register(helmet, {
      global: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
      },
      crossOriginResourcePolicy: { policy: 'cross-origin' },
    });
    // The same for every answer, and to have them made anew is a tenth of what a cached answer takes.
    let headers: ReturnType<typeof helmetHeaders> | null = null;
    app.addHook('onRequest', (_request, reply, done) => {
      headers ??= { ...helmetHeaders(reply), 'cache-control': 'no-store' };
      reply.headers(headers);
      done();
    });
    await app.register(cors, {
      origin: [...origins],
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
      exposedHeaders: ['x-request-id', 'retry-after', 'idempotency-replayed'],
      maxAge: 600,
      strictPreflight: false,
    });
  },
  { name: 'security' },
);

const helmetHeaders = (reply: FastifyReply) => {
  reply.helmet();
  return reply.raw.getHeaders();
};
