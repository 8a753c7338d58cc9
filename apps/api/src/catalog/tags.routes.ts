import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { TagList } from '@hookah/shared/catalog';
import { answers, ok } from '#src/envelope.ts';

export const tagsRoutes: FastifyPluginAsyncTypebox<{
  tags: { all: () => Promise<TagList['items']> };
}> = async (app, { tags }) => {
  app.addHook('onRequest', app.authenticateReader);

  app.get(
    '',
    { schema: { tags: ['catalogue'], summary: 'Flavour tags', response: answers(TagList) } },
    async () => ok({ items: await tags.all() }),
  );
};
