import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';

/** What prom-client's registry gives, in Prometheus' text format. */
export type Metrics = { text: () => Promise<string>; contentType: string };

export type WatchServer = { url: string; close: () => Promise<void> };

export type WatchServerOptions = {
  host: string;
  /** 0: any free one. */
  port: number;
  metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Rejects when the database does not answer. */
  askDatabase: () => Promise<unknown>;
};

const DATABASE_ANSWERS_WITHIN_MS = 2_000;

/**
 * For those who watch over us, not for the public: /metrics, /health/live, /health/ready.
 * @throws what listening throws, such as EADDRINUSE
 */
export async function startWatchServer(options: WatchServerOptions): Promise<WatchServer> {
  const { host, port } = options;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    answer(path, options).then(
      (found) => send(response, found),
      () => send(response, { status: 503, type: JSON_TYPE, body: '{"status":"unavailable"}' }),
    );
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return { url: urlOf(server), close: () => closeServer(server) };
}

type Found = { status: number; type: string; body: string };

const JSON_TYPE = 'application/json; charset=utf-8';

async function answer(path: string, { metrics, askDatabase }: WatchServerOptions): Promise<Found> {
  switch (path) {
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.text() };
    case '/health/live':
      return { status: 200, type: JSON_TYPE, body: '{"status":"live"}' };
    case '/health/ready':
      await inTime(askDatabase());
      return { status: 200, type: JSON_TYPE, body: '{"status":"ready"}' };
    default:
      return { status: 404, type: JSON_TYPE, body: '{"status":"not found"}' };
  }
}

function inTime(work: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Too late')), DATABASE_ANSWERS_WITHIN_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function send(response: ServerResponse, { status, type, body }: Found): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Listening on no port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
