import type { PrismaClient } from '@hookah/db/client';
import type { ApiClient } from '@hookah/shared/api-client';
import type { TobaccoQuery } from '@hookah/shared/catalog';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countWords, startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

// Words that so many names have that a search walks down the list instead of gathering them all.

const TOBACCOS = 6000;

let api: TestApi;
let client: ApiClient;
beforeAll(async () => {
  api = await startTestApi({ fill: seed });
  client = api.client.bot(1);
});
afterAll(() => api.close());

/** «кола» in half of the names and the whole of some; «лимон» in a third; brand Nether, whose tobaccos all are rated worst. */
const seed = async (prisma: PrismaClient) => {
  await prisma.$executeRaw`
    INSERT INTO brands (slug, name, search_text) VALUES ('upper', 'Upper', 'upper'), ('nether', 'Nether', 'nether')`;
  await prisma.$executeRaw`
    INSERT INTO tobaccos (htreviews_id, brand_id, slug_path, name, alt_name, rating, ratings_count, status, search_text)
    SELECT n, b.id, 'x/y/' || n, d.name, CASE WHEN n % 40 = 1 THEN 'Кола' END,
      CASE WHEN b.slug = 'nether' THEN 1 WHEN n % 11 > 0 THEN 2 + (n * 37 % 300) / 100.0 END, n * 7 % 50,
      CASE WHEN n % 500 = 0 THEN 'limited' ELSE 'in_production' END,
      lower(d.name || CASE WHEN n % 40 = 1 THEN ' кола ' ELSE ' ' END || b.slug)
    FROM generate_series(1, ${TOBACCOS}::int) AS n
    JOIN brands b ON b.slug = CASE WHEN n % 5 = 0 THEN 'nether' ELSE 'upper' END
    CROSS JOIN LATERAL (SELECT CASE
      WHEN n % 60 = 0 THEN 'Кола' WHEN n % 6 = 0 THEN 'Кола лимон' WHEN n % 6 = 1 THEN 'Лимон айва'
      WHEN n % 6 < 4 THEN 'Кола ' || n WHEN n % 6 = 4 THEN 'Колада' ELSE 'Вишня' END AS name) d`;
  await countWords(prisma);
  await prisma.$executeRaw`ANALYZE tobaccos`;
};

type Expected = { where: string; first?: string };

/** What a search must show, by asking every tobacco. */
const whole = async ({ where, first = 'true' }: Expected): Promise<number[]> => {
  const rows = await api.prisma.$queryRawUnsafe<{ id: number }[]>(
    `SELECT t.id FROM tobaccos t JOIN brands b ON b.id = t.brand_id WHERE ${where}
     ORDER BY (${first})::text DESC, coalesce(t.rating, -1) DESC, coalesce(t.ratings_count, -1) DESC, t.id DESC`,
  );
  return rows.map(({ id }) => id);
};

const pagesOf = async (query: TobaccoQuery, most: number) => {
  const seen: number[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await client.tobaccos.list({ limit: 100, ...query, ...(cursor === null ? {} : { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor === null || seen.length >= most) return seen;
  }
};

const has = (word: string) => `t.search_words @@ '${word}'::tsquery`;
const IS_COLA = `CASE WHEN ${has('кола')} THEN CASE WHEN 'кола' IN (t.name_key, t.alt_name_key) THEN 3 ELSE 2 END ELSE 1 END`;

test.each<[TobaccoQuery, Expected]>([
  [{ search: 'кола' }, { where: `${has('кола')} OR ${has('колада')}`, first: IS_COLA }],
  [{ search: 'колад' }, { where: has('колада') }],
  [{ search: 'вишня' }, { where: has('вишня'), first: `t.name_key = 'вишня'` }],
  [
    { search: 'лимон кола' },
    {
      where: `${has('лимон')} AND (${has('кола')} OR ${has('колада')})`,
      first: `CASE WHEN t.name_key IN ('кола', 'лимон кола', 'лимон') OR t.alt_name_key = 'кола' THEN 2 ELSE 1 END`,
    },
  ],
  [
    { search: 'nether кола' },
    { where: `${has('nether')} AND (${has('кола')} OR ${has('колада')})`, first: IS_COLA },
  ],
  [{ search: 'nether' }, { where: has('nether') }],
  [
    { search: 'кола', status: 'limited' },
    { where: `(${has('кола')} OR ${has('колада')}) AND t.status = 'limited'`, first: IS_COLA },
  ],
  [
    { search: 'кола', brand: 'nether' },
    { where: `(${has('кола')} OR ${has('колада')}) AND b.slug = 'nether'`, first: IS_COLA },
  ],
  [{ search: 'кола', sort: 'rating' }, { where: `${has('кола')} OR ${has('колада')}` }],
  [{ search: 'лимрн' }, { where: has('лимон'), first: `t.name_key = 'лимон'` }],
])('P4 P5 %j shows all that match, page by page, in order', async (query, expected) => {
  const wanted = await whole(expected);
  expect(wanted.length).toBeGreaterThan(0);
  const shown = await pagesOf(query, 700);
  expect(shown).toEqual(wanted.slice(0, shown.length));
  expect(shown).toHaveLength(Math.min(wanted.length, shown.length));
  if (shown.length < 700) expect(shown).toHaveLength(wanted.length);
});

test.each<TobaccoQuery>([{ sort: 'rating' }, { search: 'кола' }, { search: 'nether' }, { search: 'вишрня' }])(
  'P5 %j goes on where it was, whatever is written between two pages',
  async (query) => {
    const before = await pagesOf({ ...query, limit: 50 }, 150);
    const first = await client.tobaccos.list({ ...query, limit: 50 });
    const onFirst = first.items.map(({ id }) => id);
    const [gone = 0, moved = 0] = before.slice(50);
    const [shown = 0] = onFirst;
    const ratings = await api.prisma.tobacco.findMany({ where: { id: { in: [moved, shown] } } });
    // One shown falls to the end, one not shown yet rises to the top, one goes.
    await api.prisma.tobacco.update({ where: { id: shown }, data: { rating: 0.5 } });
    await api.prisma.tobacco.update({ where: { id: moved }, data: { rating: 5, ratingsCount: 9999 } });
    await api.prisma.tobacco.update({ where: { id: gone }, data: { goneAt: new Date() } });
    const cursor = first.nextCursor ?? '';
    const second = await client.tobaccos.list({ ...query, limit: 50, cursor });
    const onSecond = second.items.map(({ id }) => id);
    expect(onSecond.filter((id) => onFirst.includes(id))).toEqual([]);
    expect(onSecond.slice(0, 48)).toEqual(before.slice(52, 100));
    await api.prisma.tobacco.update({ where: { id: gone }, data: { goneAt: null } });
    for (const { id, rating, ratingsCount } of ratings) {
      await api.prisma.tobacco.update({ where: { id }, data: { rating, ratingsCount } });
    }
  },
);
