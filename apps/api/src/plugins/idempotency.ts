import { createHash } from 'node:crypto';
import { Prisma } from '@hookah/db/client';
import { AppError } from '@hookah/shared/errors';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Database } from '#src/database.ts';
import { sessionRevoked } from '#src/users/users.service.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False for a write that is its own repetition, such as deleting one's account. */
    idempotencyKey?: boolean;
    /** Under another name than the caller's: answers that are not to be kept for days. */
    idempotencyScope?: string;
    /** Whether an answer says that there was nothing to do: it is not kept for repetitions, its log line is for debugging. */
    isIdle?: (answer: unknown) => boolean;
  }
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Whether a route's writes can be made to happen once. */
export const takesKey = (methods: string | readonly string[], config: FastifyContextConfig = {}): boolean =>
  [methods].flat().some((method) => WRITES.has(method)) && config.idempotencyKey !== false;

/**
 * A write with an `Idempotency-Key` happens once for each caller and key; a repetition gets the first answer. The
 * key stands in the transaction of the effect: duplicates at the same moment wait on the key's row, a crash leaves
 * neither. Refusals roll back and are forgotten, so the same key may be tried again when the reason has gone.
 * Handlers answer by returning; what one sends by `reply` can't be remembered.
 */
export const idempotency = fp<{ database: Database; clock: () => Date }>(
  async (app, { database, clock }) => {
    app.addHook('onRoute', (route) => {
      if (!takesKey(route.method, route.config)) return;
      const handler = route.handler;
      route.handler = async function once(request, reply) {
        const key = keyOf(request);
        if (key === null || request.caller === null) return handler.call(this, request, reply);
        const scope = route.config?.idempotencyScope ?? request.caller;
        return database.atomically(async () => {
          if (await isNew(scope, key, request)) {
            const answer: unknown = await handler.call(this, request, reply);
            const isIdle = route.config?.isIdle?.(answer) ?? false;
            await (isIdle ? forget(scope, key) : remember(scope, key, reply.statusCode, answer));
            return answer;
          }
          const first = await recall(scope, key, request);
          reply.code(first.status).header('idempotency-replayed', 'true');
          return first.response;
        });
      };
    });

    /** Of a person only while they are there: what is remembered of them must not outlive their account. */
    const isNew = async (scope: string, key: string, request: FastifyRequest) => {
      const holder = isPerson(scope)
        ? Prisma.sql`FROM users WHERE id = ${scope}::uuid FOR KEY SHARE`
        : Prisma.empty;
      return (
        (await database.execute(Prisma.sql`
          INSERT INTO idempotency_keys (scope, key, request_hash, created_at)
          SELECT ${scope}, ${key}, ${hashOf(request)}, ${clock()}::timestamptz ${holder}
          ON CONFLICT DO NOTHING`)) === 1
      );
    };

    const remember = (scope: string, key: string, status: number, answer: unknown) =>
      database.execute(Prisma.sql`
        UPDATE idempotency_keys SET status = ${status}, response = ${JSON.stringify(answer)}::jsonb
        WHERE scope = ${scope} AND key = ${key}`);

    const forget = (scope: string, key: string) =>
      database.execute(Prisma.sql`DELETE FROM idempotency_keys WHERE scope = ${scope} AND key = ${key}`);

    const recall = async (scope: string, key: string, request: FastifyRequest) => {
      const [first] = await database.query<{
        request_hash: string;
        status: number;
        response: unknown;
      }>(Prisma.sql`
        SELECT request_hash, status, response FROM idempotency_keys WHERE scope = ${scope} AND key = ${key}`);
      if (!first && isPerson(scope)) throw sessionRevoked();
      // Cleaned up between the two statements.
      if (!first) throw new AppError('CONFLICT', 'This idempotency key has just expired: use another');
      if (first.request_hash !== hashOf(request)) {
        throw new AppError('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request');
      }
      return first;
    };
  },
  { name: 'idempotency', dependencies: ['authentication'] },
);

/** The bot's own names are words. */
const isPerson = (scope: string): boolean => /^[0-9a-f-]{36}$/.test(scope);

const keyOf = ({ headers }: FastifyRequest): string | null => {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError('VALIDATION_FAILED', 'Idempotency-Key must be 1 to 200 visible ASCII characters', {
    details: {
      fields: [{ path: 'headers.idempotency-key', problem: 'must be 1 to 200 visible ASCII characters' }],
    },
  });
};

const hashOf = ({ method, url, body }: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
