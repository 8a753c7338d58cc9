import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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
  ended: Promise<unknown>;
  stop(): Promise<void>;
};

type ServerOptions = {
  postgres: string;
  cluster: string;
  account: Account | null;
  password: string;
  port: number | undefined;
  ephemeral: boolean;
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
    const ended = once(child, 'close');
    if (await answers(child, { port, password: options.password })) {
      return { port, ended, stop: () => stop(child, ended) };
    }
    await stop(child, ended);
    const taken = tail.some((line) => line.includes('Address already in use'));
    if (taken && options.port !== undefined) throw new Error(`Port ${port} is in use: choose another.`);
    // Somebody may take a free port between our looking and PostgreSQL's binding.
    if (!taken || attempt === 5) throw new Error(`PostgreSQL did not start: ${reason(tail)}`);
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
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.postgres, ['-D', options.cluster, ...flags], {
    ...options.account,
    env: options.env,
    cwd: options.cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Without a process there is no 'close' either way to wait on but this one.
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

async function answers(child: ChildProcess, to: { port: number; password: string }): Promise<boolean> {
  const limit = Date.now() + STARTUP_LIMIT_MS;
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    child.pid !== undefined &&
    Date.now() < limit
  ) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: to.port,
      user: SUPERUSER,
      password: to.password,
      database: 'postgres',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      await delay(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** SIGINT is PostgreSQL's fast shutdown: it rolls back, writes everything down and goes. */
async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
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
