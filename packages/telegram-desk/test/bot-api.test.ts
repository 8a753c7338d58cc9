import { describe, expect, test } from 'vitest';
import { ANNA, BEN, call, startDesk, TOKEN } from './support.ts';

const button = (extra: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'b', ...extra }]] } });

test('a wrong token, a token that is none, and an unknown method are refused as by Telegram', async () => {
  const desk = await startDesk();
  const get = async (path: string) => {
    const response = await fetch(`${desk.url}/${path}`);
    return [response.status, await response.json()];
  };
  expect(await get('bot4242:wrong/getMe')).toEqual([
    401,
    { ok: false, error_code: 401, description: 'Unauthorized' },
  ]);
  expect(await get('botnonsense/getMe')).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found' },
  ]);
  expect(await get(`bot${TOKEN}/makeTea`)).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found: method not found' },
  ]);
});

test('parameters come by query, form, multipart and JSON alike, and method names in any case', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  anna.start();
  const url = `${desk.url}/bot${TOKEN}/sendmessage`;
  const fields = (text: string) => ({
    chat_id: String(ANNA.id),
    text,
    reply_markup: '{"inline_keyboard":[]}',
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields('three'))) form.append(name, value);
  await fetch(`${url}?${new URLSearchParams(fields('one'))}`);
  await fetch(url, { method: 'POST', body: new URLSearchParams(fields('two')) });
  await fetch(url, { method: 'POST', body: form });
  await call(desk, 'sendMessage', { chat_id: ANNA.id, text: 'four' });
  expect(anna.messages().map(({ text }) => text)).toEqual(['/start', 'one', 'two', 'three', 'four']);
});

