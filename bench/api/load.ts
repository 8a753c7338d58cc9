import autocannon from 'autocannon';
import type { ServerProcess } from './processes.ts';

export type Load = { requestsPerSecond: number; p99: number };
/** What a client asks one of the servers, again and again in this order. */
export type Asked = { paths: readonly string[]; headers?: Record<string, string> };

export const CONNECTIONS = 20;

/**
 * Keeps 20 connections busy.
 * @throws when anything but 200 is answered: a refusal is fast and proves nothing
 */
export async function load(
  { url }: Pick<ServerProcess, 'url'>,
  { paths, headers = {} }: Asked,
  much: { duration: number } | { amount: number },
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    requests: paths.map((path) => ({ path, headers })),
    ...much,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors under load at ${paths[0]}`);
  }
  return { requestsPerSecond: result.requests.total / result.duration, p99: result.latency.p99 };
}
