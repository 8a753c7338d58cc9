import fp from 'fastify-plugin';
import type { Log } from '#src/log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether there was nothing to do, by the route's `isIdle`. */
    saidNothing: boolean;
  }
}

/** One line a request. It names the route's pattern, not the address, which may hold what is nobody's business. */
export const accessLog = fp<{ log: Log }>(
  async (app, { log }) => {
    app.decorateRequest('saidNothing', false);
    app.addHook('preSerialization', (request, _reply, answer, done) => {
      request.saidNothing = request.routeOptions.config.isIdle?.(answer) ?? false;
      done(null, answer);
    });
    app.addHook('onResponse', (request, reply, done) => {
      const level = request.saidNothing ? 'debug' : 'info';
      log[level](
        {
          requestId: request.id,
          method: request.method,
          route: request.routeOptions.url ?? null,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
        },
        'request',
      );
      done();
    });
  },
  { name: 'access-log' },
);
