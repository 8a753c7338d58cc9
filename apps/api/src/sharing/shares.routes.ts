import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Strict, Uuid } from '@hookah/shared/schema';
import { CreateShare, Share, ShareList } from '@hookah/shared/sharing';
import Type from 'typebox';
import { answers, ok } from '#src/envelope.ts';
import type { SharesService } from './shares.service.ts';

const tags = ['sharing'];

/** The owner's side: links to one's own list. */
export const sharesRoutes: FastifyPluginAsyncTypebox<{ shares: SharesService }> = async (app, { shares }) => {
  app.addHook('onRequest', app.authenticate);

  app.get(
    '',
    { schema: { tags, summary: 'The links to my list', response: answers(ShareList) } },
    async ({ user }) => ok(await shares.list(user.id)),
  );

  app.post(
    '',
    { schema: { tags, summary: 'A link to my list', body: CreateShare, response: answers(Share) } },
    async ({ user, body }) => ok(await shares.create(user.id, body)),
  );

  app.delete(
    '/:id',
    {
      schema: {
        tags,
        summary: 'Revoke a link, and what friends claimed by it',
        params: Strict({ id: Uuid }),
        response: answers(Type.Null()),
      },
    },
    async ({ user, params: { id } }) => {
      await shares.revoke(user.id, id);
      return ok(null);
    },
  );
};
