import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonDriver } from '@hookah/telegram-desk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningBot } from '#src/app.ts';
import { type Gate, startGate } from './gate.ts';
import { ask, startWorld, type World } from './world.ts';

const LEASE = { idleMs: 50, leaseSeconds: 2 };

let world: World;
let gate: Gate;
const bots: RunningBot[] = [];
beforeAll(async () => {
  world = await startWorld();
  gate = await startGate(world.api.baseUrl);
});
afterEach(async () => {
  gate.open();
  await Promise.all(bots.splice(0).map((bot) => bot.close()));
});
afterAll(async () => {
  await world.close();
  await gate.close();
});

const start = async (apiUrl = world.api.baseUrl) => {
  bots.push(await world.bot({ apiUrl }, { worker: LEASE }));
};
const sends = () => world.desk.calls('sendMessage').length;
const countOf = (person: { messages: () => { text?: string }[] }, words: string) =>
  person.messages().filter(({ text }) => text?.includes(words)).length;
const attemptsOf = async (id: number) => {
  const updates = await world.api.prisma.botUpdate.findMany({ where: { chatId: BigInt(id) } });
  return Math.max(...updates.map(({ attempts }) => attempts));
};

describe('R1 the hold on an update', () => {
  test('is renewed while the work goes on: what takes longer than a lease is done by one worker, once', async () => {
    await start();
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    await start();
    const undo = world.desk.script({
      method: 'sendMessage',
      chatId: anna.id,
      delayMs: LEASE.leaseSeconds * 2_500,
    });
    const before = sends();
    anna.sendText('дымок груша');
    await anna.waitForMessage('Добавлено', { timeoutMs: 15_000 });
    const unsettled = () =>
      world.api.prisma.botUpdate.count({ where: { chatId: BigInt(anna.id), state: { not: 'done' } } });
    await expect.poll(unsettled, { timeout: 15_000 }).toBe(0);
    undo();
    expect(sends() - before).toBe(1);
    expect(await attemptsOf(anna.id)).toBe(1);
  });

  test.each([
    [
      'the API keeps it waiting',
      (anna: PersonDriver) => {
        gate.hold('/wishlist/items');
        anna.sendText('дымок груша');
        return expect.poll(() => gate.waiting()).toBe(1);
      },
    ],
    [
      'Telegram keeps it waiting',
      (anna: PersonDriver) => {
        const before = sends();
        world.desk.script({
          method: 'sendMessage',
          chatId: anna.id,
          error_code: 429,
          retry_after: LEASE.leaseSeconds * 2,
        });
        anna.sendText('дымок груша');
        return expect.poll(() => sends() - before).toBe(1);
      },
    ],
  ])('is lost to another while %s, and the first worker has no word more to say', async (_what, begin) => {
    await start(gate.url);
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    await begin(anna);
    // Its renewals hang from now on.
    gate.hold('/');
    await start();
    await anna.waitForMessage('Добавлено', { timeoutMs: 15_000 });
    await expect.poll(() => world.logged.join('\n')).toContain('An update is left to another worker');
    gate.open();
    // Another has done it after one lease; the wait that Telegram asked for is over after two.
    await sleep(LEASE.leaseSeconds * 1_000 + 500);
    expect(await attemptsOf(anna.id)).toBe(2);
    expect(countOf(anna, 'Добавлено')).toBe(1);
    expect((await world.api.client.bot(anna.id).wishlist.list()).items).toHaveLength(1);
  });
});
