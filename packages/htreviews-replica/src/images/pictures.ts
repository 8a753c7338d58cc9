import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '#src/catalogue.ts';
import { drawPicture, type Subject } from './artwork.ts';

/** Drawing one takes tens of milliseconds, keeping one tens of kilobytes. */
const KEPT_PICTURES = 300;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><circle cx="12" cy="12" r="8" fill="none" stroke="#b98b52" stroke-width="3"/></svg>`;

/**
 * The pictures of brands, lines and flavours. Their addresses end in ".webp" as the site's do, their bytes are PNG,
 * and the content type says so.
 */
export function registerPictures(app: FastifyInstance, catalogue: Catalogue): void {
  const drawn = new Map<string, Buffer>();

  const pictureOf = (path: string, subject: Subject): Buffer => {
    const picture = drawn.get(path) ?? drawPicture(subject);
    drawn.delete(path);
    drawn.set(path, picture);
    const [oldest] = drawn.keys();
    if (drawn.size > KEPT_PICTURES && oldest !== undefined) drawn.delete(oldest);
    return picture;
  };

  app.get('/images/no_image.webp', (_, reply) =>
    reply.type('image/png').send(pictureOf('none', { kind: 'none', key: 'none', brandKey: 'none' })),
  );
  app.get<{ Params: { '*': string } }>('/images/*', (request, reply) =>
    request.params['*'].endsWith('.svg')
      ? reply.type('image/svg+xml').send(ICON)
      : reply.code(404).type('text/plain').send('No such picture'),
  );
  app.get<{ Params: { '*': string } }>('/uploads/*', (request, reply) => {
    const path = `uploads/${request.params['*']}`;
    const subject = subjectOf(catalogue, path);
    if (subject === undefined) return reply.code(404).type('text/plain').send('No such picture');
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=86400')
      .send(pictureOf(path, subject));
  });
}

function subjectOf(catalogue: Catalogue, path: string): Subject | undefined {
  const hasPath = ({ image }: { image: string | null }): boolean => image === path;
  const tobacco = catalogue.tobaccos().find(hasPath);
  if (tobacco !== undefined) {
    const group = tobacco.tags[0]?.group;
    return { kind: 'tobacco', key: path, brandKey: String(tobacco.brandId), ...(group && { group }) };
  }
  const line = catalogue.lines().find(hasPath);
  if (line !== undefined) return { kind: 'line', key: path, brandKey: String(line.brandId) };
  const brand = catalogue.brands().find(hasPath);
  return brand && { kind: 'brand', key: path, brandKey: String(brand.id) };
}
