import type { TobaccoQuery, TobaccoSummary } from '@hookah/shared/catalog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const client = () => api.client.bot(1);
const named = ({ brand, name }: TobaccoSummary) => `${brand.name}: ${name}`;

const allPages = async (query: TobaccoQuery) => {
  const seen: TobaccoSummary[] = [];
  let cursor: string | null = null;
  do {
    const page = await client().tobaccos.list({ ...query, ...(cursor === null ? {} : { cursor }) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
};

describe('searching tobaccos', () => {
  test.each([
    ['northern кола', 'Northern Smoke: Кола'],
    ['кола northern', 'Northern Smoke: Кола'],
    ['дымок cola', 'Дымок: Кола'],
    ['КОЛА  дымок!', 'Дымок: Кола'],
    ['елка дымок', 'Дымок: Ёлка'],
    ['дымок черн', 'Дымок: Черника'],
    ['дымок чирника', 'Дымок: Черника'],
    ['sultan bluebery', 'Sultan of Mist: Черника'],
    ['nаш вишня', 'Наш: Вишня'],
    ['grape mint дымок', 'Дымок: Grape & Mint'],
  ])('"%s" finds %s first', async (search, expected) => {
    const { items } = await client().tobaccos.list({ search, limit: 5 });
    expect(items[0] && named(items[0])).toBe(expected);
  });

  test('a name itself comes before names that hold it', async () => {
    const { items } = await client().tobaccos.list({ search: 'манго лед', limit: 4 });
    expect(items.map(({ name }) => name)).toEqual(Array(4).fill('Манго лёд'));
    const ratings = items.map(({ rating }) => rating ?? -1);
    expect(ratings).toEqual(ratings.toSorted((a, b) => b - a));
  });

  test.each(['%', '_', "'; DROP TABLE tobaccos; --", '\\', '*', '((((', '\u0000'])(
    '%j is only text',
    async (search) => {
      await expect(client().tobaccos.list({ search })).resolves.toHaveProperty('items');
    },
  );

  test('what nobody made finds nothing', async () => {
    expect(await client().tobaccos.list({ search: 'квантовый пылесос' })).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});

describe('listing tobaccos', () => {
  test.each(['rating', 'name', 'newest', 'relevance'] as const)(
    'pages by %s without gap or repetition',
    async (sort) => {
      const paged = await allPages({ sort, limit: 7 });
      expect(paged).toHaveLength(60);
      expect(new Set(paged.map(({ id }) => id)).size).toBe(60);
      const whole = await client().tobaccos.list({ sort, limit: 100 });
      expect(paged).toEqual(whole.items);
    },
  );

  test('pages a search, a guessed one too', async () => {
    for (const search of ['классика', 'клссика']) {
      const paged = await allPages({ search, limit: 6 });
      expect(paged.length).toBeGreaterThanOrEqual(20);
      expect(paged).toEqual((await client().tobaccos.list({ search, limit: 100 })).items);
    }
  });

  test('finds the one at an address of the site, and nothing at another', async () => {
    const at = async (path: string) => (await client().tobaccos.list({ path })).items.map(named);
    expect(await at('dymok/other/flavour-3')).toEqual(['Дымок: Черника']);
    expect(await at('dymok/other/no-such')).toEqual([]);
    await expect(at('dymok/other')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(at('../etc/passwd')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('filters by brand, line, all of several tags, any of several strengths, and status', async () => {
    const [brand] = api.seed.brands;
    const [line] = api.seed.lines;
    const tag = (name: string) => api.seed.tags.find((one) => one.name === name)?.id ?? 0;
    const { items: ofBrand } = await client().tobaccos.list({ brand: brand?.slug ?? '', limit: 100 });
    expect(ofBrand).toHaveLength(15);
    expect(new Set(ofBrand.map((one) => one.brand.id))).toEqual(new Set([brand?.id]));
    const { items: ofLine } = await client().tobaccos.list({ line: line?.id ?? 0, limit: 100 });
    expect(new Set(ofLine.map((one) => one.line?.id))).toEqual(new Set([line?.id]));
    const both = [tag('Фрукты'), tag('Мята'), tag('Мята')];
    const { items: tagged } = await client().tobaccos.list({ tags: both, limit: 100 });
    expect(new Set(tagged.map(({ name }) => name))).toEqual(new Set(['Манго лёд', 'Grape & Mint']));
    const { items: strong } = await client().tobaccos.list({ strength: [5, 4], limit: 100 });
    expect(new Set(strong.map(({ strengthOfficial }) => strengthOfficial))).toEqual(new Set([5]));
    const { items: limited } = await client().tobaccos.list({ status: 'limited', limit: 100 });
    expect(limited).toHaveLength(10);
    expect(await client().tobaccos.list({ brand: 'nobody' })).toEqual({ items: [], nextCursor: null });
  });

  test('a cursor of another list, changed or invented, is refused', async () => {
    const { nextCursor } = await client().tobaccos.list({ sort: 'name', limit: 5 });
    const cursor = nextCursor ?? '';
    await expect(client().tobaccos.list({ sort: 'name', limit: 9, cursor })).resolves.toHaveProperty('items');
    const invented = Buffer.concat([Buffer.alloc(12), Buffer.from('["",0]')]).toString('base64url');
    const refused = { status: 400, code: 'CURSOR_INVALID' };
    await expect(client().tobaccos.list({ sort: 'rating', cursor })).rejects.toMatchObject(refused);
    await expect(client().tobaccos.list({ sort: 'name', brand: 'dymok', cursor })).rejects.toMatchObject(
      refused,
    );
    await expect(client().brands.list({ sort: 'name', cursor })).rejects.toMatchObject(refused);
    for (const bad of [invented, `A${cursor.slice(1)}`, 'x', '%00', '0']) {
      await expect(client().tobaccos.list({ sort: 'name', cursor: bad })).rejects.toMatchObject(refused);
    }
  });

  test('what is gone from the site is not listed, but still known', async () => {
    const gone = api.seed.tobaccos[7];
    await api.prisma.tobacco.update({ where: { id: gone?.id ?? 0 }, data: { goneAt: new Date() } });
    const listed = async () => (await client().tobaccos.list({ limit: 100 })).items.length;
    await expect.poll(listed, { interval: 10, timeout: 1000 }).toBe(59);
    await expect(client().tobaccos.get(gone?.id ?? 0)).resolves.toMatchObject({ id: gone?.id });
    await api.prisma.tobacco.update({ where: { id: gone?.id ?? 0 }, data: { goneAt: null } });
    await expect.poll(listed, { interval: 10, timeout: 1000 }).toBe(60);
  });
});

describe('one of them', () => {
  test('a tobacco has all that is known, and null for what is not', async () => {
    const id = api.seed.tobaccos[0]?.id ?? 0;
    expect(await client().tobaccos.get(id)).toMatchObject({
      id,
      name: 'Зимний сад',
      altName: 'Winter Garden',
      brand: { slug: 'northern-smoke', name: 'Northern Smoke' },
      line: { slug: 'classic' },
      imageUrl: null,
      rating: null,
      ratingsCount: null,
      addedOn: null,
      url: 'https://catalogue.example.org/tobaccos/northern-smoke/classic/flavour-1',
      checkedAt: '2026-01-02T03:04:05.678Z',
    });
    await expect(client().tobaccos.get(2_000_000_000)).rejects.toMatchObject({
      status: 404,
      code: 'TOBACCO_NOT_FOUND',
    });
  });

  test('a brand has its lines with their counts', async () => {
    expect(await client().brands.get('dymok')).toMatchObject({
      name: 'Дымок',
      altName: 'Dymok',
      tobaccosCount: 15,
      url: 'https://catalogue.example.org/tobaccos/dymok',
      lines: [
        { name: 'Классика', tobaccosCount: 5 },
        { name: 'Крепкая', tobaccosCount: 5 },
      ],
    });
    await expect(client().brands.get('nobody')).rejects.toMatchObject({
      status: 404,
      code: 'BRAND_NOT_FOUND',
    });
  });

  test('brands are listed by name or rating, and found by either of their names', async () => {
    const slugs = async (query: Parameters<ReturnType<typeof client>['brands']['list']>[0]) =>
      (await client().brands.list(query)).items.map(({ slug }) => slug);
    expect(await slugs({})).toEqual(['northern-smoke', 'sultan-of-mist', 'dymok', 'nash']);
    expect(await slugs({ sort: 'rating' })).toEqual(['northern-smoke', 'dymok', 'sultan-of-mist', 'nash']);
    expect(await slugs({ search: 'dym' })).toEqual(['dymok']);
    expect(await slugs({ search: 'нортерн' })).toEqual(['northern-smoke']);
    expect(await slugs({ search: 'sultn' })).toEqual(['sultan-of-mist']);
  });

  test('tags come with how many tobaccos have them', async () => {
    const { items } = await client().tags.list();
    expect(items.find(({ name }) => name === 'Напитки')).toMatchObject({ tobaccosCount: 8, group: 'Вкус' });
    expect(items).toHaveLength(api.seed.tags.length);
  });
});
