import type { TobaccoSummary } from '@hookah/shared/catalog';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryWordsOf } from '#src/catalog/query/query-words.ts';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';
import { seedForRelevance } from './support/relevance-catalogue.ts';
import { RELEVANCE_SET, type Wish } from './support/relevance-set.ts';

const SHOWN = 5;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ fill: seedForRelevance });
});
afterAll(() => api.close());

const fulfils = ({ brand, name }: Wish, found: TobaccoSummary) =>
  (brand === undefined || found.brand.name === brand) && (name === undefined || found.name === name);

const missOf = async (wish: Wish): Promise<string | null> => {
  const { items } = await api.client.bot(1).tobaccos.list({ search: wish.query, limit: SHOWN });
  if (items.some((found) => fulfils(wish, found))) return null;
  const got = items.map(({ brand, name }) => `${brand.name}: ${name}`).join('; ');
  return `"${wish.query}" wants ${wish.brand ?? 'any brand'}: ${wish.name ?? 'any name'}; got ${got || 'nothing'}`;
};

test('the set is large enough to mean something', () => {
  const all = Object.values(RELEVANCE_SET).flatMap(({ wishes }) => wishes);
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(all.every(({ query }) => queryWordsOf(query).length > 0)).toBe(true);
});

test.each(Object.entries(RELEVANCE_SET))(
  'P4 %s queries find what was meant in the first five',
  async (_, { least, wishes }) => {
    const misses: string[] = [];
    for (const wish of wishes) {
      const miss = await missOf(wish);
      if (miss !== null) misses.push(miss);
    }
    const share = 1 - misses.length / wishes.length;
    expect(
      share,
      `${misses.length} of ${wishes.length} missed:\n${misses.join('\n')}`,
    ).toBeGreaterThanOrEqual(least);
  },
);

test('a word inside another does not show up beside the word itself', async () => {
  const { items } = await api.client.bot(1).tobaccos.list({ search: 'кола', limit: 100 });
  expect(items.length).toBeGreaterThan(10);
  expect(items.filter(({ name }) => /шоколад/i.test(name))).toEqual([]);
});
