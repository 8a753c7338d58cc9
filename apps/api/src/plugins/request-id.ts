import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { withRequestId } from '@hookah/logger';
import fp from 'fastify-plugin';

/** The caller's own id when it is a sane one, so that one id runs from the bot to our log. */
export const requestIdOf = (request: Pick<IncomingMessage, 'headers'>): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
};

export const requestId = fp(
  async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id);
      withRequestId(request.id, done);
    });
    // Once more: what follows a body goes on from the connection that brought it, which knows nothing of requests.
    app.addHook('preValidation', (request, _reply, done) => withRequestId(request.id, done));
  },
  { name: 'request-id' },
);
