import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { MigrationRefused, migrate } from '../migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../migration-files.ts';
import { createTestDb, type TestDb } from '../testing.ts';

let db: TestDb;
let folder: string;
beforeEach(async () => {
  db = await createTestDb({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  await db.drop();
  await rm(folder, { recursive: true });
});

const run = (overrides: { connectionString?: string } = {}) =>
  migrate({ connectionString: db.connectionString, log: silentLog, folder, ...overrides });

test('an empty database gets every migration, and a second run finds nothing to do', async () => {
  const names = (await readMigrations()).map(({ name }) => name);
  expect(await run()).toEqual(names);
  expect(await run()).toEqual([]);
});

test('of several instances that start at once one migrates and the others wait for it', async () => {
  const applied = await Promise.all([run(), run(), run(), run()]);
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, (await readMigrations()).length]);
});

test('a migration is sent whole: semicolons in comments, texts and function bodies are its own affair', async () => {
  await write(
    '29990101000000_semicolons',
    `
    -- one; two
    CREATE TABLE parts (said text DEFAULT 'a;b');
    CREATE FUNCTION two_rows() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO parts VALUES ('x;y'); INSERT INTO parts DEFAULT VALUES; END $$;
    SELECT two_rows();`,
  );
  await run();
  expect(await db.prisma.$queryRaw`SELECT said FROM parts ORDER BY said`).toEqual([
    { said: 'a;b' },
    { said: 'x;y' },
  ]);
});

describe('a database that must not be touched is refused in one line that says which migration', () => {
  test('ahead: it has a migration that is unknown here', async () => {
    await write('29990101000000_future', 'CREATE TABLE future (id int);');
    await run();
    await rm(join(folder, '29990101000000_future'), { recursive: true });
    await expectRefusal(/^The database is ahead of this version: it has 29990101000000_future\..*$/);
  });

  test('changed: a migration is not what the database applied', async () => {
    await write('29990101000000_mine', 'CREATE TABLE mine (id int);');
    await run();
    await write('29990101000000_mine', 'CREATE TABLE mine (id bigint);');
    await expectRefusal(/^Migration 29990101000000_mine was changed after this database had applied it\..*$/);
  });

  test('failed: a migration that failed leaves nothing behind, and is not tried again over it', async () => {
    await write('29990101000000_bad', 'CREATE TABLE half (id int); SELECT 1 / 0;');
    await expect(run()).rejects.toThrow('division by zero');
    expect(await db.prisma.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }]);
    await expectRefusal(/^Migration 29990101000000_bad has failed on this database\..*$/);
    // As the message advises.
    await write('29990101000000_bad', 'CREATE TABLE half (id int);');
    await db.prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_bad'`;
    expect(await run()).toEqual(['29990101000000_bad']);
  });

  test.each([
    ['SQL_ASCII', `ENCODING 'SQL_ASCII' LOCALE 'C'`, /encoding is SQL_ASCII, it must be UTF8/],
    ['a ctype without Cyrillic', `ENCODING 'UTF8' LOCALE 'C'`, /Cyrillic/],
    [
      'letters by the builtin provider over a C ctype, where trigrams silently find nothing',
      `ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`,
      /Cyrillic/,
    ],
  ])('text: %s', async (_what, how, why) => {
    const name = `odd_${Date.now()}`;
    await db.prisma.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE template0 ${how}`);
    const connectionString = db.connectionString.replace(/[^/]+$/, name);
    try {
      await expect(run({ connectionString })).rejects.toThrow(why);
      await expect(run({ connectionString })).rejects.toThrow(MigrationRefused);
    } finally {
      await db.prisma.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});

describe('as a process', () => {
  test('it exits 0 when the database is up to date', async () => {
    expect(await main({ DATABASE_URL: db.connectionString })).toMatchObject({ code: 0, stderr: '' });
    expect(await main({ DATABASE_URL: db.connectionString })).toEqual({
      code: 0,
      stdout: 'The database is up to date.\n',
      stderr: '',
    });
  });

  test('it exits 1 with one line when the database is refused', async () => {
    await run();
    await db.prisma.$executeRaw`
      UPDATE _prisma_migrations SET migration_name = 'newer'
      WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`;
    const { code, stderr } = await main({ DATABASE_URL: db.connectionString });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database is ahead of this version: it has newer\..*\n$/);
  });

  test('it exits 2 with one line and no password when there is no usable address or nobody answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const wrong = new URL(db.connectionString);
    wrong.password = 'canary-password';
    const answers = await Promise.all(
      [
        undefined,
        '',
        'mysql://x',
        'postgresql://a:canary-password@127.0.0.1:1/x',
        `postgresql://a:canary-password@127.0.0.1:${port}/x`,
        wrong.href,
      ].map((DATABASE_URL) => main(DATABASE_URL === undefined ? {} : { DATABASE_URL })),
    );
    for (const { code, stderr } of answers) {
      expect(code).toBe(2);
      expect(stderr).toMatch(/^[^\n]+\n$/);
      expect(stderr).not.toContain('canary-password');
    }
    silent.close();
  });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function expectRefusal(line: RegExp): Promise<void> {
  const error = await run().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect(error).toHaveProperty('message', expect.stringMatching(line));
}

async function main(env: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...said };
}
