import { type ChildProcess, spawn } from 'node:child_process';

export type Program = {
  /** What it said: stdout and stderr. */
  output: () => string;
  /** Where it serves, once it says that it does; rejects when it ends before. */
  ready: Promise<string | undefined>;
  exitCode: Promise<number | null>;
  stop: () => Promise<void>;
  /** kill -9. */
  kill: () => Promise<void>;
  pid: number;
};

const isReady = (message: unknown): message is { type: 'ready'; url?: string } =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';

/** Runs a bundled program as a container does: Node alone, and no variables but those given. */
export const runProgram = (
  file: string,
  environment: Record<string, string>,
  parameters: readonly string[] = [],
): Program => {
  const child: ChildProcess = spawn(process.execPath, [file, ...parameters], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<string | undefined>((resolve, reject) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message.url);
    });
    void exitCode.then((code) => reject(new Error(`${file} ended with ${code}:\n${said}`)));
  });
  ready.catch(() => undefined);
  return {
    output: () => said,
    ready,
    exitCode,
    stop: async () => {
      child.kill('SIGTERM');
      await exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exitCode;
    },
    pid: child.pid ?? 0,
  };
};
