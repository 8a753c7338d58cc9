import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type Balanced = { port: number; servers: readonly number[]; healthPath: string };

export type Balancer = {
  pid: () => number;
  start: () => Promise<void>;
  kill: () => Promise<void>;
  /** Killed, and its files removed. */
  destroy: () => Promise<void>;
};

/** What docker-compose.scale.yml asks of Traefik: health checks, and another instance for who could not be connected. */
const configOf = (balanced: Readonly<Record<string, Balanced>>): string =>
  [
    'global\n  maxconn 2000',
    `defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  timeout queue 5s
  timeout check 3s
  retries 2
  option redispatch
  option forwardfor`,
    ...Object.entries(balanced).map(
      ([name, { port, servers, healthPath }]) => `listen ${name}
  bind 127.0.0.1:${port}
  balance leastconn
  option httpchk GET ${healthPath}
  default-server check inter 500ms fall 2 rise 1
${servers.map((server, index) => `  server ${name}${index} 127.0.0.1:${server}`).join('\n')}`,
    ),
    '',
  ].join('\n');

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** HAProxy on loopback in front of what listens on these ports. */
export const startBalancer = async (balanced: Readonly<Record<string, Balanced>>): Promise<Balancer> => {
  const folder = mkdtempSync(join(tmpdir(), 'hookah-balancer-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configOf(balanced));
  let child: ChildProcess | null = null;
  let said = '';
  const start = async () => {
    const starting = spawn('haproxy', ['-db', '-f', file], {
      env: { PATH: '/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = starting;
    starting.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    let failure: unknown;
    starting.once('error', (error) => {
      failure = error;
    });
    for (const { port } of Object.values(balanced)) {
      while (!(await isListening(port))) {
        if (failure !== undefined || starting.exitCode !== null) {
          throw new Error(`haproxy did not start: ${said}`, { cause: failure });
        }
        await wait(20);
      }
    }
  };
  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  process.once('exit', () => child?.kill('SIGKILL'));
  await start();
  return {
    pid: () => child?.pid ?? 0,
    start,
    kill,
    destroy: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
};
