import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifySchema, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import Type from 'typebox';
import { schemaWithExamples } from './examples.ts';
import { takesKey } from './idempotency.ts';

const KEY = Type.Object({
  'Idempotency-Key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[!-~]+$',
      description:
        'One of your own for each intended effect: sent again with it, the write happens once and is answered the same',
      examples: ['3f0b6a52-add'],
    }),
  ),
});

/** Writes of somebody known show that they take a key. It is checked where it is used. */
const schemaWithKey = (schema: FastifySchema, { method, config }: RouteOptions): FastifySchema =>
  takesKey(method, config) && schema.security?.length !== 0 ? { ...schema, headers: KEY } : schema;

/** OpenAPI out of the routes' own schemas, and a page to read it at /docs. Register it before the routes. */
export const docs = fp(
  async (app) => {
    await app.register(swagger, {
      refResolver: {
        buildLocalReference: ({ $id }, _base, _fragment, index) => String($id ?? `schema-${index}`),
      },
      transform: ({ schema, url, route }) => ({
        url,
        schema: schemaWithKey(schemaWithExamples(schema, String(route.method), url), route),
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
