import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathOf } from '#src/compose/compose-file.ts';
import { destructiveParts } from '#src/migrations/destructive.ts';

const MIGRATIONS = globSync('*/migration.sql', { cwd: pathOf('prisma/migrations') }).toSorted();

describe('migrations that the version before can live with', () => {
  it.each(MIGRATIONS)('%s destroys nothing that it does not say', async (file) => {
    expect(await destructiveParts(readFileSync(pathOf(`prisma/migrations/${file}`), 'utf8'))).toEqual([]);
  });

  it.each([
    ['DROP TABLE users', 'drops a table'],
    ['ALTER TABLE users ADD COLUMN a int, DROP COLUMN first_name', 'drops the column first_name'],
    ['ALTER TABLE users RENAME COLUMN a TO b', 'renames a column'],
    ['ALTER TABLE users RENAME TO people', 'renames a table'],
    ['ALTER TABLE users ALTER COLUMN a TYPE text', 'changes the type of a'],
    ['ALTER TABLE users ALTER COLUMN a SET NOT NULL', 'refuses NULL in a'],
    ['ALTER TABLE users ADD COLUMN a int NOT NULL', 'demands a value for the new column a'],
    ['SELECT 1; TRUNCATE users', 'empties a table'],
    ['DELETE FROM users', 'deletes rows'],
  ])('%s is refused without a reason', async (sql, problem) => {
    expect(await destructiveParts(sql)).toEqual([problem]);
    expect(await destructiveParts(`-- destructive: nobody reads it since 1.4\n${sql};`)).toEqual([]);
    expect(await destructiveParts(`-- destructive:\n${sql};`)).toEqual([problem]);
  });

  it.each([
    'ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT 0, ADD COLUMN b text',
    'DROP INDEX users_idx',
    "SELECT 'DROP TABLE users'",
    'CREATE TABLE t (a int NOT NULL)',
  ])('%s is no harm', async (sql) => {
    expect(await destructiveParts(sql)).toEqual([]);
  });
});
