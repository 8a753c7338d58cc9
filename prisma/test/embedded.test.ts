import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { end, isRunning, serverPid, startProcess, untilGone } from './processes.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder: string;
let home: string;
beforeAll(async () => {
  // Below /tmp, which PostgreSQL's account can reach when root runs the tests.
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(folder, 0o755);
  home = join(folder, 'kept');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('one data folder, through all that may happen to it', () => {
  test('the first start makes a cluster in which Russian words are found by likeness', async () => {
    const { process: app, line } = await startProcess([home]);
    await query(line, 'CREATE EXTENSION pg_trgm');
    const [row] = await query(
      line,
      `SELECT similarity('дарксайд', 'дарсайд') AS likeness, lower('Ё') AS lower, current_setting('server_encoding') AS encoding`,
    );
    expect(row).toEqual({ likeness: expect.closeTo(0.545, 2), lower: 'ё', encoding: 'UTF8' });
    await query(line, 'CREATE TABLE kept (n int)');
    await end(app, 'SIGINT');
  });

  test('after Ctrl-C no server is left and the data is there again', async () => {
    const { process: app, line } = await startProcess([home]);
    const pid = await serverPid(home);
    await query(line, 'INSERT INTO kept VALUES (1)');
    await end(app, 'SIGINT');
    await untilGone(Number(pid));
    expect(await serverPid(home)).toBeNull();
  });

  test('after kill -9 the next start, at once, waits for the old server and finds every committed row', async () => {
    const first = await startProcess([home]);
    const pid = Number(await serverPid(home));
    await query(first.line, 'INSERT INTO kept VALUES (2)');
    await end(first.process, 'SIGKILL');
    const second = await startProcess([home]);
    expect(isRunning(pid)).toBe(false);
    expect(await query(second.line, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    await end(second.process, 'SIGINT');
  });

  test('a second start beside a running one is refused in one line and does not disturb it', async () => {
    const first = await startProcess([home]);
    const second = await startProcess([home]);
    expect(second.line).toBe(
      `failed: It is already running here (process ${first.process.pid}): stop that one first, its data is ${home}.`,
    );
    expect(await query(first.line, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 2 }]);
    await end(first.process, 'SIGINT');
  });

  test('a server whose supervisor was killed is taken over: one server, no row lost', async () => {
    const first = await startProcess([home]);
    const orphan = Number(await serverPid(home));
    await query(first.line, 'INSERT INTO kept VALUES (3)');
    process.kill(supervisorOf(orphan), 'SIGKILL');
    await end(first.process, 'SIGKILL');
    expect(isRunning(orphan)).toBe(true);
    const second = await startProcess([home]);
    expect(isRunning(orphan)).toBe(false);
    expect(await query(second.line, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 3 }]);
    await end(second.process, 'SIGINT');
  });

  test('a postmaster.pid left by a power cut, its number now another program’s, does not keep it from starting', async () => {
    await quiet();
    await writeFile(join(home, 'cluster', 'postmaster.pid'), `${process.pid}\n${home}/cluster\n`);
    const { process: app, line } = await startProcess([home]);
    expect(await query(line, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 3 }]);
    await end(app, 'SIGINT');
  });

  test('what a person’s shell says about PostgreSQL changes nothing', async () => {
    const env = {
      ...process.env,
      LC_ALL: 'C',
      PGDATA: '/nowhere',
      PGPORT: '1',
      PGOPTIONS: '-c nonsense=1',
      PGTZ: 'Asia/Tokyo',
    };
    const { process: app, line } = await startProcess([home], { env });
    expect(await query(line, `SELECT current_setting('TimeZone') AS zone`)).toEqual([{ zone: 'UTC' }]);
    await end(app, 'SIGINT');
  });

  test('it listens on loopback alone, and lets nobody in without the password of its 0600 file', async () => {
    const { process: app, line } = await startProcess([home]);
    const { mode } = await stat(join(home, 'password'));
    expect(mode & 0o777).toBe(0o600);
    expect(new URL(line).password).toBe((await readFile(join(home, 'password'), 'utf8')).trim());
    expect(await query(line, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(line);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await end(app, 'SIGINT');
  });

  test('a taken port is named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { line } = await startProcess([home, String(port)]);
    expect(line).toBe(`failed: Port ${port} is in use: choose another.`);
    other.close();
  });

  test('a lost password or a cluster of another version is refused, and nothing is touched', async () => {
    await quiet();
    await rename(join(home, 'password'), join(home, 'password.away'));
    expect((await startProcess([home])).line).toContain(`failed: ${join(home, 'password')} is missing`);
    await rename(join(home, 'password.away'), join(home, 'password'));

    await writeFile(join(home, 'cluster', 'PG_VERSION'), '17\n');
    expect((await startProcess([home])).line).toContain('was written by PostgreSQL 17, this is 18');
    await writeFile(join(home, 'cluster', 'PG_VERSION'), '18\n');
    const { process: app, line } = await startProcess([home]);
    expect(await query(line, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 3 }]);
    await end(app, 'SIGINT');
  });
});

test('an initdb that was cut short is begun anew', async () => {
  const cut = join(folder, 'cut');
  await mkdir(join(cut, 'initdb-abc', 'cluster', 'base'), { recursive: true });
  await writeFile(join(cut, 'initdb-abc', 'cluster', 'PG_VERSION'), '18\n');
  const { process: app, line } = await startProcess([cut]);
  expect(await query(line, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await expect(stat(join(cut, 'initdb-abc'))).rejects.toThrow('ENOENT');
  await end(app, 'SIGINT');
});

test('of two first starts at once in one folder one runs and the other says so', async () => {
  const both = join(folder, 'both');
  const started = await Promise.all([startProcess([both]), startProcess([both])]);
  const lines = started.map(({ line }) => line).sort();
  expect(lines).toEqual([
    expect.stringContaining('failed: It is already running here'),
    expect.stringMatching(/^postgresql:/),
  ]);
  for (const { process: app } of started) await end(app, 'SIGINT');
});

test.skipIf(!asRoot)('an ordinary user runs it as themselves', async () => {
  const own = join(folder, 'own');
  await mkdir(own);
  await chown(own, NOBODY, NOBODY);
  const { process: app, line } = await startProcess([own], {
    uid: NOBODY,
    gid: NOBODY,
    env: { PATH: process.env.PATH },
  });
  expect(await query(line, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect((await stat(join(own, 'cluster'))).uid).toBe(NOBODY);
  await end(app, 'SIGINT');
});

test.skipIf(!asRoot)(
  'root with a folder that is root’s alone has its data below /var/lib, found again by a note',
  async () => {
    const hidden = await mkdtemp(join(tmpdir(), 'root-only-'));
    const data = join(hidden, '.data', 'postgres');
    const first = await startProcess([data]);
    const elsewhere = (await readFile(join(data, 'location'), 'utf8')).trim();
    expect(elsewhere).toMatch(/^\/var\/lib\/hookah-wishlist\/data\/[0-9a-f]{16}$/);
    await query(first.line, 'CREATE TABLE kept (n int)');
    await end(first.process, 'SIGINT');
    const second = await startProcess([data]);
    expect(await query(second.line, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }]);
    const pid = Number(await serverPid(elsewhere));
    await end(second.process, 'SIGINT');
    await untilGone(pid);
    await rm(elsewhere, { recursive: true });
    await rm(hidden, { recursive: true });
  },
);

/** Until the server of the test before is gone. */
async function quiet(): Promise<void> {
  const pid = await serverPid(home);
  if (pid !== null) await untilGone(pid);
}

function supervisorOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
