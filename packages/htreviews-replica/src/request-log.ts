import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { kindOf, type RequestKind } from './request-kind.ts';

export type LoggedRequest = {
  method: string;
  /** Path and query. */
  url: string;
  kind: RequestKind;
  /** When it arrived, milliseconds since the epoch. */
  at: number;
  userAgent: string;
  /** What the client said it wants the answer for, as a browser tells it; a guess from Accept otherwise. */
  resourceType: 'document' | 'script' | 'style' | 'image' | 'font' | 'data';
  /** Requests still unanswered when this one arrived. */
  inFlight: number;
  /** Of the answer; null while there is none. */
  status: number | null;
};

export type RequestLog = { requests: () => readonly LoggedRequest[]; reset: () => void };

declare module 'fastify' {
  interface FastifyRequest {
    /** This request's line in the log. */
    logged: LoggedRequest | undefined;
  }
}

/** Notes every request as it arrives, and tells its kind to what comes after. */
export function installRequestLog(app: FastifyInstance): RequestLog {
  let requests: LoggedRequest[] = [];
  let inFlight = 0;
  app.decorateRequest('logged', undefined);

  app.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    request.logged = {
      method,
      url,
      kind: kindOf(url, undefined),
      at: Date.now(),
      userAgent: headers['user-agent'] ?? '',
      resourceType: resourceType(headers),
      inFlight,
      status: null,
    };
    requests.push(request.logged);
    inFlight += 1;
  });

  // What a POST asks for is told by its body, which is parsed by now.
  app.addHook('preHandler', async (request) => {
    if (request.logged !== undefined) request.logged.kind = kindOf(request.url, request.body);
  });

  app.addHook('onResponse', async (request, reply) => {
    if (request.logged !== undefined) request.logged.status = reply.statusCode;
  });

  return {
    requests: () => requests,
    reset: () => {
      requests = [];
    },
  };
}

const BY_DESTINATION: Record<string, LoggedRequest['resourceType']> = {
  document: 'document',
  iframe: 'document',
  script: 'script',
  style: 'style',
  image: 'image',
  font: 'font',
};

function resourceType(headers: IncomingHttpHeaders): LoggedRequest['resourceType'] {
  const destination = headers['sec-fetch-dest'];
  if (typeof destination === 'string') return BY_DESTINATION[destination] ?? 'data';
  const accept = headers.accept ?? '';
  if (accept.startsWith('image/')) return 'image';
  if (accept.startsWith('text/css')) return 'style';
  return accept.includes('text/html') ? 'document' : 'data';
}
