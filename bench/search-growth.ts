import type { ApiClient } from '@hookah/shared/api-client';
import { grouped, median, millisecondsOf, quantile } from './numbers.ts';
import type { Measure } from './report.ts';
import { BASE_WORDS } from './search-queries.ts';

const TURNS = 60;
const ON_A_LIST = 100;

/** Milliseconds a client waited for each kind of read, nothing of it from memory. */
export type Reads = Readonly<Record<string, readonly number[]>>;

export async function measureReads(client: ApiClient, forget: () => Promise<unknown>): Promise<Reads> {
  const { items } = await client.tobaccos.list({ limit: ON_A_LIST });
  for (const { id } of items) await client.wishlist.add({ tobaccoId: id });
  const word = (turn: number) => BASE_WORDS[turn % BASE_WORDS.length] ?? '';
  const reads: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    'a tobacco by its id': (turn) => client.tobaccos.get(items[turn % items.length]?.id ?? 1),
    'the first page of the list': () => client.tobaccos.list(),
    'a person’s own wishlist of 100': () => client.wishlist.list(),
    'facets of the whole catalogue': () => client.tobaccos.facets({}),
    'facets of a search': (turn) => client.tobaccos.facets({ search: word(turn) }),
    'facets of the largest brand': () => client.tobaccos.facets({ brand: 'brand-1' }),
  };
  const found: Record<string, number[]> = {};
  for (let turn = -5; turn < TURNS; turn += 1) {
    for (const [name, read] of Object.entries(reads)) {
      await forget();
      const waited = await millisecondsOf(() => read(turn + 5));
      if (turn >= 0) found[name] = [...(found[name] ?? []), waited];
    }
  }
  return found;
}

const ms = (value: number) => `${Math.round(value * 10) / 10}`;

/** What each read costs at every size, and how much that grows with the catalogue. */
export function growthMeasures(all: readonly { tobaccos: number; reads: Reads }[]): Measure[] {
  const [smallest, largest] = [all[0], all.at(-1)];
  if (!smallest || !largest) return [];
  return Object.keys(smallest.reads).map((name) => {
    const each = all.map(({ tobaccos, reads }) => {
      const times = reads[name] ?? [];
      return `${grouped(tobaccos)}: ${ms(median(times))} / ${ms(quantile(times, 0.99))} ms`;
    });
    const growth = median(largest.reads[name] ?? []) / median(smallest.reads[name] ?? []);
    return {
      what: `${name}, from the database: p50 / p99 over HTTP by the size of the catalogue, and how p50 grows`,
      measured: `${each.join('; ')}; × ${growth.toFixed(1)}`,
      target: '',
      isMet: null,
    };
  });
}
