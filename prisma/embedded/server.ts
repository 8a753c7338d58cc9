import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import pg from 'pg';
import type { Account } from './account.ts';
import { SUPERUSER } from './cluster.ts';

export type Server = {
  port: number;
  /** Settles when PostgreSQL has ended, however. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

type ServerOptions = {
  postgres: string;
  cluster: string;
  account: Account | null;
  password: string;
  port: number | undefined;
  ephemeral: boolean;
  settings: Readonly<Record<string, string>>;
  env: NodeJS.ProcessEnv;
  onLine: (line: string) => void;
};

const STARTUP_LIMIT_MS = 120_000;
const FAST_SHUTDOWN_MS = 30_000;

export async function startServer(options: ServerOptions): Promise<Server> {
  await endFormerServer(options.cluster);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await getPort({ host: '127.0.0.1' }));
    const tail: string[] = [];
    const child = launch(options, port, (line) => {
      tail.push(line);
      if (tail.length > 20) tail.shift();
      options.onLine(line);
    });
    const ended = new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      // A program that cannot be run never closes.
      child.once('error', () => resolve());
    });
    const refusal = await firstAnswer(child, { port, password: options.password });
    if (refusal === null) return { port, ended, stop: () => stop(child, ended) };
    await stop(child, ended);
    const taken = tail.some((line) => line.includes('Address already in use'));
    if (taken && options.port !== undefined) throw new Error(`Port ${port} is in use: choose another.`);
    // Somebody may take a free port between our looking and PostgreSQL's binding.
    if (!taken || attempt === 5) throw new Error(`PostgreSQL did not start: ${refusal || reason(tail)}`);
  }
}

function launch(options: ServerOptions, port: number, onLine: (line: string) => void): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.ephemeral ? FASTER_THAN_SAFE : {}),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.postgres, ['-D', options.cluster, ...flags], {
    ...options.account,
    env: options.env,
    cwd: options.cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.on('error', (error) => onLine(`FATAL:  ${error.message}`));
  createInterface({ input: child.stderr }).on('line', onLine);
  return child;
}

// Nobody needs this data after a crash.
const FASTER_THAN_SAFE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
};

/** Null once it lets us in; otherwise why not, or nothing when it has ended or is too slow. */
async function firstAnswer(
  child: ChildProcess,
  to: { port: number; password: string },
): Promise<string | null> {
  const limit = Date.now() + STARTUP_LIMIT_MS;
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    child.pid !== undefined &&
    Date.now() < limit
  ) {
    const client = connectionTo(to, 'postgres');
    try {
      await client.connect();
      return null;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code !== STARTING_UP) return error.message;
      await delay(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return '';
}

const STARTING_UP = '57P03';

function connectionTo({ port, password }: { port: number; password: string }, database: string): pg.Client {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database,
    connectionTimeoutMillis: 2_000,
  });
  // The query at work fails by itself; without a listener a lost connection would end the process.
  client.on('error', () => undefined);
  return client;
}

/** Makes the database when it is missing, with the cluster's own encoding and locale. */
export async function ensureDatabase(to: { port: number; password: string }, name: string): Promise<void> {
  const client = connectionTo(to, 'postgres');
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it rolls back, writes everything down and goes. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGINT');
  const late = new AbortController();
  const impatience = delay(FAST_SHUTDOWN_MS, undefined, { signal: late.signal }).then(
    () => child.kill('SIGQUIT'),
    () => undefined,
  );
  await ended;
  late.abort();
  await impatience;
}

/**
 * A server whose supervisor was killed still runs on our cluster: end it. A postmaster.pid without such a server
 * is removed, since its number may by now be another program's and PostgreSQL would refuse to start.
 */
async function endFormerServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid)) return;
  if (await runsOn(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    const limit = Date.now() + FAST_SHUTDOWN_MS;
    while (await runsOn(pid, cluster)) {
      if (Date.now() > limit)
        throw new Error(`A former PostgreSQL (process ${pid}) does not stop: end it first.`);
      await delay(50);
    }
  }
  await rm(file, { force: true });
}

async function runsOn(pid: number, cluster: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  // Where there is no /proc, take the file's word for it: at worst PostgreSQL itself refuses.
  return commandLine === null ? process.platform !== 'linux' : commandLine.includes(cluster);
}

function reason(tail: string[]): string {
  const fatal = tail.findLast((line) => /FATAL|PANIC|ERROR/.test(line));
  return (fatal ?? tail.at(-1) ?? 'it ended without a word').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
}
