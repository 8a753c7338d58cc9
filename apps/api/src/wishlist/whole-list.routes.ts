import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { BulkAdd, BulkAdded } from '@hookah/shared/wishlist-bulk';
import {
  CounterQuery,
  ExportQuery,
  WishlistCounter,
  WishlistExport,
  WishlistStats,
} from '@hookah/shared/wishlist-views';
import Type from 'typebox';
import { answers, file, ok } from '#src/envelope.ts';
import type { BulkService } from './bulk.service.ts';
import type { ViewsService } from './views.service.ts';

const tags = ['wishlist'];

/** What is done with a whole list at once. */
export const wholeListRoutes: FastifyPluginAsyncTypebox<{ bulk: BulkService; views: ViewsService }> = async (
  app,
  { bulk, views },
) => {
  app.addHook('onRequest', app.authenticate);

  app.post(
    '/bulk',
    {
      schema: {
        tags,
        summary: 'Put several lines of text on my list, those that are beyond doubt',
        body: BulkAdd,
        response: answers(BulkAdded),
      },
    },
    async ({ user, body }) => ok(await bulk.add(user.id, body.text)),
  );

  app.get(
    '/counter',
    {
      schema: {
        tags,
        summary: 'My list by brand and line, for the shop',
        querystring: CounterQuery,
        response: answers(WishlistCounter),
      },
    },
    async ({ user, query }) => ok(await views.counter(user.id, query)),
  );

  app.get(
    '/stats',
    { schema: { tags, summary: 'My list in figures', response: answers(WishlistStats) } },
    async ({ user }) => ok(await views.stats(user.id)),
  );

  app.get(
    '/export',
    {
      schema: {
        tags,
        summary: 'My list as a file: the one answer without the envelope',
        querystring: ExportQuery,
        response: file({
          'text/csv': Type.String(),
          'application/json': WishlistExport,
          'text/plain': Type.String(),
        }),
      },
    },
    async ({ user, query }, reply) => {
      const { name, type, body } = await views.export(user, query.format);
      reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
      return body;
    },
  );
};
