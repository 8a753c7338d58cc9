import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cleanUp, TOKEN } from './support.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(env: Record<string, string>): ChildProcess {
  const child = fork(MAIN, { env: { DESK_PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  cleanUp(() => child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: unknown; complaint: string }> {
  if (!child.stderr) throw new Error('The child has no stderr');
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, complaint: complaint.trim() };
}

async function started(child: ChildProcess): Promise<string> {
  const [ready] = (await once(child, 'message')) as [{ url: string }];
  return ready.url;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it cleanly, even with a poll under way',
  async (signal) => {
    const child = start({ TELEGRAM_BOT_TOKEN: TOKEN, BOT_USERNAME: 'wish_bot' });
    const url = await started(child);
    const me = await fetch(`${url}/bot${TOKEN}/getMe`);
    expect(await me.json()).toMatchObject({ result: { username: 'wish_bot' } });
    const poll = fetch(`${url}/bot${TOKEN}/getUpdates?timeout=50`).catch(() => undefined);
    child.kill(signal);
    expect(await ended(child)).toEqual({ code: 0, complaint: '' });
    await poll;
  },
);

test('it ends with its parent', async () => {
  const child = start({ TELEGRAM_BOT_TOKEN: TOKEN });
  await started(child);
  child.disconnect();
  expect((await ended(child)).code).toBe(0);
});

test.each([
  [{}, 'TELEGRAM_BOT_TOKEN is not set'],
  [{ TELEGRAM_BOT_TOKEN: 'secret-nonsense' }, 'TELEGRAM_BOT_TOKEN must be like 123456:abc-DEF'],
  [{ TELEGRAM_BOT_TOKEN: TOKEN, DESK_PORT: 'http' }, 'DESK_PORT must be a whole number from 0 to 65535'],
])('bad settings are named in one line: %j', async (env, complaint) => {
  expect(await ended(start(env))).toEqual({ code: 2, complaint });
});

test('a busy port is named in one line', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  cleanUp(() => other.close());
  const { port } = other.address() as AddressInfo;
  expect(await ended(start({ TELEGRAM_BOT_TOKEN: TOKEN, DESK_PORT: String(port) }))).toEqual({
    code: 3,
    complaint: `Port ${port} is taken: set DESK_PORT to another one`,
  });
});
