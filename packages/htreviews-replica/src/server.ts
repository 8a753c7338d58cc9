import Fastify from 'fastify';
import { registerAssets } from './assets.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { type Conditional, installConditional, type Validator } from './conditional.ts';
import { installFaults } from './faults/fault.plugin.ts';
import { createFaultBox, type Fault, type Faults } from './faults/fault.ts';
import { generateCatalogue } from './generator/generate.ts';
import type { Scale } from './generator/scale.ts';
import { registerPictures } from './images/pictures.ts';
import { installRequestLog, type LoggedRequest } from './request-log.ts';
import { registerRoutes } from './routes.ts';

export type ReplicaOptions = {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 'default' is a small catalogue, 'full' one of the real site's size. */
  scale?: Scale;
  /** The same scale and seed give the same catalogue. */
  seed?: number;
  faults?: readonly Fault[];
  /** Whether pages carry an ETag or a Last-Modified and answer 304; 'none' if not said. */
  conditional?: Validator;
};

export type Replica = {
  /** Without a slash at the end. */
  url: string;
  catalogue: Catalogue;
  faults: Faults;
  conditional: Conditional;
  requests: () => readonly LoggedRequest[];
  resetRequests: () => void;
  close: () => Promise<void>;
};

/** Starts the look-alike on loopback. */
export async function startReplica(options: ReplicaOptions = {}): Promise<Replica> {
  const { port = 0, scale = 'default', seed = 1, faults = [], conditional = 'none' } = options;
  const catalogue = createCatalogue(generateCatalogue(scale, seed));
  const faultBox = createFaultBox();
  faultBox.set(...faults);
  const app = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  const log = installRequestLog(app);
  installFaults(app, faultBox);
  // After the faults: what a fault makes of a page is another version of it.
  const conditionalBox = installConditional(app, conditional);
  registerAssets(app);
  registerPictures(app, catalogue);
  registerRoutes(app, catalogue);

  const url = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    catalogue,
    faults: faultBox,
    conditional: conditionalBox,
    requests: log.requests,
    resetRequests: log.reset,
    close: () => app.close(),
  };
}
