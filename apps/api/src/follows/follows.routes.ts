import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Follows } from '@hookah/shared/follows';
import { CatalogId, Strict } from '@hookah/shared/schema';
import Type from 'typebox';
import { answers, ok } from '#src/envelope.ts';
import type { FollowsService } from './follows.service.ts';

const tags = ['follows'];
const params = Strict({ id: CatalogId });
const response = answers(Type.Null());

export const followsRoutes: FastifyPluginAsyncTypebox<{ follows: FollowsService }> = async (
  app,
  { follows },
) => {
  app.addHook('onRequest', app.authenticate);

  app.get(
    '',
    { schema: { tags, summary: 'The brands and lines I follow', response: answers(Follows) } },
    async ({ user }) => ok(await follows.list(user.id)),
  );

  app.put(
    '/brands/:id',
    { schema: { tags, summary: 'Follow a brand', params, response } },
    async ({ user, params: { id } }) => {
      await follows.follow('brand', user.id, id);
      return ok(null);
    },
  );

  app.delete(
    '/brands/:id',
    { schema: { tags, summary: 'Follow a brand no more', params, response } },
    async ({ user, params: { id } }) => {
      await follows.unfollow('brand', user.id, id);
      return ok(null);
    },
  );

  app.put(
    '/lines/:id',
    { schema: { tags, summary: 'Follow a line', params, response } },
    async ({ user, params: { id } }) => {
      await follows.follow('line', user.id, id);
      return ok(null);
    },
  );

  app.delete(
    '/lines/:id',
    { schema: { tags, summary: 'Follow a line no more', params, response } },
    async ({ user, params: { id } }) => {
      await follows.unfollow('line', user.id, id);
      return ok(null);
    },
  );
};
