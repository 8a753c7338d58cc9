import Fastify from 'fastify';
import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from 'grammy';
import { expect, test } from 'vitest';
import { ANNA, cleanUp, startDesk, TOKEN } from './support.ts';

// As a stranger writes a bot with grammY: nothing but the address is ours.
const startBot = async () => {
  const desk = await startDesk();
  return { desk, anna: desk.person(ANNA.id), bot: new Bot(TOKEN, { client: { apiRoot: desk.url } }) };
};
const poll = (bot: Bot): void => {
  const running = bot.start();
  cleanUp(async () => {
    await bot.stop();
    await running;
  });
};

test('a bot of grammY answers a deep link with a keyboard, and a press edits the message', async () => {
  const { anna, bot } = await startBot();
  bot.command('start', (ctx) =>
    ctx.reply(`Hello, <b>${ctx.match}</b>`, {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Go', 'go:1'),
    }),
  );
  bot.callbackQuery('go:1', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Gone', show_alert: true });
    await ctx.editMessageText('Went');
  });
  poll(bot);
  anna.start('add_42');
  const hello = await anna.waitForMessage('Hello, add_42');
  expect(hello.entities).toEqual([{ type: 'bold', offset: 7, length: 6 }]);
  expect(await anna.press('Go')).toEqual({ text: 'Gone', showAlert: true });
  expect((await anna.waitForMessage('Went')).message_id).toBe(hello.message_id);
});

test('grammY sends a file and answers inline queries', async () => {
  const { anna, bot } = await startBot();
  bot.on('message:text', (ctx) =>
    ctx.replyWithDocument(new InputFile(Buffer.from('a;b'), 'list.csv'), { caption: 'Your list' }),
  );
  bot.on('inline_query', (ctx) =>
    ctx.answerInlineQuery(
      [
        {
          type: 'article',
          id: '1',
          title: `About ${ctx.inlineQuery.query}`,
          input_message_content: { message_text: 'Found' },
        },
      ],
      { cache_time: 0 },
    ),
  );
  poll(bot);
  anna.start();
  anna.sendText('/export');
  await expect.poll(() => anna.lastMessage()?.document?.file_name).toBe('list.csv');
  const { results } = await anna.inlineQuery('cola');
  expect(results.map((result) => 'title' in result && result.title)).toEqual(['About cola']);
});

test('grammY takes updates by a webhook with its secret', async () => {
  const { desk, anna, bot } = await startBot();
  bot.on('message:text', (ctx) => ctx.reply(`heard ${ctx.message.text}`));
  const app = Fastify({ forceCloseConnections: true });
  app.post('/hook', webhookCallback(bot, 'fastify', { secretToken: 'a_secret' }));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  cleanUp(() => app.close());
  await bot.api.setWebhook(`${address}/hook`, { secret_token: 'a_secret' });
  expect(desk.calls('setWebhook')).toHaveLength(1);
  anna.sendText('hi');
  await anna.waitForMessage('heard hi');
});

test('a refusal reaches grammY in Telegram’s own words', async () => {
  const { bot } = await startBot();
  const refusal = await bot.api.sendMessage(ANNA.id, 'ads').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(GrammyError);
  expect(refusal).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' });
});
