import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { findChromium, launchChromium } from '@hookah/chromium';
import { validate } from '@tma.js/init-data-node';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { Markup, Telegraf } from 'telegraf';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TelegramDesk } from '#src/server.ts';
import { ANNA, BEN, call, cleanUp, startDesk, TOKEN } from './support.ts';

const require = createRequire(import.meta.url);
const PATIENCE = { timeout: 5_000 };

let browser: Browser;
let desk: TelegramDesk;
let bot: Telegraf;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));
});

afterAll(() => browser.close());

beforeEach(async () => {
  desk = await startDesk({ bot: { firstName: 'Wishes', username: 'wish_bot' } });
  bot = new Telegraf(TOKEN, { telegram: { apiRoot: desk.url } });
  complaints = [];
});

/** The page as Anna, with the bot answering. */
async function open(options: { colorScheme?: 'light' | 'dark'; width?: number } = {}): Promise<void> {
  const launched = bot.launch();
  cleanUp(async () => {
    bot.stop('test over');
    await launched;
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-US',
  });
  cleanUp(() => context.close());
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${desk.pageUrl}?person=${ANNA.id}`);
  await page.getByRole('heading', { name: 'Wishes' }).waitFor();
}

const log = () => page.getByRole('log');
const people = () => page.getByRole('group', { name: 'People' });
const chats = () => page.getByRole('group', { name: 'Chats' });

async function say(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** A Mini App on the real SDK: it greets, closes by its main button and shows each event it gets. */
async function serveMiniApp(): Promise<string> {
  const sdk = readFileSync(require.resolve('@telegram-apps/sdk').replace(/index\.cjs$/, 'index.iife.js'));
  const html = `<!doctype html><meta charset="utf-8"><h1 id="hello"></h1><ol id="events"></ol>
    <script src="/sdk.js"></script><script type="module">
    const sdk = telegramApps.sdk;
    const note = (text) => events.append(Object.assign(document.createElement('li'), { textContent: text }));
    sdk.targetOrigin.set(new URL(document.referrer).origin);
    sdk.init();
    sdk.themeParams.mountSync();
    sdk.miniApp.mountSync();
    sdk.backButton.mount();
    sdk.backButton.show();
    sdk.backButton.onClick(() => note('back'));
    sdk.mainButton.mount();
    sdk.mainButton.setParams({ text: 'Done', isVisible: true, isEnabled: true });
    sdk.mainButton.onClick(() => sdk.miniApp.close());
    sdk.themeParams.backgroundColor.sub((color) => note('background ' + color));
    await sdk.viewport.mount();
    const answer = sdk.popup.show({ title: 'Sure?', message: 'Really?', buttons: [{ id: 'yes', type: 'default', text: 'Yes!' }] });
    answer.then((id) => note('popup ' + id));
    window.share = (id) =>
      void sdk.shareMessage(id).then(() => note('shared'), (error) => note('failed ' + error.message));
    window.rawInitData = sdk.retrieveRawInitData();
    hello.textContent = 'Hello ' + sdk.retrieveLaunchParams().tgWebAppData.user.first_name + ' ' + sdk.isTMA() + ' ' + (await sdk.isTMA('complete', { timeout: 1000 }));
    await sdk.cloudStorage.setItem('k', 'v');
    note('cloud ' + await sdk.cloudStorage.getItem('k'));
    sdk.miniApp.ready();
    </script>`;
  return serve((url) => (url === '/sdk.js' ? ['text/javascript', sdk] : ['text/html', html]));
}

/** A Mini App without any SDK: a button for each event it can post. */
async function serveButtons(events: Record<string, object>): Promise<string> {
  const html = `<!doctype html><meta charset="utf-8"><script type="module">
    for (const [eventType, eventData] of Object.entries(${JSON.stringify(events)})) {
      const onclick = () => parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
      document.body.append(Object.assign(document.createElement('button'), { textContent: eventType, onclick }));
    }
    document.body.append(String(location.hash.includes('tgWebAppData')));
    </script>`;
  return serve(() => ['text/html', html]);
}

async function serve(answer: (url: string) => [type: string, body: string | Buffer]): Promise<string> {
  const server = createServer((request, response) => {
    const [type, body] = answer(request.url ?? '');
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('one starts the bot, writes to it and reads its answers as they come', async () => {
  bot.start((ctx) => ctx.reply(`Welcome, ${ctx.from.first_name}`));
  bot.on('text', (ctx) => ctx.reply(`You said: ${ctx.message.text}`));
  await open();
  await page.getByRole('button', { name: 'START' }).click();
  await log().getByText('Welcome, Анна').waitFor();
  await say('<b>hi</b>');
  await log().getByText('You said: <b>hi</b>').waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('by Enter');
  await page.keyboard.press('Enter');
  await log().getByText('You said: by Enter').waitFor();
  expect(complaints).toEqual([]);
});

test('entities look like what they are, and hostile text stays text', async () => {
  await open();
  desk.person(ANNA.id).sendText('go');
  await bot.telegram.sendMessage(
    ANNA.id,
    '<b>bold <i>both</i></b> <a href="https://e.com/x">link</a> /list &lt;img src=x onerror="boom()"&gt;',
    { parse_mode: 'HTML' },
  );
  await log().getByText('bold both').waitFor();
  expect(await log().locator('strong > em').textContent()).toBe('both');
  expect(await log().getByRole('link', { name: 'link' }).getAttribute('href')).toBe('https://e.com/x');
  expect(await log().locator('img').count()).toBe(0);
  await log().getByRole('button', { name: '/list' }).last().click();
  await expect.poll(() => desk.person(ANNA.id).lastMessage()?.text).toBe('/list');
  expect(complaints).toEqual([]);
});

test('an inline button is busy until the bot answers, then shows the answer', async () => {
  const { promise: permission, resolve: permit } = Promise.withResolvers<void>();
  bot.start((ctx) =>
    ctx.reply(
      'Choose',
      Markup.inlineKeyboard([
        Markup.button.callback('Quiet', 'quiet'),
        Markup.button.callback('Loud', 'loud'),
      ]),
    ),
  );
  bot.action('quiet', async (ctx) => {
    await permission;
    await ctx.answerCbQuery('Noted');
    await ctx.editMessageText('Chosen');
  });
  bot.action('loud', (ctx) => ctx.answerCbQuery('Attention!', { show_alert: true }));
  await open();
  await page.getByRole('button', { name: 'START' }).click();
  await page.getByRole('button', { name: 'Loud' }).click();
  await page.getByRole('dialog').getByText('Attention!').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await page.getByRole('button', { name: 'Quiet' }).click();
  await page.locator('[aria-busy=true]').getByText('Quiet').waitFor();
  permit();
  await page.getByRole('status').getByText('Noted').waitFor();
  await log().getByText('Chosen').waitFor();
  await log().getByText('edited').waitFor();
  expect(await page.getByRole('button', { name: 'Quiet' }).count()).toBe(0);
});

test('commands are offered after a slash, and a reply keyboard sends its words', async () => {
  await bot.telegram.setMyCommands([
    { command: 'list', description: 'My list' },
    { command: 'help', description: 'Help' },
  ]);
  bot.command('list', (ctx) => ctx.reply('Pick', Markup.keyboard([['One', 'Two']])));
  bot.hears('Two', (ctx) => ctx.reply('Two it is', Markup.removeKeyboard()));
  await open();
  await page.getByRole('textbox', { name: 'Message' }).fill('/l');
  const commands = page.getByRole('group', { name: 'Commands' });
  expect(await commands.getByRole('button').allTextContents()).toEqual(['/listMy list']);
  await commands.getByRole('button').click();
  await page.getByRole('button', { name: 'Two' }).click();
  await log().getByText('Two it is').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Two' }).count()).toBe(0);
});

test('people are switched without mixing their conversations', async () => {
  bot.on('text', (ctx) => ctx.reply(`Hello ${ctx.from.first_name}`));
  await open({ width: 1280 });
  await say('hi');
  await log().getByText('Hello Анна').waitFor();
  await people().getByRole('button', { name: /Ben/ }).click();
  await expect.poll(() => log().getByText('Hello Анна').count()).toBe(0);
  await say('hi');
  await log().getByText('Hello Ben').waitFor();
  await bot.telegram.sendMessage(ANNA.id, 'psst');
  await people()
    .getByRole('button', { name: /Анна.*1/ })
    .click();
  await log().getByText('psst').waitFor();
  expect(desk.person(BEN.id).messages()).toHaveLength(2);
});

test('one talks in a group and with a friend, each chat for itself', async () => {
  bot.command('list', (ctx) => ctx.reply('The list of all'));
  await open({ width: 1280 });
  await chats()
    .getByRole('button', { name: /Друзья/ })
    .click();
  await page.getByRole('heading', { name: 'Друзья', level: 2 }).waitFor();
  await say('secret of ours');
  await say('/list');
  await log().getByText('The list of all').waitFor();
  await chats().getByRole('button', { name: /Ben/ }).click();
  await expect.poll(() => log().getByRole('article').count()).toBe(0);
  await say('hello Ben');
  await people().getByRole('button', { name: /Ben/ }).click();
  await chats()
    .getByRole('button', { name: /Анна.*1/ })
    .click();
  await log().getByText('hello Ben').waitFor();
  await chats()
    .getByRole('button', { name: /Друзья.*3/ })
    .click();
  await log().getByRole('article', { name: 'Анна' }).first().waitFor();
  // The bot's privacy: of what is said in a group it hears commands, and nothing of what two people say.
  const heard = desk.updates().history.map((update) => ('message' in update ? update.message.text : ''));
  expect(heard).toEqual(['/list']);
});

test('a blocked bot can be unblocked', async () => {
  bot.on('text', (ctx) => ctx.reply('ok'));
  await open();
  await say('hi');
  await log().getByText('ok').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Block the bot' }).click();
  await page.getByRole('button', { name: 'Unblock the bot' }).waitFor();
  await expect(bot.telegram.sendMessage(ANNA.id, 'x')).rejects.toThrow('blocked by the user');
  await page.getByRole('button', { name: 'Unblock the bot' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
});

test('a Mini App on the real SDK opens from the menu button and talks to its frame', async () => {
  const url = await serveMiniApp();
  await bot.telegram.setChatMenuButton({
    menuButton: { type: 'web_app', text: 'My list', web_app: { url } },
  });
  bot.on('text', (ctx) => ctx.reply('ok'));
  await open();
  await say('hi');
  await page.getByRole('button', { name: 'My list' }).click();
  const app = page.frameLocator('iframe[title="Mini App"]');
  await page.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'Yes!' }).click();
  await app.getByRole('heading', { name: 'Hello Анна true true' }).waitFor();
  await app.getByText('popup yes').waitFor();
  await app.getByText('cloud v').waitFor();
  const initData = await app.locator('body').evaluate(() => String(Reflect.get(globalThis, 'rawInitData')));
  validate(initData, TOKEN);

  await page.getByRole('button', { name: 'Back' }).click();
  await app.getByText('back').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.locator('iframe').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a link to the bot leads from the Mini App to the chat, and unsaved work is asked about', async () => {
  const url = await serveButtons({
    web_app_setup_closing_behavior: { need_confirmation: true },
    web_app_open_tg_link: { path_full: '/wish_bot?start=add_7' },
  });
  bot.start((ctx) => ctx.reply(`Payload ${ctx.payload}`));
  await bot.telegram.setChatMenuButton({
    menuButton: { type: 'web_app', text: 'My list', web_app: { url } },
  });
  await open();
  await page.getByRole('button', { name: 'My list' }).click();
  const app = page.frameLocator('iframe[title="Mini App"]');
  await app.getByText('true').waitFor();
  await app.getByRole('button', { name: 'closing_behavior' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').getByText('may not be saved').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await app.getByRole('button', { name: 'open_tg_link' }).click();
  await log().getByText('Payload add_7').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a Mini App shares what the bot has prepared: with whom, is for the person to say', async () => {
  const url = await serveMiniApp();
  await open({ width: 1280 });
  const result = {
    type: 'article',
    id: 'card',
    title: 'Cola',
    input_message_content: { message_text: 'Look: <b>Cola</b>', parse_mode: 'HTML' },
    reply_markup: { inline_keyboard: [[{ text: 'Want it too', url: 'https://t.me/wish_bot?start=add_1' }]] },
  };
  const prepared = await call(desk, 'savePreparedInlineMessage', {
    user_id: ANNA.id,
    result,
    allow_user_chats: true,
    allow_group_chats: true,
  });
  const { id } = prepared.result as { id: string };
  await bot.telegram.setChatMenuButton({ menuButton: { type: 'web_app', text: 'App', web_app: { url } } });
  await page.getByRole('button', { name: 'App' }).click();
  const app = page.frameLocator('iframe');
  await page.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'Yes!' }).click();
  await app.getByText('popup yes').waitFor();
  const share = (given: string) => app.getByRole('heading').evaluate(`share(${JSON.stringify(given)})`);

  await share('unknown');
  await app.getByText('failed MESSAGE_EXPIRED').waitFor();
  await share(id);
  const picker = page.getByRole('dialog', { name: 'Send to…' });
  await picker.getByText('Look: Cola').waitFor();
  expect(await picker.getByRole('button').allTextContents()).toEqual([
    'ДДрузьяgroup',
    'BBenprivate chat',
    'Cancel',
  ]);
  await picker.getByRole('button', { name: 'Cancel' }).click();
  await app.getByText('failed USER_DECLINED').waitFor();
  await share(id);
  await picker.getByRole('button', { name: /Ben/ }).click();
  await app.getByText('shared').waitFor();

  // Who got it presses the button, and is in the chat with the bot.
  await people().getByRole('button', { name: /Ben/ }).click();
  await chats().getByRole('button', { name: /Анна/ }).click();
  await log().getByText('via @wish_bot').waitFor();
  await page.getByRole('button', { name: 'Want it too' }).click();
  await log().getByText('/start add_1').waitFor();
  expect(desk.person(BEN.id).lastMessage()?.text).toBe('/start add_1');
});

test('an app opened from the reply keyboard gets no init data and can send data back', async () => {
  const url = await serveButtons({ web_app_data_send: { data: 'chosen' } });
  bot.start((ctx) => ctx.reply('Pick', Markup.keyboard([Markup.button.webApp('Choose', url)])));
  bot.on('web_app_data', (ctx) => ctx.reply(`Got ${ctx.webAppData?.data.text()}`));
  await open();
  await page.getByRole('button', { name: 'START' }).click();
  await page.getByRole('button', { name: 'Choose' }).click();
  const app = page.frameLocator('iframe[title="Mini App"]');
  await app.getByText('false').waitFor();
  await app.getByRole('button', { name: 'web_app_data_send' }).click();
  await log().getByText('Got chosen').waitFor();
});

test('the theme follows the system until it is switched, and tells the Mini App', async () => {
  const url = await serveMiniApp();
  await bot.telegram.setChatMenuButton({
    menuButton: { type: 'web_app', text: 'My list', web_app: { url } },
  });
  await open({ colorScheme: 'dark', width: 1280 });
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByRole('button', { name: 'My list' }).click();
  const app = page.frameLocator('iframe[title="Mini App"]');
  await page.getByRole('dialog').getByRole('button', { name: 'Yes!' }).click();
  await app.getByText('popup yes').waitFor();
  await page.getByRole('button', { name: 'Light theme' }).click();
  await app.getByText('background #ffffff').waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
});

test.each(['light', 'dark'] as const)('the %s page passes an accessibility check', async (colorScheme) => {
  await bot.telegram.setMyCommands([{ command: 'list', description: 'My list' }]);
  bot.on('text', (ctx) =>
    ctx.replyWithHTML(
      'See <a href="https://e.com">this</a> and <code>that</code>',
      Markup.inlineKeyboard([Markup.button.callback('Fine', 'fine')]),
    ),
  );
  await open({ colorScheme, width: 1280 });
  await say('/list');
  await log().getByText('See this').waitFor();
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async () => {
    // Telegram's keyboards are see-through over a wallpaper, which no tool can judge the contrast of.
    const results = await Reflect.get(globalThis, 'axe').run({ exclude: ['.inline-button', '.day'] });
    return results.violations.map((violation: { id: string; nodes: { html: string }[] }) => [
      violation.id,
      violation.nodes.map((node) => node.html),
    ]);
  });
  expect(findings).toEqual([]);
});

test('what the bot calls, and why it was refused, is listed beside the chat', async () => {
  await open({ width: 1280 });
  desk.person(ANNA.id).sendText('hi');
  await bot.telegram.sendMessage(ANNA.id, 'fine');
  await expect(bot.telegram.sendMessage(ANNA.id, '<h1>', { parse_mode: 'HTML' })).rejects.toThrow();
  const calls = page.getByRole('tabpanel', { name: 'Bot API calls' });
  await calls.getByText('400').click();
  await calls.getByText('Unsupported start tag "h1"').waitFor();
  await page.getByText('fine').waitFor();
});

test('what the bot is handed is listed beside the chat, and can be handed over once more', async () => {
  bot.on('text', (ctx) => ctx.reply(`You said: ${ctx.message.text}`));
  await open({ width: 1280 });
  await say('hi');
  await log().getByText('You said: hi').waitFor();
  await page.getByRole('tab', { name: 'Updates' }).click();
  const updates = page.getByRole('tabpanel', { name: 'Updates' });
  await updates.getByText('message hi').click();
  await updates.getByText('"update_id"').waitFor();
  await updates.getByRole('button', { name: 'Deliver once more' }).click();
  await expect.poll(() => log().getByText('You said: hi').count()).toBe(2);
  await updates.getByText('×2 fetched').waitFor();
  const [first, second] = desk.deliveries();
  expect(second?.update).toEqual(first?.update);
});

test('calls from before the page was opened are listed, and a link that would run is not opened', async () => {
  desk.person(ANNA.id).sendText('hi');
  await bot.telegram.sendMessage(ANNA.id, 'early');
  await open({ width: 1280 });
  const calls = page.getByRole('tabpanel', { name: 'Bot API calls' });
  await calls.getByText('sendMessage').waitFor();
  const hrefs = ['https://e.com', 'tg://resolve', 'javascript:alert(1)', 'data:text/html,x'];
  const check = `import('/links.js').then(({ isSafeLink }) => ${JSON.stringify(hrefs)}.map(isSafeLink))`;
  expect(await page.evaluate(check)).toEqual([true, true, false, false]);
});

test('the page catches up after its connection broke', async () => {
  const sockets = new Set<Socket>();
  const wire = createTcpServer((client) => {
    const upstream = connect(Number(new URL(desk.url).port), '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  cleanUp(() => {
    cut();
    wire.close();
  });
  await open();
  desk.person(ANNA.id).sendText('hi');
  const { port } = wire.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?person=${ANNA.id}`);
  await log().getByText('hi', { exact: true }).waitFor();
  cut();
  await bot.telegram.sendMessage(ANNA.id, 'while away');
  await log().getByText('while away').waitFor();
});

test('there is nothing to write in until the chat has come, so nothing can be lost', async () => {
  bot.on('text', (context) => context.reply('heard'));
  await open();
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/desk$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const field = page.getByRole('textbox', { name: 'Message' });
  expect(await field.isDisabled()).toBe(true);
  const said = say('early');
  letThrough();
  await said;
  await log().getByText('heard').waitFor();
});
