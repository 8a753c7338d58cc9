import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected } from '#src/backup/postgres.ts';
import { pathOf, readCompose } from '#src/compose/compose-file.ts';
import { type Cluster, ofPostgres, startCluster } from './debian-cluster.ts';

// What the replica of docker-compose.scale.yml is started by, on Debian's PostgreSQL, with the primary's own pg_hba.conf.

const PASSWORD = 'entrypoint-test-password-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'hookah-entrypoint-'));
const dataOf = (name: string) => join(folder, name, '18', 'docker');

let primary: Cluster;
let port: number;
const running: ChildProcess[] = [];

/** Compose writes a dollar as two. */
const entrypoint = (): string[] => {
  const { entrypoint: parts } = readCompose('docker-compose.scale.yml').services['postgres-replica'] ?? {};
  return Array.isArray(parts) ? parts.map((part) => String(part).replaceAll('$$', '$')) : [];
};

const start = (name: string, { password = PASSWORD } = {}) => {
  const [program = '', ...parameters] = entrypoint();
  const [command = '', ...before] = ofPostgres(program);
  const child = spawn(command, [...before, ...parameters], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: `${primary.bin}:/usr/sbin:/usr/bin:/sbin:/bin`,
      PGDATA: dataOf(name),
      PGPORT: String(port),
      PRIMARY_URL: `postgresql://hookah:${password}@127.0.0.1:${primary.port}/postgres`,
    },
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return { child, said: () => said, ended: once(child, 'exit').then(([code]) => code) };
};

/** All of its group, as when its container is ended. */
const end = async ({ child }: { child: ChildProcess }, signal: 'SIGINT' | 'SIGKILL') => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-Number(child.pid), signal);
  await ended;
};

const onPrimary = (sql: string) => connected(primary.url('postgres'), (client) => client.query(sql));
const onReplica = async <Row>(sql: string): Promise<Row[]> => {
  const url = `postgresql://hookah@127.0.0.1:${port}/postgres`;
  return connected(url, async (client) => (await client.query(sql)).rows);
};
const seen = () =>
  onReplica<{ n: number }>('SELECT n FROM written ORDER BY n').then(
    (rows) => rows.map(({ n }) => n),
    (error: unknown) => String(error),
  );

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const hba = join(folder, 'pg_hba.conf');
  writeFileSync(hba, readFileSync(pathOf('ops/scale/pg_hba.conf')));
  for (const name of ['replica', 'stranger', 'killed']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  primary = await startCluster(['fsync=off', `hba_file=${hba}`, 'wal_keep_size=64MB']);
  port = await getPort({ host: '127.0.0.1' });
  await onPrimary(`ALTER ROLE hookah PASSWORD '${PASSWORD}'`);
  await onPrimary('CREATE TABLE written AS SELECT 1 AS n');
});
afterAll(async () => {
  for (const child of running) await end({ child }, 'SIGKILL');
  primary?.destroy();
  rmSync(folder, { recursive: true, force: true });
});

describe('the replica of docker-compose.scale.yml', () => {
  it('copies the primary by its own entrypoint, and follows it', async () => {
    const replica = start('replica');
    await expect.poll(seen).toEqual([1]);
    await onPrimary('INSERT INTO written VALUES (2)');
    await expect.poll(seen).toEqual([1, 2]);
    expect(await onReplica('SELECT pg_is_in_recovery() AS "isCopy"')).toEqual([{ isCopy: true }]);
    expect(await onReplica('SHOW hot_standby_feedback')).toEqual([{ hot_standby_feedback: 'on' }]);
    await end(replica, 'SIGINT');
  });

  it('goes on from where it was after a stop, without copying anew', async () => {
    const mark = join(dataOf('replica'), 'mark');
    writeFileSync(mark, '');
    await onPrimary('INSERT INTO written VALUES (3)');
    const replica = start('replica');
    await expect.poll(seen).toEqual([1, 2, 3]);
    expect(existsSync(mark)).toBe(true);
    await end(replica, 'SIGINT');
  });

  it('copies anew when it was killed in the middle of the copy', async () => {
    const part = `${dataOf('killed')}.part`;
    const half = start('killed');
    await expect.poll(() => existsSync(join(part, 'PG_VERSION')), { interval: 1 }).toBe(true);
    await end(half, 'SIGKILL');
    expect(existsSync(dataOf('killed'))).toBe(false);
    const replica = start('killed');
    await expect.poll(seen).toEqual([1, 2, 3]);
    expect(existsSync(part)).toBe(false);
    await end(replica, 'SIGINT');
  });

  it('copies nothing with another password, and says why', async () => {
    const stranger = start('stranger', { password: 'another' });
    expect(await stranger.ended).not.toBe(0);
    expect(stranger.said()).toContain('password authentication failed');
    expect(existsSync(dataOf('stranger'))).toBe(false);
  });
});
