import { Strict } from '@hookah/shared/schema';
import fp from 'fastify-plugin';

const NOTHING = Strict({});

/** A route that documents no query string takes none: an unknown parameter is refused there too. */
export const strictQueries = fp<{ prefix: string }>(
  async (app, { prefix }) => {
    app.addHook('onRoute', (route) => {
      if (route.url.startsWith(prefix)) route.schema = { querystring: NOTHING, ...route.schema };
    });
  },
  { name: 'strict-queries' },
);
