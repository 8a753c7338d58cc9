import { createHash, timingSafeEqual } from 'node:crypto';
import { ApiError } from '@hookah/shared/api-error';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Update } from 'telegraf/types';
import { type Log, told } from '#src/log.ts';
import type { Inbox } from './inbox.ts';

export const WEBHOOK_PATH = '/telegram/webhook';

const MAX_UPDATE_BYTES = 1024 * 1024;

/** What we rely on before an update is stored; the rest is Telegram's word. */
const UPDATE_SCHEMA = {
  type: 'object',
  required: ['update_id'],
  properties: { update_id: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } },
};

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes the same time whatever is wrong with the given one, its length included. */
const isDigestOf = (known: Buffer, given: unknown): boolean =>
  timingSafeEqual(digest(typeof given === 'string' ? given : ''), known);

/** The door for updates: who knocks, is it an update, is it stored. Acknowledged means stored, and nothing more. */
export const buildWebhook = (deps: { inbox: Inbox; secret: string; log: Log }): FastifyInstance => {
  const { inbox, secret, log } = deps;
  const known = digest(secret);
  const app = Fastify({
    bodyLimit: MAX_UPDATE_BYTES,
    forceCloseConnections: 'idle',
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    // Only Telegram gets past the secret, and it delivers again what was refused: that has to be seen.
    if (status >= 500) log.error({ error: told(error) }, 'The webhook failed');
    else log.warn({ error: told(error), status }, 'The webhook refused what it was sent');
    return reply.code(status).send();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());

  app.get('/health/live', async () => ({ status: 'live' }));

  app.post<{ Body: Update }>(
    WEBHOOK_PATH,
    {
      schema: { body: UPDATE_SCHEMA },
      onRequest: async (request, reply) => {
        if (isDigestOf(known, request.headers['x-telegram-bot-api-secret-token'])) return;
        return reply.code(401).send();
      },
    },
    async (request, reply) => {
      try {
        await inbox.store(request.body);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // Telegram delivers it again.
        return reply.code(503).send();
      }
      return reply.code(200).send();
    },
  );
  return app;
};
