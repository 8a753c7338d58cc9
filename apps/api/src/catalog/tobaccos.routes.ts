import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  Tobacco,
  TobaccoFacets,
  TobaccoFacetsQuery,
  TobaccoPage,
  TobaccoQuery,
} from '@hookah/shared/catalog';
import { CatalogId, Strict } from '@hookah/shared/schema';
import { answers, ok } from '#src/envelope.ts';
import type { TobaccosService } from './tobaccos.service.ts';

export const tobaccosRoutes: FastifyPluginAsyncTypebox<{ tobaccos: TobaccosService }> = async (
  app,
  { tobaccos },
) => {
  app.addHook('onRequest', app.authenticateReader);

  app.get(
    '',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'Tobaccos, searched and filtered',
        querystring: TobaccoQuery,
        response: answers(TobaccoPage),
      },
    },
    async (request) => ok(await tobaccos.list(request.query, request.user.id)),
  );

  app.get(
    '/facets',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'What a list of tobaccos can be narrowed to, with counts',
        querystring: TobaccoFacetsQuery,
        response: answers(TobaccoFacets),
      },
    },
    async (request) => ok(await tobaccos.facets(request.query, request.user.id)),
  );

  app.get(
    '/:id',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'One tobacco with all that is known',
        params: Strict({ id: CatalogId }),
        response: answers(Tobacco),
      },
    },
    async (request) => ok(await tobaccos.get(request.params.id)),
  );
};
