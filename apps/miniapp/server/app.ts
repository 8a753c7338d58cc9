import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { contentPolicy } from './content-policy.ts';
import { inlineScriptsOf, withConfig } from './page.ts';

export type StaticServerOptions = {
  /** What `vite build` made. */
  distDir: string;
  /** Folders with the `assets/` of earlier releases, the newest first. */
  earlierReleases?: readonly string[];
  /** Origin and prefix of the API, as browsers reach it. */
  apiUrl: string;
  botUsername: string | null;
  /** Origins besides Telegram's own whose pages may frame the app. */
  frameAncestors?: readonly string[];
};

export class NotBuiltError extends Error {
  constructor(distDir: string) {
    super(
      `The Mini App is not built (no index.html in ${distDir}): run "pnpm --filter @hookah/miniapp build"`,
    );
    this.name = 'NotBuiltError';
  }
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** @throws NotBuiltError when there is nothing to serve. */
export const buildStaticServer = async (options: StaticServerOptions): Promise<FastifyInstance> => {
  const { distDir, earlierReleases = [], apiUrl, botUsername, frameAncestors = [] } = options;
  if (!existsSync(join(distDir, 'index.html'))) throw new NotBuiltError(distDir);

  const app = fastify({ logger: false, forceCloseConnections: true });
  const roots = [distDir, ...earlierReleases];
  const page = withConfig(await readFile(join(distDir, 'index.html'), 'utf8'), { apiUrl, botUsername });
  const policy = contentPolicy({ apiUrl, frameAncestors, inlineScripts: inlineScriptsOf(page) });
  const preconnect = `<${new URL(apiUrl).origin}>; rel=preconnect; crossorigin`;

  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      // Over plain http, as on a developer's machine, browsers pass over it.
      'strict-transport-security': 'max-age=31536000',
      // Pictures are asked for without it in any case; Telegram learns our origin from the frame.
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
  });

  await app.register(staticFiles, {
    root: roots,
    index: false,
    cacheControl: false,
    etag: false,
    preCompressed: true,
    dotfiles: 'ignore',
    // Telegram's WebViews hold on to an old page for long: only names with a hash in them may be kept.
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        roots.some((root) => path.startsWith(join(root, 'assets/'))) ? IMMUTABLE : 'no-store',
      );
    },
  });

  const sendPage = (reply: FastifyReply) =>
    reply
      .headers({
        'cache-control': 'no-store',
        // The first thing the app does is to ask the API: the connection can be there before the script is.
        link: preconnect,
      })
      .type('text/html; charset=utf-8')
      .send(page);
  for (const path of ['/', '/index.html']) app.get(path, (_request, reply) => sendPage(reply));
  app.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );

  app.setNotFoundHandler((request, reply) => {
    reply.header('cache-control', 'no-store');
    const path = request.url.replace(/[?#].*$/s, '');
    // A page's address has no dot in its last part. A file that is gone must not be answered with the page.
    const isPage = request.method === 'GET' && !/\.[^/]*$|^\/assets\//.test(path);
    return isPage ? sendPage(reply) : reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
  });

  return app;
};
