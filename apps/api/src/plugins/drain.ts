import { Server } from 'node:net';
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** Set while the process says goodbye. */
    isDraining: boolean;
    /** Closes so that nobody's request is cut off: connections are ended by their next answer, then the door shut. */
    drain: () => Promise<void>;
  }
}

/** Long enough for a busy connection's next request, and for a balancer that asks whether we are ready. */
const DRAIN_MS = 500;
/** For those who came last to send what they came for. */
const LAST_WORDS_MS = 250;

export const drain = fp(
  async (app) => {
    app.decorate('isDraining', false);
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (app.isDraining) reply.header('connection', 'close');
      done();
    });
    app.decorate('drain', async () => {
      app.isDraining = true;
      await wait(DRAIN_MS);
      // Right after the loop took in whoever was waiting: a connection left in the backlog would be reset.
      await immediate();
      // Not http's own close: it cuts connections whose first request is still on its way.
      Server.prototype.close.call(app.server);
      await wait(LAST_WORDS_MS);
      await app.close();
    });
  },
  { name: 'drain' },
);
