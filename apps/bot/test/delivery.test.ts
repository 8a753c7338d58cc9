import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningBot } from '#src/app.ts';
import { type Gate, startGate } from './gate.ts';
import { ask, startWorld, type World } from './world.ts';

/** The API's clock runs so much faster: half a minute of waiting between attempts is over in a second. */
const HASTE = 25;
const begun = Date.now();
/** Milliseconds by which a test has put it forward. */
let ahead = 0;

let world: World;
let gate: Gate;
let bot: RunningBot | undefined;
beforeAll(async () => {
  world = await startWorld(() => new Date(begun + (Date.now() - begun) * HASTE + ahead));
  gate = await startGate(world.api.baseUrl);
});
afterEach(async () => {
  gate.open();
  await bot?.close();
  bot = undefined;
});
afterAll(async () => {
  await world.close();
  await gate.close();
});

const start = async () => {
  bot = await world.bot(
    { apiUrl: gate.url },
    { apiTimeoutMs: 500, worker: { idleMs: 20, leaseSeconds: 100 } },
  );
};
const items = async (id: number) => (await world.api.client.bot(id).wishlist.list()).items;
const countOf = (messages: { text?: string }[], words: string) =>
  messages.filter(({ text }) => text?.includes(words)).length;

test('an update that comes twice by polling is done once', async () => {
  await start();
  const anna = world.person();
  await ask(anna, 'дымок груша', 'Добавлено');
  world.desk.repeatUpdate(world.desk.updates().history.at(-1)?.update_id ?? 0);
  await ask(anna, '/list', 'Ваш список');
  expect(countOf(anna.messages(), 'Добавлено: Дымок — Груша')).toBe(1);
});

test('R2 a poison update is parked after its attempts, said once, and does not block its chat', async () => {
  await start();
  const anna = world.person();
  await ask(anna, '/help', 'Просто напишите');
  const words = { error_code: 400, description: "Bad Request: can't parse entities" };
  const heal = world.desk.script({ method: 'sendMessage', chatId: anna.id, times: 5, ...words });
  anna.sendText('дымок вишня');
  anna.sendText('/list');
  const sorry = await anna.waitForMessage('Не получилось', { timeoutMs: 15_000 });
  expect(sorry.text).toContain('дымок вишня');
  heal();
  await anna.waitForMessage('Ваш список');
  expect(countOf(anna.messages(), 'Не получилось')).toBe(1);
  // What the five attempts wrote, they wrote once.
  expect(await items(anna.id)).toHaveLength(1);
  expect(await world.api.prisma.botUpdate.count({ where: { state: 'parked' } })).toBe(1);
});

test('a poison update of one person keeps nobody else waiting', async () => {
  await start();
  const [anna, boris] = [world.person(), world.person({ firstName: 'Борис' })];
  await ask(anna, '/help', 'Просто напишите');
  const undo = world.desk.script({ method: 'sendMessage', chatId: anna.id, error_code: 500, times: 100 });
  anna.sendText('/list');
  await ask(boris, '/help', 'Просто напишите');
  undo();
  await anna.waitForMessage('Список пока пуст', { timeoutMs: 15_000 });
});

test('the API away: said once for each chat, the text is kept, and done when it is back', async () => {
  await start();
  const anna = world.person();
  await ask(anna, '/help', 'Просто напишите');
  gate.shut();
  anna.sendText('дымок груша');
  await anna.waitForMessage('Ваше «дымок груша» у меня');
  anna.sendText('/list');
  gate.open();
  await anna.waitForMessage('1. Дымок — Груша', { timeoutMs: 15_000 });
  expect(countOf(anna.messages(), 'прилёг')).toBe(1);
  expect(countOf(anna.messages(), 'Добавлено: Дымок — Груша')).toBe(1);
});

describe('B13 a dialog', () => {
  test('survives a restart of the bot', async () => {
    await start();
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    await bot?.close();
    await start();
    await ask(anna, '/cancel', 'отменили');
  });

  test('about a note survives a restart too, and the note lands on its item', async () => {
    await start();
    const anna = world.person();
    const added = await ask(anna, 'дымок груша', 'Добавлено');
    await anna.press('ℹ️ Подробнее', added);
    await anna.waitForMessage('📌 Хочу');
    await anna.press('📝 Заметка');
    await anna.waitForMessage('Что записать');
    await bot?.close();
    await start();
    await ask(anna, 'взять у Ромы', '📝 Записал.');
    expect((await items(anna.id)).map(({ note }) => note)).toEqual(['взять у Ромы']);
  });

  test('ends by itself after a quarter of an hour', async () => {
    await start();
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    // The jump ends leases as well: what is not settled by then would be asked a second time.
    const unsettled = () =>
      world.api.prisma.botUpdate.count({ where: { chatId: BigInt(anna.id), state: { not: 'done' } } });
    await expect.poll(unsettled).toBe(0);
    ahead += 15 * 60_000;
    await ask(anna, '/cancel', 'Отменять нечего');
  });
});

test('B15 a stopping bot finishes what it began, and what came meanwhile waits for the next', async () => {
  await start();
  const anna = world.person();
  await ask(anna, '/help', 'Просто напишите');
  world.desk.script({ method: 'sendMessage', chatId: anna.id, delayMs: 700 });
  const calls = world.desk.calls('sendMessage').length;
  anna.sendText('дымок груша');
  await expect.poll(() => world.desk.calls('sendMessage').length).toBeGreaterThan(calls);
  await bot?.close();
  expect(countOf(anna.messages(), 'Добавлено: Дымок — Груша')).toBe(1);
  anna.sendText('/list');
  await start();
  await anna.waitForMessage('1. Дымок — Груша');
});

test('a Telegram that can’t be reached at the start is waited for', async () => {
  const telegram = await startGate(world.desk.url);
  telegram.shut();
  const starting = world.bot({ telegramApiRoot: telegram.url.replace(/\/$/, '') });
  await expect.poll(() => world.logged.join('\n')).toContain('Telegram can’t be reached yet');
  telegram.open();
  bot = await starting;
  await ask(world.person(), '/start', 'Привет');
  await bot.close();
  bot = undefined;
  await telegram.close();
});
