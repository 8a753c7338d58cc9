import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from '@hookah/telegram-desk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningBot } from '#src/app.ts';
import type { BotConfig } from '#src/config.ts';
import { WEBHOOK_PATH } from '#src/delivery/webhook.ts';
import { WORKER_SETTINGS } from '#src/delivery/worker.ts';
import { freePort, type Gate, startGate } from './gate.ts';
import { ask, startWorld, type World } from './world.ts';

const SECRET = 'webhook_secret_webhook_secret_webhook';

let world: World;
let gate: Gate;
let bots: RunningBot[] = [];
beforeAll(async () => {
  world = await startWorld();
  gate = await startGate(world.api.baseUrl);
});
afterEach(async () => {
  gate.open();
  await Promise.all(bots.map((bot) => bot.close()));
  bots = [];
});
afterAll(async () => {
  await world.close();
  await gate.close();
});

/** A bot behind a webhook that Telegram knows. */
const startBot = async (changes: Partial<BotConfig> = {}): Promise<string> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${WEBHOOK_PATH}`;
  const bot = await world.bot({
    ...changes,
    delivery: { mode: 'webhook', url, secret: SECRET, host: '127.0.0.1', port },
  });
  bots.push(bot);
  await expect.poll(() => world.desk.calls('setWebhook').some(({ params }) => params.url === url)).toBe(true);
  return url;
};

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers },
  });

const latestUpdate = (): Update => {
  const update = world.desk.updates().history.at(-1);
  if (update === undefined) throw new Error('Nobody has said anything');
  return update;
};

const items = async (id: number) => (await world.api.client.bot(id).wishlist.list({ limit: 100 })).items;

describe('B12 the webhook', () => {
  test('takes an update from Telegram, and the person gets an answer', async () => {
    await startBot();
    await ask(world.person(), '/start', 'Привет');
  });

  test.each([
    ['no secret', { 'x-telegram-bot-api-secret-token': '' }],
    ['another secret', { 'x-telegram-bot-api-secret-token': 'x'.repeat(SECRET.length) }],
    ['a part of the secret', { 'x-telegram-bot-api-secret-token': SECRET.slice(1) }],
  ])('answers %s with an empty 401, whatever the body', async (_what, headers) => {
    const url = await startBot();
    for (const body of ['{"update_id":1}', 'not json', '']) {
      const answer = await post(url, body, headers);
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
  });

  test.each([
    ['not JSON', 'nonsense'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no update_id', '{}'],
    ['an update_id in words', '{"update_id":"7"}'],
    ['a broken update_id', '{"update_id":1.5}'],
    ['a negative update_id', '{"update_id":-1}'],
  ])('refuses %s with 400 and no body', async (_what, body) => {
    const url = await startBot();
    const answer = await post(url, body);
    expect([answer.status, await answer.text()]).toEqual([400, '']);
  });

  test('knows POST alone', async () => {
    const url = await startBot();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(url, { method, headers: { 'x-telegram-bot-api-secret-token': SECRET } });
      expect(answer.status).toBe(404);
    }
  });

  test('has one effect for an update that comes again, to whichever process', async () => {
    const urls = [await startBot(), await startBot()];
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    const copies = Array.from({ length: 6 }, (_, index) =>
      post(urls[index % 2] ?? '', JSON.stringify(latestUpdate())),
    );
    expect((await Promise.all(copies)).map(({ status }) => status)).toEqual(copies.map(() => 200));
    await ask(anna, '/list', 'Ваш список');
    expect(anna.messages().filter(({ text }) => text?.includes('Добавлено: Дымок — Груша'))).toHaveLength(1);
    expect(await items(anna.id)).toHaveLength(1);
  });

  test('two processes share the work of many people, each update done once and in its chat’s order', {
    timeout: 60_000,
  }, async () => {
    const urls = [await startBot(), await startBot()];
    const people = Array.from({ length: 5 }, () => world.person());
    const first = (latestUpdate().update_id ?? 0) + 1_000_000;
    const updates = Array.from({ length: 50 }, (_, index): Record<string, unknown> => {
      const { id = 0 } = people[index % 5] ?? {};
      return {
        update_id: first + index,
        callback_query: {
          id: String(index),
          from: { id, is_bot: false, first_name: 'Анна', language_code: 'ru' },
          chat_instance: '1',
          message: { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'Анна' } },
          data: `a:${(world.api.seed.tobaccos[index]?.id ?? 0).toString(36)}`,
        },
      };
    });
    const copies = updates
      .flatMap((update) => [update, update, update])
      .map((update) => ({ update, at: Math.random() }))
      .sort((one, other) => one.at - other.at);
    const deliver = async ({ update }: { update: object }, index: number) =>
      expect((await post(urls[index % 2] ?? '', JSON.stringify(update))).status).toBe(200);
    await Promise.all(copies.map(deliver));
    for (const [index, { id }] of people.entries()) {
      await expect.poll(async () => (await items(id)).length, { timeout: 30_000 }).toBe(10);
      const expected = world.api.seed.tobaccos.filter((_, at) => at < 50 && at % 5 === index);
      const listed = (await items(id)).map(({ tobacco }) => tobacco?.id).sort();
      expect(listed).toEqual(expected.map((tobacco) => tobacco.id).sort());
    }
  });
});

/** An update that has not been here, from somebody new. */
const asking = (): { update_id: number; message: object } => {
  const { id } = world.person();
  return {
    update_id: 3_000_000_000 + id,
    message: {
      message_id: 1,
      date: 0,
      from: { id, is_bot: false, first_name: 'Анна', language_code: 'ru' },
      chat: { id, type: 'private', first_name: 'Анна' },
      text: '/help',
    },
  };
};
const isStored = async (updateId: number) =>
  (await world.api.prisma.botUpdate.count({ where: { updateId } })) === 1;

describe('R3 the webhook', () => {
  test('answers only after the update is stored', async () => {
    const url = await startBot({ apiUrl: gate.url });
    const update = asking();
    gate.hold('/bot/updates');
    let isAnswered = false;
    const answer = post(url, JSON.stringify(update)).finally(() => {
      isAnswered = true;
    });
    await expect.poll(() => gate.waiting()).toBeGreaterThan(0);
    await sleep(200);
    expect({ isAnswered, isStored: await isStored(update.update_id) }).toEqual({
      isAnswered: false,
      isStored: false,
    });
    gate.open();
    expect((await answer).status).toBe(200);
    expect(await isStored(update.update_id)).toBe(true);
  });

  test('P7 does not wait on Telegram: with every worker hanging in a call of its API, all are stored and answered', async () => {
    const telegram = await startGate(world.desk.url);
    const url = await startBot({ telegramApiRoot: telegram.url.replace(/\/$/, '') });
    telegram.hold('/sendMessage');
    const updates = Array.from({ length: 3 * WORKER_SETTINGS.concurrency }, asking);
    const first = updates.splice(0, WORKER_SETTINGS.concurrency);
    await Promise.all(first.map((update) => post(url, JSON.stringify(update))));
    await expect.poll(() => telegram.waiting()).toBe(WORKER_SETTINGS.concurrency);
    const answers = await Promise.all(updates.map((update) => post(url, JSON.stringify(update))));
    expect(answers.map(({ status }) => status)).toEqual(updates.map(() => 200));
    for (const { update_id } of updates) expect(await isStored(update_id)).toBe(true);
    // Telegram has not answered a single one of the calls that were hanging when these came.
    expect(telegram.waiting()).toBe(WORKER_SETTINGS.concurrency);
    await telegram.close();
  });
});

test('R2 a database error is no acknowledgement: the re-delivery succeeds, and has its effect once', async () => {
  await startBot();
  const anna = world.person();
  await ask(anna, '/help', 'Просто напишите');
  const refusals = () => world.logged.filter((line) => line.includes('will come again')).length;
  const before = refusals();
  await world.api.prisma.$executeRaw`ALTER TABLE bot_updates RENAME TO bot_updates_away`;
  try {
    anna.sendText('дымок груша');
    // Refused, and delivered again in vain.
    await expect.poll(() => refusals() - before).toBeGreaterThan(1);
  } finally {
    await world.api.prisma.$executeRaw`ALTER TABLE bot_updates_away RENAME TO bot_updates`;
  }
  await anna.waitForMessage('Добавлено: Дымок — Груша', { timeoutMs: 15_000 });
  expect(await items(anna.id)).toHaveLength(1);
  expect(anna.messages().filter(({ text }) => text?.includes('Добавлено'))).toHaveLength(1);
});

describe('while the API is away', () => {
  test('the webhook answers 503, says once that it takes a while, and the re-delivery works', async () => {
    const url = await startBot({ apiUrl: gate.url });
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    gate.shut();
    anna.sendText('дымок груша');
    const excuse = await anna.waitForMessage('Сервис ненадолго прилёг');
    expect(excuse.text).toContain('«дымок груша»');
    expect((await post(url, JSON.stringify(latestUpdate()))).status).toBe(503);
    gate.open();
    await anna.waitForMessage('Добавлено: Дымок — Груша');
    expect(anna.messages().filter(({ text }) => text?.includes('прилёг'))).toHaveLength(1);
    expect(await items(anna.id)).toHaveLength(1);
  });
});

describe('in a group', () => {
  const say = (text: string) => ({
    update_id: latestUpdate().update_id + 5_000_000 + Math.floor(Math.random() * 1_000_000),
    message: {
      message_id: 1,
      date: 0,
      from: { id: 1001, is_bot: false, first_name: 'Анна', language_code: 'ru' },
      chat: { id: -1_001_234_567_890, type: 'supergroup', title: 'Друзья' },
      text,
    },
  });
  const answers = () =>
    world.desk.calls('sendMessage').filter(({ params }) => String(params.chat_id).startsWith('-100'));

  test('a command is told where lists are kept; other talk is left alone', async () => {
    const url = await startBot();
    await ask(world.person(), '/start', 'Привет');
    for (const text of ['привет всем', 'кола', '/list@another_bot', '/list@wishlist_bot']) {
      await post(url, JSON.stringify(say(text)));
    }
    await expect.poll(() => answers().length).toBe(1);
    expect(answers()[0]?.params.text).toContain('в личных сообщениях');
    expect(JSON.stringify(answers()[0]?.params.reply_markup)).toContain('https://t.me/wishlist_bot');
  });
});
