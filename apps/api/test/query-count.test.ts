import type { PrismaClient } from '@hookah/db/client';
import { createTestDb } from '@hookah/db/testing';
import { expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import { seedCatalogue } from '#src/testing/seed.ts';
import { TEST_BOT_KEY, testConfig } from '#src/testing/start-test-api.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

test('a read asks the database at most twice, besides who asks, whatever its size (A11)', async () => {
  const database = await createTestDb();
  const { tobaccos } = await seedCatalogue(database.prisma);
  let queries = 0;
  const counting = database.prisma.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        queries += 1;
        return query(args);
      },
    },
  }) as unknown as PrismaClient;
  const app = await buildApp({
    prisma: counting,
    config: testConfig(database.connectionString),
    logger: silent,
  });
  const headers = { 'x-api-key': TEST_BOT_KEY, 'x-telegram-user-id': '1' };
  const ids: string[] = [];
  for (const { id } of tobaccos) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/wishlist/items',
      headers,
      payload: { tobaccoId: id },
    });
    ids.push(answer.json().data.item.id);
  }
  for (const path of [
    '/tobaccos?limit=1',
    '/tobaccos?limit=100',
    '/tobaccos?limit=100&search=чирника&sort=name',
    '/tobaccos?hide=tried&country=Россия&strengthByRatings=3',
    '/tobaccos/facets?brand=dymok&strength=3&hide=never',
    '/tobaccos/facets?search=чирника',
    `/tobaccos/${tobaccos[0]?.id}`,
    '/brands?limit=100',
    '/brands/dymok',
    '/tags',
    '/wishlist?limit=1',
    '/wishlist?limit=100&sort=name',
    '/wishlist?limit=100&brand=dymok&strength=3&tags=1',
    '/wishlist/counter?limit=100',
    '/wishlist/stats',
    '/wishlist/export?format=csv',
    '/wishlist/shares',
    '/follows',
    '/users/me/alerts',
    `/wishlist/items/${ids[0]}`,
    '/users/me',
  ]) {
    queries = 0;
    const answer = await app.inject({ url: `/api/v1${encodeURI(path)}`, headers });
    expect({ path, status: answer.statusCode }).toEqual({ path, status: 200 });
    // The vocabulary first, then the page.
    const ofSearch = path.startsWith('/tobaccos') && path.includes('search=') ? 1 : 0;
    expect({ path, queries }).toEqual({ path, queries: (path === '/users/me' ? 1 : 2) + ofSearch });
  }
  await app.close();
  await database.drop();
});
