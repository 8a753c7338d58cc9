import type { PrismaClient } from '@hookah/db/client';
import { createTestDb } from '@hookah/db/testing';
import { createApiClient } from '@hookah/shared/api-client';
import { expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import { seedCatalogue } from '#src/testing/seed.ts';
import { initDataOf } from '#src/testing/sign-init-data.ts';
import { TEST_BOT_TOKEN, testConfig } from '#src/testing/start-test-api.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

test('what is kept of the catalogue is read without asking the database, a sign-in that ended at most a second (P1, A3)', async () => {
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
  const baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1`;
  const anybody = createApiClient({ baseUrl, retries: 0 });
  const { accessToken, refreshToken } = await anybody.auth.validate({
    initData: initDataOf({ id: 1 }, { botToken: TEST_BOT_TOKEN }),
  });
  const person = createApiClient({
    baseUrl,
    retries: 0,
    headers: () => ({ authorization: `Bearer ${accessToken}` }),
  });
  const id = tobaccos[0]?.id ?? 0;
  const queriesOf = async (read: () => Promise<unknown>) => {
    queries = 0;
    await read();
    return queries;
  };
  await expect.poll(() => queriesOf(() => person.tobaccos.get(id)), { interval: 5, timeout: 5000 }).toBe(0);

  await person.tobaccos.get(id);
  await anybody.auth.logout({ refreshToken });
  const ended = { status: 401, code: 'SESSION_REVOKED' };
  await expect(person.wishlist.list()).rejects.toMatchObject(ended);
  const statusOf = () =>
    person.tobaccos.get(id).then(
      () => 200,
      (error: { status: number }) => error.status,
    );
  await expect.poll(statusOf, { interval: 20, timeout: 1500 }).toBe(401);
  await app.close();
  await database.drop();
});
