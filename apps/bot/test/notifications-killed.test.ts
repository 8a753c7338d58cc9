import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The API's clock runs so much faster: the lease of who was killed is over in two seconds. */
const HASTE = 30;
const begun = Date.now();
/** Noon in Moscow: far from everybody's quiet hours. */
const NOON = Date.parse('2026-03-10T09:00:00Z');
const KILLS = process.env.TEST_LONG === '1' ? 60 : 6;
const PEOPLE = KILLS * 4;

let world: World;
let child: ChildProcess | undefined;
beforeAll(async () => {
  world = await startWorld(() => new Date(NOON + (Date.now() - begun) * HASTE));
});
afterAll(async () => {
  await kill();
  await world.close();
});

const start = async (): Promise<void> => {
  child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: world.api.botToken,
      TELEGRAM_API_ROOT: world.desk.url,
      API_URL: world.api.baseUrl,
      BOT_API_KEY: world.api.botKey,
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
};
const kill = async (): Promise<void> => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

const unsettled = () => world.api.prisma.outboxMessage.count({ where: { sentAt: null, failedAt: null } });

test(
  `R18 killed ${KILLS} times at random moments, the bot leaves no message unsent, and at most one a kill is sent twice`,
  async () => {
    const { prisma, client } = world.api;
    const people = Array.from({ length: PEOPLE }, () => world.person());
    for (const person of people) {
      person.allowWriting();
      await client.bot().bot.putUser(person.id, { firstName: 'Человек', reachable: true });
    }
    const users = await prisma.user.findMany({ where: { reachable: true } });
    expect(users).toHaveLength(PEOPLE);
    const tobaccoId = world.api.seed.tobaccos[0]?.id ?? 0;
    await prisma.outboxMessage.createMany({
      data: users.map(({ id, telegramId }) => ({
        chatId: telegramId,
        userId: id,
        kind: 'news',
        payload: { kind: 'back', tobaccoId, eventId: '1' },
        notBefore: new Date(NOON),
      })),
    });
    const sends = () => world.desk.calls('sendMessage').length;

    for (let kills = 0; kills < KILLS && (await unsettled()) > 0; kills += 1) {
      const before = sends();
      const wanted = 1 + Math.floor(Math.random() * 3);
      await start();
      // The moment after a message went out is where it hurts; but any moment will do.
      await expect
        .poll(async () => sends() >= before + wanted || (await unsettled()) === 0, {
          timeout: 30_000,
          interval: 2,
        })
        .toBe(true);
      await sleep(Math.random() * 15);
      await kill();
    }
    await start();
    await expect.poll(unsettled, { timeout: 60_000, interval: 100 }).toBe(0);
    await kill();

    const received = people.map(
      (person) => person.messages().filter(({ text }) => text?.includes('снова выпускается')).length,
    );
    expect(received.filter((count) => count === 0)).toEqual([]);
    expect(received.reduce((sum, count) => sum + count, 0) - PEOPLE).toBeLessThanOrEqual(KILLS);
    expect(await prisma.outboxMessage.count({ where: { sentAt: { not: null } } })).toBe(PEOPLE);
  },
  60_000 + KILLS * 15_000,
);
