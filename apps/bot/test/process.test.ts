import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WEBHOOK_PATH } from '#src/delivery/webhook.ts';
import { ask, startWorld, type World } from './world.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Milliseconds, from a kill to the other's answer: a lease of 10 s, and what a busy machine takes for the rest. */
const TAKEN_OVER_MS = 15_000;

let world: World;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  children.clear();
});
afterAll(() => world.close());

type Started = { child: ChildProcess; output: () => string; errors: () => string; ready: Promise<void> };

const start = (changes: Record<string, string> = {}): Started => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: world.api.botToken,
      TELEGRAM_API_ROOT: world.desk.url,
      API_URL: world.api.baseUrl,
      BOT_API_KEY: world.api.botKey,
      ...changes,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.add(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return {
    child,
    output: () => output + errors,
    errors: () => errors,
    ready: once(child, 'message').then(([message]) => expect(message).toEqual({ type: 'ready' })),
  };
};

const exitOf = async ({ child }: Started): Promise<number | null> =>
  child.exitCode ?? ((await once(child, 'exit'))[0] as number | null);

describe('B15 the process', () => {
  test('stops on SIGTERM with exit code 0, after what it began', async () => {
    const bot = start();
    await bot.ready;
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    world.desk.script({ method: 'sendMessage', chatId: anna.id, delayMs: 500 });
    const before = world.desk.calls('sendMessage').length;
    anna.sendText('дымок груша');
    await expect.poll(() => world.desk.calls('sendMessage').length).toBeGreaterThan(before);
    bot.child.kill('SIGTERM');
    expect(await exitOf(bot)).toBe(0);
    expect(anna.lastMessage()?.text).toContain('Добавлено: Дымок — Груша');
    expect(bot.output()).not.toContain(world.api.botToken.split(':')[1]);
    expect(bot.output()).not.toContain(world.api.botKey);
  });

  test('ends when the process that started it is gone', async () => {
    const bot = start();
    await bot.ready;
    bot.child.disconnect();
    expect(await exitOf(bot)).toBe(0);
  });

  test('R1 killed -9 in the middle of an update, leaves it to another within 15 s: done once', async () => {
    const bot = start();
    await bot.ready;
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    world.desk.script({ method: 'sendMessage', chatId: anna.id, hang: true });
    const before = world.desk.calls('sendMessage').length;
    anna.sendText('дымок груша');
    await expect.poll(() => world.desk.calls('sendMessage').length).toBeGreaterThan(before);
    const next = start();
    await next.ready;
    bot.child.kill('SIGKILL');
    await exitOf(bot);
    await anna.waitForMessage('Добавлено: Дымок — Груша', { timeoutMs: TAKEN_OVER_MS });
    expect((await world.api.client.bot(anna.id).wishlist.list()).items).toHaveLength(1);
    expect(anna.messages().filter(({ text }) => text?.includes('Добавлено'))).toHaveLength(1);
  });
});

describe('a start that can’t work ends with one line and its own exit code', () => {
  test('2, when Telegram does not accept the token', async () => {
    const bot = start({ TELEGRAM_BOT_TOKEN: '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' });
    expect(await exitOf(bot)).toBe(2);
    expect(bot.errors()).toBe(
      'TELEGRAM_BOT_TOKEN: the bot token is not accepted. Take it anew from @BotFather.\n',
    );
  });

  test('2, when a setting is wrong', async () => {
    const bot = start({ BOT_MODE: 'telepathy' });
    expect(await exitOf(bot)).toBe(2);
    expect(bot.errors()).toBe('BOT_MODE must be one of polling, webhook\n');
  });

  test('3, when the webhook’s port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const bot = start({
      BOT_MODE: 'webhook',
      WEBHOOK_URL: `http://127.0.0.1:${port}${WEBHOOK_PATH}`,
      WEBHOOK_SECRET: 'x'.repeat(32),
      WEBHOOK_PORT: String(port),
    });
    expect(await exitOf(bot)).toBe(3);
    expect(bot.errors()).toContain('WEBHOOK_PORT is taken');
    other.close();
  });
});
