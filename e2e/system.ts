import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const START_MS = 180_000;

export type System = {
  /** The page where one chats with the bot. */
  chatUrl: string;
  process: ChildProcess;
  output: () => string;
  /** As Ctrl-C does. Resolves with the exit code. */
  stop: () => Promise<number | null>;
};

/** Empty, or with what is in another one. */
export const temporaryDataDir = (filledFrom?: string): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'hookah-e2e-'));
  // PostgreSQL's own account has to get in: it would keep its data elsewhere, where a copy would still mean the original's.
  chmodSync(path, 0o755);
  // With everything's owner, which Node's copying forgets.
  if (filledFrom !== undefined) execFileSync('cp', ['-a', join(filledFrom, '.'), path]);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
};

/** A catalogue that was read before has its pictures at the port of the site that it was read from. */
export const freePorts = async (site?: string): Promise<Record<string, string>> => ({
  API_PORT: String(await freePort()),
  MINIAPP_PORT: String(await freePort()),
  DESK_PORT: String(await freePort()),
  REPLICA_PORT: site ?? String(await freePort()),
});

/** What `npm start` runs; npm itself hides how it ended. */
const BOOTSTRAP = [process.execPath, 'scripts/bootstrap.mjs', 'start'] as const;
export const NPM_START = ['npm', 'start'] as const;

/** Starts it with settings of its own; nothing of the machine's own settings reaches it. */
export const launch = (
  environment: Record<string, string>,
  [file, ...parameters]: readonly [string, ...string[]] = BOOTSTRAP,
): { process: ChildProcess; output: () => string } => {
  const { PATH = '', HOME = '', CHROMIUM_PATH } = process.env;
  const child = spawn(file, parameters, {
    cwd: root,
    env: { PATH, HOME, LANG: 'C.UTF-8', ...(CHROMIUM_PATH ? { CHROMIUM_PATH } : {}), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives to what is typed: Ctrl-C is for all of it.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { process: child, output: () => output };
};

/** Starts the whole system and waits until it says where to click. */
export const startSystem = async (
  environment: Record<string, string>,
  command?: readonly [string, ...string[]],
): Promise<System> => {
  const launched = launch(environment, command);
  const { process: child, output } = launched;
  const exited = once(child, 'exit');
  const chatUrl = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Not ready after ${START_MS} ms:\n${output()}`)),
      START_MS,
    );
    child.stdout?.on('data', () => {
      const [, url] = /Chat with the bot\s+(\S+)/.exec(output()) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    void exited.then(([code]) => {
      clearTimeout(timer);
      reject(new Error(`It ended with exit code ${code}:\n${output()}`));
    });
  });
  return {
    chatUrl,
    process: child,
    output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
        await exited;
      }
      return child.exitCode;
    },
  };
};
