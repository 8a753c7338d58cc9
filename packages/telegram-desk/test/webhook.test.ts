import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Telegraf } from 'telegraf';
import { expect, test } from 'vitest';
import type { Update } from '#src/server.ts';
import { ANNA, BEN, call, cleanUp, startDesk, TOKEN } from './support.ts';

type Delivery = { update: Update; headers: IncomingHttpHeaders };

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

/** A bot's end that answers each delivery with the status that `decide` gives it. */
async function receive(decide: (delivery: Delivery, count: number) => number | Promise<number>, body = '') {
  const deliveries: Delivery[] = [];
  const url = await listen(async (request, response) => {
    const delivery = { update: JSON.parse(await text(request)) as Update, headers: request.headers };
    deliveries.push(delivery);
    response.statusCode = await decide(delivery, deliveries.length);
    response.end(body);
  });
  return { url, deliveries };
}

const words = (update: Update): string => ('message' in update ? (update.message.text ?? '') : '');
const retry = { baseMs: 10, maxMs: 40 };

test('Telegraf is served by webhook, with the secret in the header', async () => {
  const desk = await startDesk();
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: desk.url } });
  bot.on('text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
  const url = await listen(bot.webhookCallback('/hook', { secretToken: 's3cret' }));
  bot.botInfo = await bot.telegram.getMe();
  await bot.telegram.setWebhook(url, { secret_token: 's3cret' });
  const anna = desk.person(ANNA.id);
  anna.sendText('hi');
  await anna.waitForMessage('echo hi');
});

test('the secret goes out exactly as it was set', async () => {
  const desk = await startDesk();
  const { url, deliveries } = await receive(() => 200);
  await call(desk, 'setWebhook', { url, secret_token: 'abc_-1' });
  desk.person(ANNA.id).sendText('hi');
  await expect.poll(() => deliveries.length).toBe(1);
  expect(deliveries[0]?.headers['x-telegram-bot-api-secret-token']).toBe('abc_-1');
  expect(desk.updates().pending).toEqual([]);
});

test('a failed delivery is repeated under the same number until it succeeds', async () => {
  const desk = await startDesk({ webhookRetry: retry });
  const { url, deliveries } = await receive((_delivery, count) => (count < 4 ? 500 : 200));
  await call(desk, 'setWebhook', { url });
  desk.person(ANNA.id).sendText('hi');
  await expect.poll(() => deliveries.length).toBe(4);
  await expect.poll(() => desk.updates().pending).toEqual([]);
  expect(new Set(deliveries.map(({ update }) => update.update_id)).size).toBe(1);
  expect(await call(desk, 'getWebhookInfo')).toMatchObject({
    result: {
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    },
  });
});

test('updates of one chat wait for their turn, other chats do not wait for them', async () => {
  const desk = await startDesk({ webhookRetry: retry });
  let isBroken = true;
  const { url, deliveries } = await receive(({ update }) =>
    words(update) === 'first' && isBroken ? 503 : 200,
  );
  await call(desk, 'setWebhook', { url });
  desk.person(ANNA.id).sendText('first');
  desk.person(ANNA.id).sendText('second');
  desk.person(BEN.id).sendText('other');
  await expect.poll(() => deliveries.map(({ update }) => words(update))).toContain('other');
  await expect.poll(() => deliveries.length).toBeGreaterThan(3);
  expect(deliveries.map(({ update }) => words(update))).not.toContain('second');
  isBroken = false;
  await expect.poll(() => deliveries.map(({ update }) => words(update)).at(-1)).toBe('second');
});

test('what piled up while nobody listened is delivered once the webhook is set', async () => {
  const desk = await startDesk();
  desk.person(ANNA.id).sendText('one');
  desk.person(ANNA.id).sendText('two');
  const { url, deliveries } = await receive(() => 200);
  await call(desk, 'setWebhook', { url });
  await expect.poll(() => deliveries.map(({ update }) => words(update))).toEqual(['one', 'two']);
});

test('pending updates can be dropped, and kinds of them left out', async () => {
  const desk = await startDesk();
  desk.person(ANNA.id).sendText('lost');
  const { url, deliveries } = await receive(() => 200);
  await call(desk, 'setWebhook', { url, drop_pending_updates: true, allowed_updates: ['message'] });
  desk.person(ANNA.id).block();
  desk.person(ANNA.id).unblock();
  desk.person(ANNA.id).sendText('kept');
  await expect.poll(() => deliveries.map(({ update }) => words(update))).toEqual(['kept']);
});

