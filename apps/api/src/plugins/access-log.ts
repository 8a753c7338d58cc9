import fp from 'fastify-plugin';
import type { Log } from '#src/log.ts';

/** One line a request. It names the route's pattern, not the address, which may hold what is nobody's business. */
export const accessLog = fp<{ log: Log }>(
  async (app, { log }) => {
    app.addHook('onResponse', (request, reply, done) => {
      log.info(
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
