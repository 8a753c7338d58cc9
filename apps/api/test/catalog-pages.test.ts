import { Prisma } from '@hookah/db/client';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTobaccosRepository } from '#src/catalog/tobaccos.repository.ts';
import { type Connections, connectDatabase } from '#src/connections.ts';
import type { Place } from '#src/paging/cursor.ts';
import { testConfig } from '#src/testing/start-test-api.ts';

const TOBACCOS = 6000;
const PAGE = 50;

let database: TestDb;
let connections: Connections;
beforeAll(async () => {
  database = await createTestDb();
  connections = connectDatabase(testConfig(database.connectionString));
  await database.prisma
    .$executeRaw`INSERT INTO brands (slug, name, search_text) VALUES ('one', 'One', 'one')`;
  // Many share each rating and each day.
  await database.prisma.$executeRaw`
    INSERT INTO tobaccos (htreviews_id, brand_id, slug_path, name, rating, ratings_count, added_on, search_text)
    SELECT n, b.id, 'one/' || n, 'Tobacco ' || n * 7919 % 1009, CASE WHEN n % 9 > 0 THEN n % 40 / 8.0 END, n % 30,
      date '2020-01-01' + n % 200, 'tobacco ' || n
    FROM generate_series(1, ${TOBACCOS}::int) AS n CROSS JOIN brands b`;
  await database.prisma.$executeRaw`ANALYZE tobaccos`;
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});

type Plan = {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

const readBy = (plan: Plan): number => {
  const own = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  const below = (plan.Plans ?? []).reduce((sum, part) => sum + readBy(part), 0);
  return below + (plan['Relation Name'] === 'tobaccos' ? own : 0);
};

const asking = (sort: TobaccoSort, after: Place | null) => ({ search: null, sort, after, limit: PAGE });

/** How many tobaccos PostgreSQL looks at for one page. */
const lookedAt = async (sort: TobaccoSort, after: Place | null): Promise<number> => {
  let looked = 0;
  const explaining = createTobaccosRepository({
    query: async (sql) => {
      const [row] = await connections.catalogue.$queryRaw<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
        Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      );
      looked += row ? readBy(row['QUERY PLAN'][0].Plan) : Number.NaN;
      return [];
    },
  });
  await explaining.page({}, asking(sort, after));
  return looked;
};

test.each(['rating', 'name', 'newest'] as const)(
  'P5 by %s the last page looks at no more tobaccos than the first',
  async (sort) => {
    const repository = createTobaccosRepository({ query: (sql) => connections.catalogue.$queryRaw(sql) });
    let after: Place | null = null;
    for (let shown = 0; shown < TOBACCOS - PAGE; shown += PAGE) {
      const rows = await repository.page({}, asking(sort, after));
      after = rows.at(-1)?.place ?? null;
    }
    expect(await repository.page({}, asking(sort, after))).toHaveLength(PAGE);
    // Once in the order of the list, once for what is shown of each.
    expect(await lookedAt(sort, null)).toBe(2 * PAGE);
    expect(await lookedAt(sort, after)).toBe(2 * PAGE);
  },
);