test('an update can be delivered again under its old number', async () => {
  const desk = await startDesk();
  const { url, deliveries } = await receive(() => 200);
  await call(desk, 'setWebhook', { url });
  desk.person(ANNA.id).sendText('hi');
  await expect.poll(() => deliveries.length).toBe(1);
  desk.repeatUpdate(deliveries[0]?.update.update_id ?? 0);
  await expect.poll(() => deliveries.length).toBe(2);
  expect(deliveries[1]?.update).toEqual(deliveries[0]?.update);
});

test('a call in the answer to a webhook is made', async () => {
  const desk = await startDesk();
  const body = JSON.stringify({ method: 'sendMessage', chat_id: ANNA.id, text: 'by the way' });
  const { url } = await receive(() => 200, body);
  await call(desk, 'setWebhook', { url });
  desk.person(ANNA.id).sendText('hi');
  await desk.person(ANNA.id).waitForMessage('by the way');
});

test('a webhook that is gone reports a refused connection and keeps the update', async () => {
  const desk = await startDesk({ webhookRetry: retry });
  await call(desk, 'setWebhook', { url: 'http://127.0.0.1:9/hook' });
  desk.person(ANNA.id).sendText('hi');
  await expect
    .poll(() => call(desk, 'getWebhookInfo'))
    .toMatchObject({ result: { last_error_message: 'Connection refused', pending_update_count: 1 } });
  expect(await call(desk, 'deleteWebhook')).toEqual({
    ok: true,
    result: true,
    description: 'Webhook was deleted',
  });
  expect(await call(desk, 'getUpdates')).toMatchObject({ result: [{ message: { text: 'hi' } }] });
});

test.each([
  [{ url: 'http://example.com/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
  [{ url: 'https://example.com/', secret_token: 'a+b' }, 'secret token contains unallowed characters'],
  [{ url: 'https://example.com/', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
])('setWebhook refuses %j', async (params, description) => {
  const desk = await startDesk();
  expect(await call(desk, 'setWebhook', params)).toMatchObject({
    description: `Bad Request: ${description}`,
  });
});

test('a desk that was started anew does not use its old numbers again', async () => {
  const numbers = async (now: number) => {
    const desk = await startDesk({ clock: () => now });
    const message = desk.person(ANNA.id).sendText('hi');
    return [message.message_id, desk.updates().history[0]?.update_id ?? 0];
  };
  const before = await numbers(Date.UTC(2026, 5, 1));
  const after = await numbers(Date.UTC(2026, 5, 1) + 10_000);
  expect(after.map((number, index) => number - (before[index] ?? 0))).toEqual([40, 40]);
  expect(Math.max(...after)).toBeLessThan(2 ** 31);
});

test('each attempt can be seen: at once, then after twice as long, and what waits behind it is not tried', async () => {
  const desk = await startDesk({ webhookRetry: retry });
  const { url } = await receive(({ update }, count) => (words(update) === 'first' && count < 5 ? 502 : 200));
  await call(desk, 'setWebhook', { url });
  const anna = desk.person(ANNA.id);
  anna.sendText('first');
  anna.sendText('second');
  const seen = () =>
    desk
      .deliveries()
      .map(({ update, attempt, problem, againInMs }) => [words(update), attempt, problem, againInMs]);
  const refused = 'Wrong response from the webhook: 502 Bad Gateway';
  await expect.poll(seen).toEqual([
    ['first', 1, refused, 0],
    ['first', 2, refused, 10],
    ['first', 3, refused, 20],
    ['first', 4, refused, 40],
    ['first', 5, null, null],
    ['second', 1, null, null],
  ]);
});

test('what could not be delivered for a day is given up, and the next one comes', async () => {
  const now = { ms: Date.now() };
  const desk = await startDesk({ webhookRetry: { baseMs: 5, maxMs: 5 }, clock: () => now.ms });
  const { url, deliveries } = await receive(({ update }) => (words(update) === 'first' ? 500 : 200));
  await call(desk, 'setWebhook', { url });
  const anna = desk.person(ANNA.id);
  anna.sendText('first');
  await expect.poll(() => deliveries.length).toBeGreaterThan(2);
  now.ms += 24 * 3600 * 1000;
  anna.sendText('second');
  await expect.poll(() => deliveries.map(({ update }) => words(update))).toContain('second');
  expect(desk.updates().pending).toEqual([]);
});
