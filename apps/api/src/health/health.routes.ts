import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AppError } from '@hookah/shared/errors';
import { type Helper, Live, Ready } from '@hookah/shared/health';
import { answers, ok } from '#src/envelope.ts';

export const healthRoutes: FastifyPluginAsyncTypebox<{
  isDatabaseUp: () => Promise<boolean>;
  /** Those we can do without: they are told of, and do not make us less ready. */
  helpers: { redis: () => Helper; replica: () => Helper };
}> = async (app, { isDatabaseUp, helpers }) => {
  app.get(
    '/live',
    { schema: { tags: ['health'], summary: 'The process answers', security: [], response: answers(Live) } },
    async () => ok({ status: 'live' as const }),
  );

  app.get(
    '/ready',
    {
      schema: {
        tags: ['health'],
        summary: 'The database answers too',
        security: [],
        response: answers(Ready),
      },
    },
    async () => {
      if (app.isDraining) throw new AppError('SERVICE_UNAVAILABLE', 'This instance is about to end');
      if (!(await isDatabaseUp())) throw new AppError('SERVICE_UNAVAILABLE', 'The database does not answer');
      return ok({
        status: 'ready' as const,
        database: 'up' as const,
        redis: helpers.redis(),
        replica: helpers.replica(),
      });
    },
  );
};

export const stateOf = (helper: { isUp: () => boolean } | null): Helper =>
  helper === null ? 'none' : helper.isUp() ? 'up' : 'away';
