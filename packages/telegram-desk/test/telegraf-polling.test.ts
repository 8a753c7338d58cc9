import { Markup, Telegraf, type TelegramError } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegramDesk, type TelegramDesk } from '#src/server.ts';

const TOKEN = '4242:desk-test-token';
const ANNA = { id: 501, firstName: 'Анна', username: 'anna', languageCode: 'ru' };

let desk: TelegramDesk;
let bot: Telegraf;
let running: Promise<void> | undefined;

beforeEach(async () => {
  desk = await startTelegramDesk({ botToken: TOKEN, people: [ANNA] });
  bot = new Telegraf(TOKEN, { telegram: { apiRoot: desk.url } });
});

afterEach(async () => {
  if (running) bot.stop('test over');
  await running;
  running = undefined;
  await desk.close();
});

function launch(): void {
  running = bot.launch();
}

test('a bot answers /start with a keyboard, and a press edits the same message', async () => {
  bot.start((ctx) =>
    ctx.replyWithHTML('Hello, <b>you</b>', Markup.inlineKeyboard([Markup.button.callback('Go', 'go:1')])),
  );
  bot.action('go:1', async (ctx) => {
    await ctx.answerCbQuery('Gone');
    await ctx.editMessageText('Went');
  });
  launch();
  const anna = desk.person(ANNA.id);
  anna.start();

  const hello = await anna.waitForMessage('Hello');
  expect(hello.entities).toEqual([{ type: 'bold', offset: 7, length: 3 }]);
  expect(await anna.press('Go')).toEqual({ text: 'Gone', showAlert: false });
  const edited = await anna.waitForMessage('Went');
  expect(edited.message_id).toBe(hello.message_id);
  expect(edited.edit_date).toBeGreaterThan(0);
  expect(edited.reply_markup).toBeUndefined();
});

test('a deep link hands its payload over, and commands are marked as such', async () => {
  const payloads: string[] = [];
  bot.start((ctx) => void payloads.push(ctx.payload));
  bot.command('list', (ctx) => ctx.reply(`list for ${ctx.from.language_code}`));
  launch();
  const anna = desk.person(ANNA.id);
  anna.start('add_42');
  anna.sendText('/list');
  await anna.waitForMessage('list for ru');
  expect(payloads).toEqual(['add_42']);
});

test('blocking reaches the bot as my_chat_member, and writing is forbidden afterwards', async () => {
  const statuses: string[] = [];
  bot.on('my_chat_member', (ctx) => void statuses.push(ctx.myChatMember.new_chat_member.status));
  bot.on('text', (ctx) => ctx.reply('ok'));
  launch();
  const anna = desk.person(ANNA.id);
  anna.sendText('hi');
  await anna.waitForMessage('ok');
  anna.block();
  await expect(bot.telegram.sendMessage(ANNA.id, 'ads')).rejects.toThrow(
    '403: Forbidden: bot was blocked by the user',
  );
  anna.unblock();
  anna.sendText('hi again');
  await anna.waitForMessage('ok');
  expect(statuses).toEqual(['kicked', 'member']);
});

test('a photo can be sent by its address and as a file, and fetched back', async () => {
  desk.person(ANNA.id).start();
  const linked = await bot.telegram.sendPhoto(ANNA.id, 'https://example.com/a.jpg', { caption: 'by link' });
  expect(linked.caption).toBe('by link');
  const bytes = Buffer.from('not really a picture');
  const sent = await bot.telegram.sendPhoto(ANNA.id, { source: bytes }, { caption: 'by file' });
  const link = await bot.telegram.getFileLink(sent.photo[0]?.file_id ?? '');
  const fetched = await fetch(link);
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes);
});

test('scripted faults happen once and in order', async () => {
  desk.person(ANNA.id).start();
  desk.script({ method: 'sendMessage', error_code: 429, retry_after: 3 });
  desk.script({ method: 'sendMessage', error_code: 502 });
  const failures: TelegramError[] = [];
  for (let i = 0; i < 2; i++) {
    await bot.telegram.sendMessage(ANNA.id, 'hi').catch((error: TelegramError) => failures.push(error));
  }
  expect(failures.map((error) => error.code)).toEqual([429, 502]);
  expect(failures[0]?.parameters).toEqual({ retry_after: 3 });
  expect(failures[0]?.description).toBe('Too Many Requests: retry after 3');
  await bot.telegram.sendMessage(ANNA.id, 'hi');
  expect(desk.calls('sendMessage').map((call) => typeof call.reply === 'object' && call.reply.ok)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a lost answer breaks the connection, but the message is there', async () => {
  const anna = desk.person(ANNA.id);
  anna.start();
  desk.script({ method: 'sendMessage', loseAnswer: true });
  await expect(bot.telegram.sendMessage(ANNA.id, 'once')).rejects.toThrow();
  expect(anna.lastMessage()?.text).toBe('once');
});

test('a second poller ends the first with a conflict, and a webhook refuses both', async () => {
  const first = bot.telegram.getUpdates(30, 100, 0, undefined);
  await expect.poll(() => desk.updates().isPolled).toBe(true);
  const second = bot.telegram.getUpdates(0, 100, 0, undefined);
  await expect(first).rejects.toThrow('409: Conflict: terminated by other getUpdates request');
  expect(await second).toEqual([]);
  await bot.telegram.setWebhook('http://127.0.0.1:9/hook');
  await expect(bot.telegram.getUpdates(0, 100, 0, undefined)).rejects.toThrow(
    "can't use getUpdates method while webhook is active",
  );
});