test('a body that is not JSON gets a refusal, not a crash', async () => {
  const desk = await startDesk();
  const response = await fetch(`${desk.url}/bot${TOKEN}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{oops',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
});

describe('sendMessage refuses', () => {
  test.each([
    ['nothing to say', { text: '' }, 'message text is empty'],
    ['blanks alone', { text: ' \n ' }, 'text must be non-empty'],
    ['4097 UTF-16 units', { text: 'я'.repeat(4097) }, 'message is too long'],
    [
      'unknown markup',
      { text: '<h1>x</h1>', parse_mode: 'HTML' },
      'can\'t parse entities: Unsupported start tag "h1" at byte offset 0',
    ],
    ['an unknown parse mode', { text: 'x', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
    [
      'callback data of 65 bytes',
      { text: 'x', ...button({ callback_data: 'a'.repeat(65) }) },
      'BUTTON_DATA_INVALID',
    ],
    [
      'Cyrillic callback data of 66 bytes',
      { text: 'x', ...button({ callback_data: 'я'.repeat(33) }) },
      'BUTTON_DATA_INVALID',
    ],
    [
      'a button that does nothing',
      { text: 'x', ...button({}) },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'a button of a foreign protocol',
      { text: 'x', ...button({ url: 'ftp://e.com' }) },
      "inline keyboard button URL 'ftp://e.com' is invalid: Unsupported URL protocol",
    ],
    [
      'a button to nowhere',
      { text: 'x', ...button({ url: 'nowhere' }) },
      "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ],
    [
      'a Mini App by plain http',
      { text: 'x', ...button({ web_app: { url: 'http://e.com' } }) },
      "inline keyboard button Web App URL 'http://e.com' is invalid: Only HTTPS links are allowed",
    ],
    [
      '101 buttons',
      {
        text: 'x',
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'b', callback_data: 'c' }]),
        },
      },
      'reply markup is too long',
    ],
    ['a markup that is no object', { text: 'x', reply_markup: '"nope"' }, 'object expected as reply markup'],
    [
      'a reply to nothing',
      { text: 'x', reply_parameters: { message_id: 99 } },
      'message to be replied not found',
    ],
    ['no chat', { chat_id: '', text: 'x' }, 'chat_id is empty'],
    ['somebody who never started the chat', { chat_id: BEN.id, text: 'x' }, 'chat not found'],
    ['an unknown person', { chat_id: 999, text: 'x' }, 'chat not found'],
  ])('%s', async (_name, params, description) => {
    const desk = await startDesk();
    desk.person(ANNA.id).start();
    expect(await call(desk, 'sendMessage', { chat_id: ANNA.id, ...params })).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
  });
});

test('the limits count after the markup is read', async () => {
  const desk = await startDesk();
  desk.person(ANNA.id).start();
  const longest = { chat_id: ANNA.id, text: `<b>${'😀'.repeat(2048)}</b>`, parse_mode: 'HTML' };
  expect(await call(desk, 'sendMessage', longest)).toMatchObject({ ok: true });
  const data = { chat_id: ANNA.id, text: 'x', ...button({ callback_data: 'я'.repeat(32) }) };
  expect(await call(desk, 'sendMessage', data)).toMatchObject({ ok: true });
  const photo = { chat_id: ANNA.id, photo: 'https://e.com/a.jpg' };
  expect(await call(desk, 'sendPhoto', { ...photo, caption: 'a'.repeat(1024) })).toMatchObject({ ok: true });
  expect(await call(desk, 'sendPhoto', { ...photo, caption: 'a'.repeat(1025) })).toMatchObject({
    description: 'Bad Request: message caption is too long',
  });
});

test('a Mini App on loopback may go by http', async () => {
  const desk = await startDesk();
  desk.person(ANNA.id).start();
  const params = { chat_id: ANNA.id, text: 'x', ...button({ web_app: { url: 'http://127.0.0.1:3000/' } }) };
  expect(await call(desk, 'sendMessage', params)).toMatchObject({ ok: true });
});

describe('edits', () => {
  const markup = { inline_keyboard: [[{ text: 'b', callback_data: 'c' }]] };

  async function deskWithMessage() {
    const desk = await startDesk();
    const anna = desk.person(ANNA.id);
    const own = anna.start();
    await call(desk, 'sendMessage', {
      chat_id: ANNA.id,
      text: '<b>a</b>',
      parse_mode: 'HTML',
      reply_markup: markup,
    });
    const target = { chat_id: ANNA.id, message_id: anna.lastMessage()?.message_id };
    return { desk, anna, own, target };
  }

  test('the same text, entities and markup are "not modified"; any difference is an edit', async () => {
    const { desk, target } = await deskWithMessage();
    const same = { ...target, text: '<b>a</b>', parse_mode: 'HTML', reply_markup: markup };
    const refusal = await call(desk, 'editMessageText', same);
    expect(refusal.description).toMatch(
      /^Bad Request: message is not modified: specified new message content/,
    );
    expect(await call(desk, 'editMessageReplyMarkup', { ...target, reply_markup: markup })).toMatchObject({
      ok: false,
    });
    expect(await call(desk, 'editMessageText', { ...same, text: '<i>a</i>' })).toMatchObject({ ok: true });
    expect(
      await call(desk, 'editMessageText', { ...same, text: '<i>a</i>', reply_markup: undefined }),
    ).toMatchObject({ ok: true });
    expect(
      await call(desk, 'editMessageText', { ...target, text: '<i>a</i>', parse_mode: 'HTML' }),
    ).toMatchObject({ ok: false });
  });

  test("what is not there, not the bot's or no text cannot be edited", async () => {
    const { desk, own, target } = await deskWithMessage();
    const edit = (params: object) => call(desk, 'editMessageText', { ...target, text: 'z', ...params });
    expect(await edit({ message_id: 99 })).toMatchObject({
      description: 'Bad Request: message to edit not found',
    });
    expect(await edit({ message_id: own.message_id })).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
    await call(desk, 'sendPhoto', { chat_id: ANNA.id, photo: 'https://e.com/a.jpg' });
    const photo = desk.person(ANNA.id).lastMessage()?.message_id;
    expect(await edit({ message_id: photo })).toMatchObject({
      description: 'Bad Request: there is no text in the message to edit',
    });
    expect(
      await call(desk, 'editMessageCaption', { ...target, message_id: photo, caption: 'c' }),
    ).toMatchObject({ ok: true });
  });

  test('a deleted message is gone for the person and cannot be deleted twice', async () => {
    const { desk, anna, target } = await deskWithMessage();
    expect(await call(desk, 'deleteMessage', target)).toEqual({ ok: true, result: true });
    expect(anna.messages()).toHaveLength(1);
    expect(await call(desk, 'deleteMessage', target)).toMatchObject({
      description: 'Bad Request: message to delete not found',
    });
  });

  test('a message older than two days cannot be deleted', async () => {
    let now = Date.now();
    const desk = await startDesk({ clock: () => now });
    desk.person(ANNA.id).start();
    await call(desk, 'sendMessage', { chat_id: ANNA.id, text: 'old' });
    now += 49 * 3600 * 1000;
    const target = { chat_id: ANNA.id, message_id: desk.person(ANNA.id).lastMessage()?.message_id };
    expect(await call(desk, 'deleteMessage', target)).toMatchObject({
      description: "Bad Request: message can't be deleted for everyone",
    });
  });
});

describe('callback queries', () => {
  const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

  async function pressed(clock = Date.now) {
    const desk = await startDesk({ clock });
    const anna = desk.person(ANNA.id);
    anna.start();
    await call(desk, 'sendMessage', { chat_id: ANNA.id, text: 'x', ...button({ callback_data: 'c' }) });
    const answer = anna.press('b');
    answer.catch(() => undefined);
    return { desk, answer, id: desk.unansweredCallbacks()[0] };
  }

  test('an answer reaches the person once; a second one and an unknown id are too old', async () => {
    const { desk, answer, id } = await pressed();
    const params = { callback_query_id: id, text: 'done', show_alert: true };
    expect(await call(desk, 'answerCallbackQuery', params)).toEqual({ ok: true, result: true });
    expect(await answer).toEqual({ text: 'done', showAlert: true });
    expect(await call(desk, 'answerCallbackQuery', params)).toMatchObject({ description: TOO_OLD });
    expect(await call(desk, 'answerCallbackQuery', { callback_query_id: '1' })).toMatchObject({
      description: TOO_OLD,
    });
    expect(desk.unansweredCallbacks()).toEqual([]);
  });

  test('an answer after 15 seconds is too late', async () => {
    let now = Date.now();
    const { desk, id } = await pressed(() => now);
    now += 16_000;
    expect(await call(desk, 'answerCallbackQuery', { callback_query_id: id })).toMatchObject({
      description: TOO_OLD,
    });
  });

  test('a press that nobody answers rejects', async () => {
    const desk = await startDesk();
    const anna = desk.person(ANNA.id);
    anna.start();
    await call(desk, 'sendMessage', { chat_id: ANNA.id, text: 'x', ...button({ callback_data: 'c' }) });
    await expect(anna.press('b', undefined, { timeoutMs: 50 })).rejects.toThrow(
      'did not answer the press of "c"',
    );
  });
});

describe('what a bot says about itself', () => {
  test('commands are kept by scope and language, and a person sees the narrowest', async () => {
    const desk = await startDesk();
    const set = (command: string, extra = {}) =>
      call(desk, 'setMyCommands', { commands: [{ command, description: 'd' }], ...extra });
    await set('everybody');
    await set('russians', { scope: { type: 'all_private_chats' }, language_code: 'ru' });
    expect(desk.person(ANNA.id).commands()).toEqual([{ command: 'russians', description: 'd' }]);
    expect(desk.person(BEN.id).commands()).toEqual([{ command: 'everybody', description: 'd' }]);
    expect(await call(desk, 'getMyCommands', {})).toEqual({
      ok: true,
      result: [{ command: 'everybody', description: 'd' }],
    });
    expect(await set('Upper')).toMatchObject({ description: 'Bad Request: BOT_COMMAND_INVALID' });
  });

  test('the menu button is one for all until a chat gets its own', async () => {
    const desk = await startDesk();
    desk.person(ANNA.id).start();
    const menu = (url: string) => ({ menu_button: { type: 'web_app', text: 'Open', web_app: { url } } });
    await call(desk, 'setChatMenuButton', menu('https://e.com/all'));
    await call(desk, 'setChatMenuButton', { chat_id: ANNA.id, ...menu('https://e.com/anna') });
    expect(desk.person(ANNA.id).openWebApp().url).toMatch(/^https:\/\/e\.com\/anna#tgWebAppData=/);
    expect(desk.person(BEN.id).openWebApp().url).toMatch(/^https:\/\/e\.com\/all#tgWebAppData=/);
    expect(await call(desk, 'setChatMenuButton', menu('http://e.com/'))).toMatchObject({ ok: false });
  });

  test('descriptions fall back to those for everybody', async () => {
    const desk = await startDesk();
    await call(desk, 'setMyDescription', { description: 'all' });
    await call(desk, 'setMyDescription', { description: 'все', language_code: 'ru' });
    expect(await call(desk, 'getMyDescription', { language_code: 'ru' })).toMatchObject({
      result: { description: 'все' },
    });
    expect(await call(desk, 'getMyDescription', { language_code: 'de' })).toMatchObject({
      result: { description: 'all' },
    });
    expect(await call(desk, 'setMyShortDescription', { short_description: 'a'.repeat(121) })).toMatchObject({
      ok: false,
    });
  });
});

test('a call can be made to hang until the caller gives up', async () => {
  const desk = await startDesk();
  desk.script({ method: 'getMe', hang: true });
  const hanging = fetch(`${desk.url}/bot${TOKEN}/getMe`, { signal: AbortSignal.timeout(100) });
  await expect(hanging).rejects.toThrow('timeout');
  expect(await call(desk, 'getMe')).toMatchObject({ ok: true });
});
