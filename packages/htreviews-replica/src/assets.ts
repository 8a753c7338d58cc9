import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const FILES = [
  { url: '/src/css/styles.css', file: 'styles.css', type: 'text/css; charset=utf-8' },
  ...['common', 'category', 'object', 'tobacco', 'reviews', 'htmx_2.0.6.min'].map((name) => ({
    url: `/src/scripts/${name}.js`,
    file: `${name}.js`,
    type: 'text/javascript; charset=utf-8',
  })),
];

/** The site's style and scripts, written anew. */
export function registerAssets(app: FastifyInstance): void {
  for (const { url, file, type } of FILES) {
    const text = readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8');
    app.get(url, (_, reply) => reply.type(type).send(text));
  }
}
