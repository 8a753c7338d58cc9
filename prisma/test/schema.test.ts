import { afterAll, beforeAll, expect, test } from 'vitest';
import { differenceToSchema } from '../schema-engine.ts';
import { createTestDb, type TestDb } from '../testing.ts';

let db: TestDb;
beforeAll(async () => {
  db = await createTestDb();
});
afterAll(() => db.drop());

test('the migrations make the database that schema.prisma describes', async () => {
  expect(await differenceToSchema(db.connectionString)).toBeNull();
});
