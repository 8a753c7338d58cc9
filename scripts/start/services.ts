import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StartFailure } from './start-failure.ts';

const STOP_MS = 12_000;
const KEPT_LINES = 12;

export type ServiceOptions = {
  name: string;
  /** The process's main.ts, from the project's root. */
  main: string;
  parameters?: string[];
  environment: Record<string, string>;
  onMessage?: (message: unknown) => void;
};

export type Service = {
  name: string;
  /** Settles when the process says `{ type: 'ready' }`; rejects when it ends before. */
  ready: Promise<void>;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** The same, in words for people. */
  failure: Promise<StartFailure>;
  stop(): Promise<void>;
};

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';

/** Starts processes, tells of the first that fails, keeps their output in files, and stops them in the reverse order. */
export const createServices = (options: { root: string; logDir: string }) => {
  const { root, logDir } = options;
  const running: Service[] = [];
  const { promise: firstFailure, resolve: fail } = Promise.withResolvers<StartFailure>();
  mkdirSync(logDir, { recursive: true, mode: 0o700 });

  let closed = false;

  const start = ({ name, main, parameters = [], environment, onMessage }: ServiceOptions): Service => {
    if (closed) throw new StartFailure(`The ${name} is not started: all is being stopped.`);
    const logFile = join(logDir, `${name}.log`);
    const log = createWriteStream(logFile, { flags: 'w', mode: 0o600 });
    const errors: string[] = [];
    const child: ChildProcess = spawn(process.execPath, [join(root, main), ...parameters], {
      cwd: root,
      // What a person has set reaches the app it is for; what `npm start` decides comes on top.
      env: { ...process.env, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the services in order.
      // Should we be killed, each notices that its IPC channel closed, and ends.
      detached: true,
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      errors.push(
        ...chunk
          .toString('utf8')
          .split('\n')
          .filter((line) => line.trim() !== ''),
      );
      errors.splice(0, Math.max(0, errors.length - KEPT_LINES));
    });

    const ended = new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(1));
      child.on('exit', (code) => {
        log.end();
        resolve(code);
      });
    });
    const failure = ended.then((code) => {
      const said = errors.length > 0 ? `\n${errors.join('\n')}` : '';
      return new StartFailure(
        `The ${name} ended${code === null ? '' : ` with exit code ${code}`}. Its log: ${relative(root, logFile)}${said}`,
        { exitCode: code || 1 },
      );
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message) => {
        if (isReady(message)) resolve();
        else onMessage?.(message);
      });
      void failure.then(reject);
    });
    ready.catch(() => undefined);

    const service: Service = {
      name,
      ready,
      ended,
      failure,
      async stop() {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGTERM');
          const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
          await ended;
          clearTimeout(killer);
        }
      },
    };
    running.push(service);
    return service;
  };

  return {
    start,
    /** Starts it and waits until it serves. From then on its end is a failure. */
    async up(service: ServiceOptions): Promise<void> {
      const started = start(service);
      await started.ready;
      void started.failure.then(fail);
    },
    firstFailure,
    /** The last started first: whoever depends on another stops before it. */
    async stopAll(): Promise<void> {
      closed = true;
      for (const service of running.toReversed()) await service.stop();
    },
  };
};

export type Services = ReturnType<typeof createServices>;
