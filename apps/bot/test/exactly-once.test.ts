import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WEBHOOK_PATH } from '#src/delivery/webhook.ts';
import { freePort } from './gate.ts';
import { listsAfter, updateOf, type Wish } from './lists-model.ts';
import { startRestartableDatabase } from './restartable-database.ts';
import { startWorld, type World } from './world.ts';

const IS_LONG = process.env.TEST_LONG === '1';
const UPDATES = IS_LONG ? 10_000 : 500;
const KILLS = IS_LONG ? 50 : 4;
const RESTARTS = IS_LONG ? 5 : 1;
const PEOPLE = 20;
const SECRET = 'webhook_secret_webhook_secret_webhook';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The API's clock runs so much faster: the lease of who was killed is over in two seconds. */
const HASTE = 30;
/** Far above what telegram-desk counts for what its people do by themselves. */
const FIRST_UPDATE_ID = 10 ** 12;
const begun = Date.now();

let database: Awaited<ReturnType<typeof startRestartableDatabase>>;
let world: World;
const bots: { port: number; child: ChildProcess }[] = [];
beforeAll(async () => {
  database = await startRestartableDatabase();
  world = await startWorld(() => new Date(begun + (Date.now() - begun) * HASTE), database);
});
afterAll(async () => {
  await Promise.all(bots.map(kill));
  await world.close();
});

const launch = async (port: number): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: world.api.botToken,
      TELEGRAM_API_ROOT: world.desk.url,
      API_URL: world.api.baseUrl,
      BOT_API_KEY: world.api.botKey,
      BOT_MODE: 'webhook',
      WEBHOOK_URL: `http://127.0.0.1:${port}${WEBHOOK_PATH}`,
      WEBHOOK_SECRET: SECRET,
      WEBHOOK_PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
};
const kill = async ({ child }: { child: ChildProcess }): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

const oneOf = <T>(choices: readonly T[]): T => {
  const choice = choices[Math.floor(Math.random() * choices.length)];
  if (choice === undefined) throw new Error('Nothing to choose from');
  return choice;
};

/** Delivered as Telegram does: to whichever process, until one acknowledges. */
const deliver = async (wish: Wish, updateId: number): Promise<void> => {
  for (;;) {
    const { port } = oneOf(bots);
    const answer = await fetch(`http://127.0.0.1:${port}${WEBHOOK_PATH}`, {
      method: 'POST',
      body: JSON.stringify(updateOf(wish, updateId)),
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(50);
  }
};

/**
 * One to three copies of each, all shuffled. Numbers are given by first appearance: as Telegram promises, a chat's new
 * updates come in order; copies of earlier ones come at any time.
 */
const shuffledCopies = (wishes: readonly Wish[]): { wish: Wish; updateId: number }[] => {
  const drawn = wishes
    .flatMap((wish) => Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => wish))
    .map((wish) => ({ wish, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank);
  const ids = new Map<Wish, number>();
  return drawn.map(({ wish }) => {
    const updateId = ids.get(wish) ?? FIRST_UPDATE_ID + ids.size;
    ids.set(wish, updateId);
    return { wish, updateId };
  });
};

test(
  `R1 ${UPDATES} updates, each 1 to 3 times, over two processes, ${KILLS} kill -9 and ${RESTARTS} restarts of the database: each has its effect once`,
  async () => {
    const chats = Array.from({ length: PEOPLE }, () => world.person());
    for (const person of chats) person.allowWriting();
    const tobaccoIds = world.api.seed.tobaccos.slice(0, 20).map(({ id }) => id);
    const wishes = Array.from({ length: UPDATES }, () => ({
      chatId: oneOf(chats).id,
      tobaccoId: Math.random() < 0.1 ? null : oneOf(tobaccoIds),
    }));
    const copies = shuffledCopies(wishes);
    for (const port of [await freePort(), await freePort()]) bots.push({ port, child: await launch(port) });

    let delivered = 0;
    const deliveries = chats.map(async ({ id }) => {
      for (const { wish, updateId } of copies.filter(({ wish: { chatId } }) => chatId === id)) {
        await deliver(wish, updateId);
        delivered += 1;
      }
    });
    const reached = (share: number) =>
      expect
        .poll(() => delivered, { timeout: 300_000, interval: 5 })
        .toBeGreaterThanOrEqual(copies.length * share);
    const killings = async (): Promise<void> => {
      for (let kills = 0; kills < KILLS; kills += 1) {
        await reached((kills + Math.random()) / KILLS);
        const victim = oneOf(bots);
        await kill(victim);
        victim.child = await launch(victim.port);
      }
    };
    const restarts = async (): Promise<void> => {
      for (let restarted = 0; restarted < RESTARTS; restarted += 1) {
        await reached((restarted + Math.random()) / RESTARTS);
        await database.restart();
      }
    };
    await Promise.all([...deliveries, killings(), restarts()]);

    const { prisma, client } = world.api;
    const unsettled = () => prisma.botUpdate.count({ where: { state: { in: ['pending', 'processing'] } } });
    await expect.poll(unsettled, { timeout: UPDATES * 100 + 60_000, interval: 200 }).toBe(0);

    const inOrder = [...new Map(copies.map(({ wish, updateId }) => [updateId, wish])).values()];
    for (const [chatId, { tobaccoIds: expected, everAdded }] of listsAfter(inOrder)) {
      const { items } = await client.bot(chatId).wishlist.list({ limit: 100 });
      const found = items.map(({ tobacco }) => tobacco?.id ?? 0);
      expect(found.sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
      // Removed ones are kept: a second effect of any update would have left a row too many.
      const rows = await prisma.wishlistItem.count({
        where: { wishlist: { user: { telegramId: BigInt(chatId) } } },
      });
      expect(rows).toBe(everAdded);
    }
    expect(await prisma.botUpdate.count({ where: { state: 'parked' } })).toBe(0);
  },
  IS_LONG ? 3_600_000 : 180_000,
);
