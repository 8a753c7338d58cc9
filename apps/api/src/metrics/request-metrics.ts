import fp from 'fastify-plugin';
import type { Metrics } from './metrics.ts';

/** Each request by the pattern of its route: addresses would make a series of each person's item. */
export const requestMetrics = fp<Pick<Metrics, 'onAnswer'>>(
  async (app, { onAnswer }) => {
    app.addHook('onResponse', (request, reply, done) => {
      onAnswer({
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        seconds: reply.elapsedTime / 1000,
      });
      done();
    });
  },
  { name: 'request-metrics' },
);
