import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import getPort from 'get-port';

export type TestRedis = {
  url: string;
  pid: () => number;
  /** kill -9. */
  kill: () => Promise<void>;
  /** On the same port, with nothing remembered. */
  start: () => Promise<void>;
  /** It keeps its connections and says nothing. */
  hang: () => void;
  goOn: () => void;
};

/** A real Redis on loopback that keeps nothing. The system's own: `npm test` installs it where it is missing. */
export const startTestRedis = async (): Promise<TestRedis> => {
  const port = await getPort({ host: '127.0.0.1' });
  let server: ChildProcess | null = null;
  const start = async () => {
    const starting = spawn(
      'redis-server',
      ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', '/tmp'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    server = starting;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      starting.once('error', (cause) => reject(new Error('redis-server is missing', { cause })));
      starting.once('exit', (code) => reject(new Error(`redis-server ended with ${code}:\n${said}`)));
      starting.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) resolve();
      });
    });
  };
  await start();
  process.once('exit', () => server?.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => server?.pid ?? 0,
    start,
    kill: async () => {
      if (server === null || server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
    hang: () => server?.kill('SIGSTOP'),
    goOn: () => server?.kill('SIGCONT'),
  };
};
