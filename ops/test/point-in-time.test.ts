import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { connected } from '#src/backup/postgres.ts';
import { type Cluster, startCluster } from './debian-cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'hookah-pitr-'));
const config = join(folder, 'pgbackrest.conf');
let cluster: Cluster | undefined;
afterAll(() => {
  cluster?.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const pgbackrest = (...parameters: string[]): void => {
  const asPostgres =
    process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', 'pgbackrest'] : ['pgbackrest'];
  const [file = '', ...before] = asPostgres;
  const { status, stdout, stderr, error } = spawnSync(
    file,
    [...before, `--config=${config}`, '--stanza=hookah', '--log-level-console=warn', ...parameters],
    { cwd: '/', encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(`pgbackrest ${parameters.join(' ')}: ${error?.message ?? stdout + stderr}`);
};

/** The most that is lost, in seconds, when nothing else fills a segment of the log; a minute in the deployment. */
const ARCHIVE_TIMEOUT_S = 2;

const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
  if (cluster === undefined) throw new Error('The first test starts the cluster');
  return (await connected(cluster.url('postgres'), (client) => client.query<Row>(sql))).rows;
};

/** The server without its disk, restored, and how long it took until it answered again. */
const restored = async (...parameters: string[]): Promise<number> => {
  cluster?.loseDisk();
  const startedAt = Date.now();
  pgbackrest(...parameters, 'restore');
  cluster?.start();
  await expect.poll(() => ask('SELECT 1 WHERE NOT pg_is_in_recovery()').catch(() => [])).toHaveLength(1);
  return Date.now() - startedAt;
};

describe('R14 recovery by pgBackRest', () => {
  it('to a moment brings back what stood there before somebody deleted everything, though the disk is lost too', async () => {
    for (const name of ['repository', 'log', 'lock']) {
      mkdirSync(join(folder, name));
      chmodSync(join(folder, name), 0o777);
    }
    chmodSync(folder, 0o777);
    cluster = await startCluster([
      'archive_mode=on',
      `archive_command='pgbackrest --config=${config} --stanza=hookah archive-push %p'`,
      `archive_timeout=${ARCHIVE_TIMEOUT_S}`,
    ]);
    writeFileSync(
      config,
      `[global]\nrepo1-path=${folder}/repository\nlog-path=${folder}/log\nlock-path=${folder}/lock\nrepo1-retention-full=2\nstart-fast=y\n` +
        `[hookah]\npg1-path=${cluster.data}\npg1-port=${cluster.port}\npg1-socket-path=${cluster.folder}\npg1-user=hookah\n`,
    );
    pgbackrest('stanza-create');
    await ask('CREATE TABLE lists AS SELECT generate_series(1, 1000) AS id');
    pgbackrest('--type=full', 'backup');
    // A backup is known by the second it ended in, and a moment within that second would be before it.
    await ask('SELECT pg_sleep(2)');
    await ask('INSERT INTO lists VALUES (1001)');
    // A moment between two commits, as the server's clock has it.
    const [moment] = await ask<{ at: string }>(
      "SELECT to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.US+00') AS at",
    );
    await ask('DELETE FROM lists');
    await ask('SELECT pg_switch_wal()');
    pgbackrest('check');

    const ms = await restored('--type=time', `--target=${moment?.at}`, '--target-action=promote');
    expect(await ask('SELECT count(*)::int AS rows FROM lists')).toEqual([{ rows: 1001 }]);
    process.stdout.write(`Point in time: 1,001 rows back after ${ms} ms\n`);
  });

  it('to the end loses the writes of the last seconds at most', async () => {
    // As the documents say: PostgreSQL forgets archive_timeout after a recovery until its next checkpoint.
    pgbackrest('--type=incr', 'backup');
    await ask('CREATE TABLE writes (at timestamptz NOT NULL)');
    const until = Date.now() + 3_000 * ARCHIVE_TIMEOUT_S;
    let last = Date.now();
    while (Date.now() < until) {
      await ask('INSERT INTO writes VALUES (clock_timestamp())');
      last = Date.now();
      await sleep(50);
    }
    await restored('--type=default');
    const [found] = await ask<{ last: Date }>('SELECT max(at) AS last FROM writes');
    const lostMs = last - Number(found?.last);
    process.stdout.write(`The disk lost: the writes of the last ${lostMs} ms are gone\n`);
    // The log is cut every so often, and what was cut has to be copied: on a loaded machine that takes its time.
    expect(lostMs).toBeLessThan(1_000 * ARCHIVE_TIMEOUT_S + 5_000);
  });
});
