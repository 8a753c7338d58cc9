import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Brand, BrandPage, BrandQuery, Slug } from '@hookah/shared/catalog';
import { Strict } from '@hookah/shared/schema';
import { answers, ok } from '#src/envelope.ts';
import type { BrandsService } from './brands.service.ts';

export const brandsRoutes: FastifyPluginAsyncTypebox<{ brands: BrandsService }> = async (app, { brands }) => {
  app.addHook('onRequest', app.authenticateReader);

  app.get(
    '',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'Brands',
        querystring: BrandQuery,
        response: answers(BrandPage),
      },
    },
    async (request) => ok(await brands.list(request.query)),
  );

  app.get(
    '/:slug',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'A brand and its lines',
        params: Strict({ slug: Slug }),
        response: answers(Brand),
      },
    },
    async (request) => ok(await brands.get(request.params.slug)),
  );
};
