import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const rowsOf = (of: Cluster): Promise<number> =>
  connected(of.url('postgres'), async (client) => {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM lists');
    return Number(rows[0]?.n);
  });

describe('R14 recovery to a point in time, by pgBackRest', () => {
  it('brings back what stood there before somebody deleted everything, though the disk is lost too', async () => {
    for (const name of ['repository', 'log', 'lock']) {
      mkdirSync(join(folder, name));
      chmodSync(join(folder, name), 0o777);
    }
    chmodSync(folder, 0o777);
    cluster = await startCluster([
      'archive_mode=on',
      `archive_command='pgbackrest --config=${config} --stanza=hookah archive-push %p'`,
    ]);
    writeFileSync(
      config,
      `[global]\nrepo1-path=${folder}/repository\nlog-path=${folder}/log\nlock-path=${folder}/lock\nrepo1-retention-full=2\nstart-fast=y\n` +
        `[hookah]\npg1-path=${cluster.data}\npg1-port=${cluster.port}\npg1-socket-path=${cluster.folder}\npg1-user=hookah\n`,
    );
    pgbackrest('stanza-create');
    const ask = (sql: string) => connected(String(cluster?.url('postgres')), (client) => client.query(sql));
    await ask('CREATE TABLE lists AS SELECT generate_series(1, 1000) AS id');
    pgbackrest('--type=full', 'backup');
    // A backup is known by the second it ended in, and a moment within that second would be before it.
    await ask('SELECT pg_sleep(2)');
    await ask('INSERT INTO lists VALUES (1001)');
    // A moment between two commits, as the server's clock has it.
    const moment: { rows: { at: string }[] } = await ask(
      "SELECT to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.US+00') AS at",
    );
    await ask('DELETE FROM lists');
    await ask('SELECT pg_switch_wal()');
    pgbackrest('check');

    cluster.loseDisk();
    const startedAt = Date.now();
    pgbackrest('--type=time', `--target=${moment.rows[0]?.at}`, '--target-action=promote', 'restore');
    cluster.start();
    const again = cluster;
    await expect.poll(() => rowsOf(again).catch(() => 0)).toBe(1001);
    process.stdout.write(`Point in time: 1,001 rows back after ${Date.now() - startedAt} ms\n`);
  });
});
