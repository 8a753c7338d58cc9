import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createTestDb } from '../../testing.ts';

// Not a test of this suite: the run that test/testing.test.ts kills in the middle.
test('hangs', async () => {
  const db = await createTestDb();
  expect(db.connectionString).not.toBe('');
  await writeFile(process.env.READY_FILE ?? '', db.connectionString);
  await new Promise(() => undefined);
});
