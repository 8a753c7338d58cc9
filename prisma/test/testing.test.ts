import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { createTestDb } from '../testing.ts';

test('each test database is migrated and apart from the others', async () => {
  const [one, two] = await Promise.all([createTestDb(), createTestDb()]);
  await one.prisma.brand.create({ data: { slug: 'one', name: 'One' } });
  expect(await two.prisma.brand.count()).toBe(0);
  await Promise.all([one.drop(), two.drop()]);
});

test('a dropped one is gone, whoever was still connected', async () => {
  const db = await createTestDb();
  const other = new pg.Client({ connectionString: db.connectionString });
  other.on('error', () => undefined);
  await other.connect();
  await db.drop();
  const late = new pg.Client({ connectionString: db.connectionString });
  await expect(late.connect()).rejects.toThrow('does not exist');
});

test('a test run that is killed leaves no server and no folder behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-run-'));
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run'], {
    cwd: fileURLToPath(new URL('./killed-run', import.meta.url)),
    env: { PATH: process.env.PATH, TMPDIR: folder, READY_FILE: join(folder, 'ready') },
    stdio: 'ignore',
  });
  const url = await vi.waitUntil(() => readFile(join(folder, 'ready'), 'utf8').catch(() => ''), {
    timeout: 20_000,
  });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const answers = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  await vi.waitUntil(async () => !(await answers()), { timeout: 20_000, interval: 50 });
  await rm(folder, { recursive: true });
});
