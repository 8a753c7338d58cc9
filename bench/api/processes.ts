import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { signInitData } from '@hookah/api/testing/init-data';
import { createApiClient } from '@hookah/shared/api-client';
import { type Program, programFile } from './programs.ts';

// Both servers are processes of their own, as in real life: what the load costs is not taken for theirs.

export const BOT_TOKEN = '7777777777:AAbench-token-of-a-bot-that-is-not_there';
export const BOT_KEY = 'bench-bot-key-0123456789-0123456789-0123456789';
const NO_LIMIT = '10000000';

export type ServerProcess = {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process until it listens. */
  startedWithin: number;
  stop: () => Promise<void>;
};

/** The whole API as its container has it, with limits nobody meets. */
export const startApiProcess = (databaseUrl: string): Promise<ServerProcess> =>
  startProcess('api', {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: 'bench-jwt-secret-0123456789-0123456789-0123456789',
    BOT_API_KEY: BOT_KEY,
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    CATALOG_SITE_URL: 'https://catalogue.example.org',
    API_PORT: '0',
    API_LIMIT_PER_ADDRESS: NO_LIMIT,
    API_LIMIT_PER_USER: NO_LIMIT,
    API_LIMIT_BOT: NO_LIMIT,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  });

export const startYardstickProcess = (databaseUrl: string): Promise<ServerProcess> =>
  startProcess('yardstick', { DATABASE_URL: databaseUrl, NODE_ENV: 'production' });

/** Somebody who has opened the Mini App. */
export async function signIn(
  url: string,
  telegramId: number,
): Promise<{ accessToken: string; userId: string }> {
  const initData = signInitData(
    {
      user: JSON.stringify({ id: telegramId, first_name: 'Анна' }),
      auth_date: String(Math.floor(Date.now() / 1000)),
    },
    BOT_TOKEN,
  );
  const { accessToken, user } = await createApiClient({ baseUrl: `${url}/api/v1` }).auth.validate({
    initData,
  });
  return { accessToken, userId: user.id };
}

/** A program of ours that says when it serves, and where. */
export async function startProcess(program: Program, env: Record<string, string>): Promise<ServerProcess> {
  const file = await programFile(program);
  const startedAt = performance.now();
  const child = fork(file, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await readyUrlOf(child, program);
  return {
    url,
    pid: child.pid ?? 0,
    startedWithin: performance.now() - startedAt,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const readyUrlOf = (child: ChildProcess, program: string): Promise<string> =>
  new Promise((resolve, reject) => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready' && message.url !== undefined) resolve(message.url);
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with exit code ${code}`)));
  });
