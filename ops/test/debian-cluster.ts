import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import getPort from 'get-port';

export type Cluster = {
  bin: string;
  folder: string;
  data: string;
  port: number;
  /** Of a database in it. */
  url: (database: string) => string;
  start: () => void;
  /** After `kill`, while its last processes may still be ending; meanwhile this process goes on. */
  startAgain: () => Promise<void>;
  pid: () => number;
  /** kill -9 of the server; its connections end with it. */
  kill: () => boolean;
  /** Killed without a word, and its data removed; `start` needs something there again. */
  loseDisk: () => void;
  destroy: () => void;
};

const MOST_TRIES = 50;
const MOST_PORTS = 5;

/** The newest PostgreSQL that the system has, with its own pg_dump: the embedded one comes without. */
export const postgresBin = (): string => {
  const found = globSync('/usr/lib/postgresql/*/bin').toSorted(
    (a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]),
  );
  if (found[0] === undefined)
    throw new Error('PostgreSQL with pg_dump is missing: apt-get install postgresql');
  return found[0];
};

/** PostgreSQL refuses to be run by root. */
export const ofPostgres = (file: string): string[] =>
  process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', file] : [file];

const asPostgres = (file: string, parameters: string[]): void => {
  const [program = '', ...before] = ofPostgres(file);
  const { status, stderr } = spawnSync(program, [...before, ...parameters], {
    cwd: '/',
    encoding: 'utf8',
    // The server keeps what it inherits; waiting for its pipes would be waiting for its end.
    stdio: ['ignore', 'ignore', file.endsWith('pg_ctl') ? 'ignore' : 'pipe'],
  });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
};

export const startCluster = (settings: readonly string[] = []): Promise<Cluster> =>
  clusterOf(settings, (bin, data) =>
    asPostgres(join(bin, 'initdb'), [
      ...['-D', data, '-U', 'hookah', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    ]),
  );

/** A streaming replica that answers reads. */
export const startReplica = (primary: Cluster, settings: readonly string[] = []): Promise<Cluster> =>
  clusterOf(settings, (bin, data) =>
    asPostgres(join(bin, 'pg_basebackup'), [
      ...['-D', data, '-d', primary.url('postgres'), '--write-recovery-conf', '--checkpoint=fast'],
    ]),
  );

const clusterOf = async (
  settings: readonly string[],
  fill: (bin: string, data: string) => void,
): Promise<Cluster> => {
  const bin = postgresBin();
  const folder = mkdtempSync(join(tmpdir(), 'hookah-cluster-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  let port = 0;
  const control = (...parameters: string[]) =>
    asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-w', ...parameters]);
  const starting = (): string[] => {
    const places = [`port=${port}`, `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1'];
    const options = [...places, ...settings].map((option) => `-c ${option}`).join(' ');
    return ['-l', join(folder, 'log'), '-o', options, 'start'];
  };
  const start = () => control(...starting());
  const refusal = () =>
    new Error(`PostgreSQL did not start: ${readFileSync(join(folder, 'log'), 'utf8').slice(-2_000)}`);
  /** Somebody may take a free port between our looking and PostgreSQL's binding. */
  const startOnFreePort = async () => {
    for (let tries = 0; tries < MOST_PORTS; tries += 1) {
      port = await getPort({ host: '127.0.0.1' });
      try {
        return start();
      } catch {
        // Why stands in its log.
      }
    }
    throw refusal();
  };
  const startAgain = async () => {
    const [program = '', ...before] = ofPostgres(join(bin, 'pg_ctl'));
    const parameters = [...before, '-D', data, '-w', ...starting()];
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const server = spawn(program, parameters, { cwd: '/', stdio: 'ignore' });
      const [status] = await once(server, 'exit');
      if (status === 0) return;
      await wait(100);
    }
    throw refusal();
  };
  const pid = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  fill(bin, data);
  await startOnFreePort();
  return {
    bin,
    folder,
    data,
    port,
    url: (database) => `postgresql://hookah:any@127.0.0.1:${port}/${database}`,
    start,
    startAgain,
    pid,
    kill: () => process.kill(pid(), 'SIGKILL'),
    loseDisk: () => {
      control('-m', 'immediate', 'stop');
      for (const file of globSync('*', { cwd: data })) rmSync(join(data, file), { recursive: true });
    },
    destroy: () => {
      control('-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
};
