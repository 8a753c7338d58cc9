import type { TobaccoQuery, TobaccoSummary } from '@hookah/shared/catalog';
import type { Hideable } from '@hookah/shared/closed-sets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const client = (person = 1) => api.client.bot(person);
const listed = async (query: TobaccoQuery, person = 1) =>
  (await client(person).tobaccos.list({ ...query, limit: 100 })).items;
const ids = (items: readonly TobaccoSummary[]) => items.map(({ id }) => id);

const countedBy = <T>(items: readonly TobaccoSummary[], values: (item: TobaccoSummary) => readonly T[]) => {
  const counts = new Map<T, number>();
  for (const value of items.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe('filters', () => {
  test('strength by ratings is another question than the official one', async () => {
    const weak = await listed({ strengthByRatings: [1, 2] });
    expect(new Set(weak.map((one) => one.strengthByRatings))).toEqual(new Set([1, 2]));
    const both = await listed({ strength: [5], strengthByRatings: [1, 2] });
    expect(both.length).toBeGreaterThan(0);
    expect(ids(both)).toEqual(ids(weak.filter((one) => one.strengthOfficial === 5)));
  });

  test('a country is that of the brand', async () => {
    const found = await listed({ country: 'Россия' });
    expect(new Set(found.map(({ brand }) => brand.slug))).toEqual(new Set(['northern-smoke', 'dymok']));
    expect(await listed({ country: 'Нигде' })).toEqual([]);
    const searched = await listed({ country: 'Турция', search: 'черника' });
    expect(searched.map(({ brand, name }) => `${brand.slug} ${name}`)).toEqual(['sultan-of-mist Черника']);
  });

  test('what one has tried, or never wants again, is hidden from oneself alone', async () => {
    const [first, second, third] = ids(await listed({ search: 'черника' }));
    const { wishlist } = client(1);
    const add = async (tobaccoId = 0) => (await wishlist.add({ tobaccoId })).item.id;
    await wishlist.patch(await add(first), { state: 'tried', verdict: 'never' });
    await wishlist.patch(await add(second), { state: 'tried', verdict: 'again' });
    const wanted = await add(third);

    const shown = async (hide: Hideable[], person = 1) =>
      ids(await listed({ search: 'черника', hide }, person));
    expect(await shown(['never'])).not.toContain(first);
    expect(await shown(['never'])).toContain(second);
    expect(await shown(['tried'])).toEqual(expect.not.arrayContaining([first, second]));
    expect(await shown(['tried', 'never'])).toContain(third);
    expect(await shown([])).toContain(first);
    expect(await shown(['tried', 'never'], 2)).toEqual(ids(await listed({ search: 'черника' })));

    // Never out of anybody's memory: the next read knows of the last write.
    await wishlist.patch(wanted, { state: 'tried' });
    expect(await shown(['tried'])).not.toContain(third);
    await wishlist.remove(wanted);
    expect(await shown(['tried'])).toContain(third);
    const facets = await client(1).tobaccos.facets({ hide: ['tried'] });
    expect(facets.total).toBe(58);
  });

  test.each([
    { hide: ['wanted'] },
    { country: '' },
    { strengthByRatings: [6] },
    { country: 'x'.repeat(101) },
  ])('%j is refused', async (query) => {
    await expect(client().tobaccos.list(query as TobaccoQuery)).rejects.toMatchObject({ status: 400 });
  });
});

describe('facets', () => {
  test('P4 count what the list would hold, and are kept to a bound', async () => {
    for (const query of [{}, { search: 'черника' }, { search: 'чирника' }, { search: 'класика мята' }]) {
      const items = await listed(query);
      const facets = await client().tobaccos.facets(query);
      expect(facets).toMatchObject({ total: items.length, isExact: true });
      const brands = countedBy(items, ({ brand }) => [brand.slug]);
      expect(new Map(facets.brands.map(({ slug, count }) => [slug, count]))).toEqual(brands);
      const tags = countedBy(items, (item) => item.tags.map(({ id }) => id));
      expect(new Map(facets.tags.map(({ id, count }) => [id, count]))).toEqual(tags);
      const of = (values: readonly { value: unknown; count: number }[]) =>
        new Map(values.map(({ value, count }) => [value, count]));
      const known = <T>(value: T | null) => (value === null ? [] : [value]);
      expect(of(facets.strength)).toEqual(countedBy(items, (one) => known(one.strengthOfficial)));
      expect(of(facets.strengthByRatings)).toEqual(countedBy(items, (one) => known(one.strengthByRatings)));
      expect(of(facets.statuses)).toEqual(countedBy(items, (one) => known(one.status)));
      const counts = facets.brands.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
  });

  test('a chosen value does not hide the others of its kind, and narrows all else', async () => {
    const facets = await client().tobaccos.facets({ brand: 'dymok', strength: [3] });
    expect(facets.total).toBe((await listed({ brand: 'dymok', strength: [3] })).length);
    expect(facets.brands).toHaveLength(4);
    expect(facets.strength).toEqual([
      { value: 3, count: 5 },
      { value: 5, count: 5 },
    ]);
    expect(facets.countries).toEqual([{ value: 'Россия', count: 5 }]);
    for (const { slug, count } of facets.brands) {
      expect(await listed({ brand: slug, strength: [3] })).toHaveLength(count);
    }
  });

  test('of tags, which add up, only those remain that go with the chosen ones', async () => {
    const mint = api.seed.tags.find(({ name }) => name === 'Мята')?.id ?? 0;
    const { tags, total } = await client().tobaccos.facets({ tags: [mint] });
    expect(tags[0]).toMatchObject({ id: mint, count: total });
    for (const { id, count } of tags) expect(await listed({ tags: [mint, id] })).toHaveLength(count);
  });

  test('of nothing there is nothing to choose', async () => {
    const nothing = { total: 0, isExact: true, brands: [], tags: [], countries: [] };
    expect(await client().tobaccos.facets({ search: 'квантовый пылесос' })).toMatchObject(nothing);
    expect(await client().tobaccos.facets({ line: 2_000_000_000 })).toMatchObject(nothing);
  });
});
