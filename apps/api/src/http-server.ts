import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import { answerClientError } from './client-errors.ts';
import { frameworkErrors } from './plugins/failures.ts';
import { requestIdOf } from './plugins/request-id.ts';

const KIB = 1024;

/** Nothing is unbounded and nobody waits for ever. */
export const SERVER_OPTIONS = {
  // Our own access line says what Fastify's two would.
  logger: false,
  bodyLimit: 64 * KIB,
  requestTimeout: 10_000,
  connectionTimeout: 20_000,
  handlerTimeout: 15_000,
  keepAliveTimeout: 30_000,
  forceCloseConnections: 'idle',
  // While closing, who still has a connection is served and told to close it, not refused.
  return503OnClosing: false,
  http: { maxHeaderSize: 16 * KIB },
  routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
  requestIdHeader: false,
  genReqId: requestIdOf,
  clientErrorHandler: answerClientError,
  frameworkErrors,
} satisfies FastifyHttpOptions<Server>;
