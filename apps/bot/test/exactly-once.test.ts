import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startRestartableDatabase } from '@hookah/db/testing-restarts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WEBHOOK_PATH } from '#src/delivery/webhook.ts';
import { freePort } from './gate.ts';
import { type Modelled, modelled, numbersFrom } from './list-model.ts';
import { startWorld, type World } from './world.ts';

const IS_LONG = process.env.TEST_LONG === '1';
const UPDATES = IS_LONG ? 10_000 : 500;
const PEOPLE = IS_LONG ? 50 : 20;
const KILLS = IS_LONG ? 50 : 4;
const RESTARTS = IS_LONG ? 5 : 1;
const LIMIT_MS = IS_LONG ? 3_600_000 : 400_000;
/** The longest pause between two attempts is 16 s, a lease 10 s. */
const STUCK_MS = 90_000;
const SEED = 20_261_125;
const SECRET = 'exactly_once_exactly_once_exactly_once';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let database: Awaited<ReturnType<typeof startRestartableDatabase>>;
let world: World;
const bots: { port: number; child: ChildProcess | undefined }[] = [];

beforeAll(async () => {
  database = await startRestartableDatabase();
  world = await startWorld(undefined, database);
  for (let index = 0; index < 2; index += 1) bots.push({ port: await freePort(), child: undefined });
  await Promise.all(bots.map(startBot));
});
afterAll(async () => {
  await Promise.all(bots.map(kill));
  await world.close();
});

const startBot = async (bot: (typeof bots)[number]): Promise<void> => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: world.api.botToken,
      TELEGRAM_API_ROOT: world.desk.url,
      API_URL: world.api.baseUrl,
      BOT_API_KEY: world.api.botKey,
      BOT_MODE: 'webhook',
      WEBHOOK_URL: `http://127.0.0.1:${bot.port}${WEBHOOK_PATH}`,
      WEBHOOK_SECRET: SECRET,
      WEBHOOK_PORT: String(bot.port),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  bot.child = child;
  await once(child, 'message');
};

const kill = async ({ child }: (typeof bots)[number]): Promise<void> => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** As Telegram does: until somebody says 200, to whichever process is there. */
const deliver = async (update: object, below: (limit: number) => number): Promise<void> => {
  for (;;) {
    const { port } = bots[below(bots.length)] ?? bots[0] ?? { port: 0 };
    const answer = await fetch(`http://127.0.0.1:${port}${WEBHOOK_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(update),
    }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(20 + below(80));
  }
};

test(`R1 ${UPDATES} updates, each delivered one to three times to two processes with ${KILLS} kills and ${RESTARTS} restarts of the database: none lost, none doubled`, {
  timeout: LIMIT_MS,
}, async () => {
  const below = numbersFrom(SEED);
  const tobaccos = world.api.seed.tobaccos.map(({ id }) => id);
  const people: { id: number; model: Modelled }[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const person = world.person();
    person.start();
    const items = new Map<number, string>();
    for (const tobaccoId of tobaccos.slice(0, 6)) {
      const { item } = await world.api.client.bot(person.id).wishlist.add({ tobaccoId });
      items.set(tobaccoId, item.id);
    }
    people.push({ id: person.id, model: modelled({ person, items, tobaccos: tobaccos.slice(6), below }) });
  }

  let delivered = 0;
  const again: Promise<void>[] = [];
  const chat = async (model: Modelled, lane: number): Promise<void> => {
    for (let index = lane; index < UPDATES; index += PEOPLE) {
      const update = { update_id: index + 1, ...model.next(index + 1) };
      await deliver(update, below);
      delivered += 1;
      // What Telegram took for lost comes again, at any time, after what followed it too.
      for (let copies = below(3); copies > 0; copies -= 1) {
        again.push(sleep(below(3_000)).then(() => deliver(update, below)));
      }
    }
  };

  let killed = 0;
  let restarted = 0;
  const misfortune = async (): Promise<void> => {
    const blows = KILLS + RESTARTS;
    for (let blow = 1; blow <= blows; blow += 1) {
      while (delivered < (UPDATES * blow) / (blows + 1)) await sleep(5);
      await sleep(below(50));
      if (blow % Math.ceil(blows / RESTARTS) === 0 && restarted < RESTARTS) {
        restarted += 1;
        await database.restart();
      } else {
        killed += 1;
        const bot = bots[below(2)] ?? bots[0];
        if (bot === undefined) throw new Error('There are two bots');
        await kill(bot);
        await startBot(bot);
      }
    }
  };

  await Promise.all([misfortune(), ...people.map(({ model }, lane) => chat(model, lane))]);
  await Promise.all(again);
  expect({ killed, restarted }).toEqual({ killed: KILLS, restarted: RESTARTS });

  const unsettled = () =>
    world.api.prisma.botUpdate.findMany({
      where: { updateId: { lte: UPDATES }, state: { not: 'done' } },
      select: { updateId: true, state: true, attempts: true, lastError: true, leasedUntil: true },
    });
  // A parked one stays so: there is no use in waiting for it. A slow machine may take its time, as long as it goes on.
  const waiting = async () => (await unsettled()).filter(({ state }) => state !== 'parked').length;
  for (let [left, since] = [await waiting(), Date.now()]; left > 0; ) {
    await sleep(200);
    const now = await waiting();
    if (now < left) [left, since] = [now, Date.now()];
    else if (Date.now() - since > STUCK_MS) expect.fail(`${left} updates are stuck`);
  }
  expect(await unsettled()).toEqual([]);
  expect(await world.api.prisma.botUpdate.count({ where: { updateId: { lte: UPDATES } } })).toBe(UPDATES);

  for (const { id, model } of people) {
    const { items } = await world.api.client.bot(id).wishlist.list({ limit: 100 });
    const list = items.map(({ tobacco, state }) => [tobacco?.id ?? 0, state] as const);
    expect(list).toHaveLength(Object.keys(model.expected()).length);
    expect(Object.fromEntries(list)).toEqual(model.expected());
    const rows = { wishlist: { user: { telegramId: id } } };
    expect(await world.api.prisma.wishlistItem.count({ where: rows })).toBe(model.everMade());
  }
});
