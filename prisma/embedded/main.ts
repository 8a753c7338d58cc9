import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster, SUPERUSER } from './cluster.ts';
import { prepareHome, prepareTemporaryHome, readText } from './home.ts';
import { tryLock } from './lock.ts';
import type { FromSupervisor, SupervisorOptions } from './messages.ts';
import { ensureDatabase, type Server, startServer } from './server.ts';

// The supervisor: a process between ours and PostgreSQL. Whatever ends ours (Ctrl-C, a crash, kill -9) closes the
// channel to this one, which then shuts PostgreSQL down in good order.

const WAIT_FOR_FORMER_MS = 45_000;

// Ctrl-C and a closed terminal reach everybody at once; the parent still needs its database to finish.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const asked = new Promise<void>((resolve) => {
  process.on('disconnect', resolve);
  process.on('message', () => resolve());
  process.on('SIGTERM', () => resolve());
  if (!process.connected) resolve();
});

// pg reads these too: PGOPTIONS of a person's shell would change what our own connections do.
for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name];

const options: SupervisorOptions = JSON.parse(process.argv[2] ?? '{}');
try {
  await supervise(options);
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
if (process.connected) process.disconnect();

async function supervise({ dataDir, database, port, parentPid, settings }: SupervisorOptions): Promise<void> {
  const account = await serverAccount();
  const home = dataDir === null ? await prepareTemporaryHome(account) : await prepareHome(dataDir, account);
  const lock = await lockOrWait(home);
  try {
    await writeOwner(home, { parentPid });
    const { server, password } = await start({ home, account, port, settings, ephemeral: dataDir === null });
    try {
      await ensureDatabase({ port: server.port, password }, database);
    } catch (error) {
      await server.stop();
      throw error;
    }
    const connectionString = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${database}`;
    tell({ kind: 'ready', port: server.port, connectionString });
    const whatFirst = await Promise.race([asked.then(() => 'asked'), server.ended.then(() => 'ended')]);
    if (whatFirst === 'ended') throw new Error('PostgreSQL ended by itself; its last lines are in the log.');
    await server.stop();
  } finally {
    if (dataDir === null) await rm(home, { recursive: true, force: true });
    lock.release();
  }
}

async function start(options: {
  home: string;
  account: Account | null;
  port: number | null;
  ephemeral: boolean;
  settings: SupervisorOptions['settings'];
}): Promise<{ server: Server; password: string }> {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  // Nothing else of the person's shell: PGDATA, PGOPTIONS or LC_ALL would change what the server does.
  const env = { PATH, HOME, TMPDIR, SystemRoot, LC_MESSAGES: 'C', TZ: 'UTC' };
  const binaries = await findBinaries(options.account);
  const { cluster, password } = await prepareCluster({ ...options, binaries, env });
  const server = await startServer({
    ...options,
    port: options.port ?? undefined,
    postgres: binaries.postgres,
    cluster,
    password,
    env,
    onLine: (line) => tell({ kind: 'log', level: /PANIC/.test(line) ? 'error' : 'debug', message: line }),
  });
  return { server, password };
}

/** Waits for a supervisor whose parent is gone and which is shutting down; refuses while the parent lives. */
async function lockOrWait(home: string): Promise<{ release(): void }> {
  const limit = Date.now() + WAIT_FOR_FORMER_MS;
  for (;;) {
    const lock = tryLock(home);
    if (lock !== null) return lock;
    const owner = Number.parseInt((await readText(ownerFile(home))) ?? '', 10);
    if (isAlive(owner)) {
      throw new Error(
        `It is already running here (process ${owner}): stop that one first, its data is ${home}.`,
      );
    }
    if (Date.now() > limit) throw new Error(`Another process holds ${home} and does not let go.`);
    await delay(100);
  }
}

function ownerFile(home: string): string {
  return join(home, 'owner');
}

async function writeOwner(home: string, { parentPid }: { parentPid: number }): Promise<void> {
  await writeFile(ownerFile(home), `${parentPid}\n`, { mode: 0o600 });
}

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function tell(message: FromSupervisor): void {
  // The parent may go at any moment; then nobody wants to know.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}
