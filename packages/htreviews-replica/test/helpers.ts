import { type CheerioAPI, load } from 'cheerio';
import type { Replica } from '#src/server.ts';

/** A page as the server writes it, redirects followed. */
export async function page(replica: Replica, path: string): Promise<CheerioAPI> {
  const answer = await fetch(`${replica.url}${path}`);
  return load(await answer.text());
}

export async function getData(replica: Replica, query: Record<string, string>): Promise<unknown> {
  const answer = await fetch(`${replica.url}/getData?${new URLSearchParams(query)}`);
  return answer.json();
}

export type ListBody = { id: string; limit?: number; offset?: number; sort?: unknown };
export type ListedTobacco = Record<string, unknown> & { id: string; name: string; status: string };

export async function postData(
  replica: Replica,
  action: 'objectByBrand' | 'objectByLine',
  data: ListBody,
): Promise<ListedTobacco[]> {
  const answer = await fetch(`${replica.url}/postData`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, data }),
  });
  return answer.json() as Promise<ListedTobacco[]>;
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The catalogue should have ${what}`);
  return value;
}
