import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { schemaWithExamples } from './examples.ts';

/** OpenAPI out of the routes' own schemas, and a page to read it at /docs. Register it before the routes. */
export const docs = fp(
  async (app) => {
    await app.register(swagger, {
      refResolver: {
        buildLocalReference: ({ $id }, _base, _fragment, index) => String($id ?? `schema-${index}`),
      },
      transform: ({ schema, url, route }) => ({
        url,
        schema: schemaWithExamples(schema, String(route.method), url),
      }),
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Hookah wishlist API',
          version: '1',
          description:
            'A wishlist for hookah tobacco. Every answer is an envelope: exactly one of data and error is filled.',
        },
        components: {
          securitySchemes: {
            accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            botKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
            botPerson: { type: 'apiKey', in: 'header', name: 'X-Telegram-User-Id' },
          },
        },
        security: [{ accessToken: [] }, { botKey: [], botPerson: [] }],
      },
    });
    await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  },
  { name: 'docs' },
);
