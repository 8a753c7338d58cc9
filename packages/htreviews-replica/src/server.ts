import Fastify from 'fastify';
import { registerAssets } from './assets.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { installFaults } from './faults/fault.plugin.ts';
import { createFaultBox, type Fault, type Faults } from './faults/fault.ts';
import { generateCatalogue } from './generator/generate.ts';
import type { Scale } from './generator/scale.ts';
import { registerPictures } from './images/pictures.ts';
import { kindOf } from './request-kind.ts';
import { type LoggedRequest, resourceType } from './request-log.ts';
import { registerRoutes } from './routes.ts';

export type ReplicaOptions = {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 'default' is a small catalogue, 'full' one of the real site's size. */
  scale?: Scale;
  /** The same scale and seed give the same catalogue. */
  seed?: number;
  faults?: readonly Fault[];
};

export type Replica = {
  /** Without a slash at the end. */
  url: string;
  catalogue: Catalogue;
  faults: Faults;
  requests: () => readonly LoggedRequest[];
  resetRequests: () => void;
  close: () => Promise<void>;
};

/** Starts the look-alike on loopback. */
export async function startReplica(options: ReplicaOptions = {}): Promise<Replica> {
  const { port = 0, scale = 'default', seed = 1, faults = [] } = options;
  const catalogue = createCatalogue(generateCatalogue(scale, seed));
  const faultBox = createFaultBox();
  faultBox.set(...faults);
  let requests: LoggedRequest[] = [];
  let inFlight = 0;

  const app = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  app.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    requests.push({
      method,
      url,
      kind: kindOf(new URL(url, 'http://replica'), undefined),
      at: Date.now(),
      userAgent: headers['user-agent'] ?? '',
      resourceType: resourceType(headers),
      inFlight,
    });
    inFlight += 1;
  });
  installFaults(app, faultBox);
  registerAssets(app);
  registerPictures(app, catalogue);
  registerRoutes(app, catalogue);

  const url = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    catalogue,
    faults: faultBox,
    requests: () => requests,
    resetRequests: () => {
      requests = [];
    },
    close: () => app.close(),
  };
}
