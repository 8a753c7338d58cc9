import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Strict, Uuid } from '@hookah/shared/schema';
import { ClaimedItem, Overlap, SharedList, SharedQuery, ShareToken } from '@hookah/shared/sharing';
import { answers, ok } from '#src/envelope.ts';
import type { SharedService } from './shared.service.ts';

const tags = ['sharing'];
const params = Strict({ token: ShareToken });
const itemParams = Strict({ token: ShareToken, id: Uuid });

/** The friends' side: somebody's list by its link. */
export const sharedRoutes: FastifyPluginAsyncTypebox<{ shared: SharedService }> = async (app, { shared }) => {
  app.get(
    '/:token',
    {
      onRequest: app.authenticateIfKnown,
      schema: {
        tags,
        summary: 'A shared list, for anybody with its link; who signs in sees which claims are theirs',
        security: [{}, { accessToken: [] }, { botKey: [], botPerson: [] }],
        params,
        querystring: SharedQuery,
        response: answers(SharedList),
      },
    },
    async ({ caller, params: { token }, query }) => ok(await shared.list(token, query, caller)),
  );

  app.get(
    '/:token/overlap',
    {
      onRequest: app.authenticate,
      schema: {
        tags,
        summary: 'What is on this list and on mine',
        params,
        response: answers(Overlap),
      },
    },
    async ({ user, params: { token } }) => ok(await shared.overlap(token, user.id)),
  );

  app.post(
    '/:token/items/:id/claim',
    {
      onRequest: app.authenticate,
      schema: {
        tags,
        summary: 'I will bring it',
        params: itemParams,
        response: answers(ClaimedItem),
      },
    },
    async ({ user, params: { token, id } }) => ok(await shared.claim(token, id, user.id)),
  );

  app.delete(
    '/:token/items/:id/claim',
    {
      onRequest: app.authenticate,
      schema: {
        tags,
        summary: 'I will not bring it after all',
        params: itemParams,
        response: answers(ClaimedItem),
      },
    },
    async ({ user, params: { token, id } }) => ok(await shared.unclaim(token, id, user.id)),
  );
};
