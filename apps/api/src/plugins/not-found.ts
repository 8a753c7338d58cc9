import { AppError } from '@hookah/shared/errors';
import fp from 'fastify-plugin';

export type Route = { method: string; url: string };

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, for what must hold for each of them. */
    routeTable: readonly Route[];
  }
}

const fits = (pattern: string, path: string): boolean => {
  const expected = pattern.split('/');
  const given = path.split('/');
  return (
    expected.length === given.length &&
    expected.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
};

/** 404, or 405 with Allow when only the method is wrong. Register it before the routes. */
export const notFound = fp(
  async (app) => {
    const routes: Route[] = [];
    app.decorate('routeTable', routes);
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of Array.isArray(method) ? method : [method]) routes.push({ method: one, url });
    });

    app.setNotFoundHandler(async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const allowed = routes.filter(({ url }) => url !== '*' && fits(url, path)).map(({ method }) => method);
      if (allowed.length === 0) throw new AppError('NOT_FOUND', 'There is nothing at this address');
      reply.header('allow', [...new Set(allowed)].join(', '));
      throw new AppError('METHOD_NOT_ALLOWED', `Here only: ${[...new Set(allowed)].join(', ')}`);
    });
  },
  { name: 'not-found' },
);
