import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encode } from '#src/callback-data.ts';
import { ask, buttonsOf, dataOf, MINI_APP_URL, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());
afterEach(() => expect.poll(() => world.desk.unansweredCallbacks()).toEqual([]));

const wishlist = (id: number) => world.api.client.bot(id).wishlist;

describe('B1 every press of a button is answered', () => {
  test.each(['nonsense', 'l:q0', 'i:short:a0', 'x'.repeat(64)])('stale data %j too', async (data) => {
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    const answer = await anna.pressData(data);
    expect(answer).toMatchObject({ text: expect.stringContaining('Эта кнопка устарела'), showAlert: true });
  });

  test('within two seconds, even while Telegram is slow about the rest', async () => {
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    const undo = world.desk.script({ method: 'editMessageText', chatId: anna.id, delayMs: 2_500 });
    await anna.press('📋 Мой список', undefined, { timeoutMs: 2_400 });
    await anna.waitForMessage('Список пока пуст');
    undo();
  });
});

describe('B2 a message is edited', () => {
  test('and one that would not change stays as it is, without a fault', async () => {
    const anna = world.person();
    await ask(anna, '/list', 'Список пока пуст');
    await anna.press('➕ Добавить табак');
    const question = await anna.waitForMessage('Какой табак добавить');
    await anna.press('Отмена', question);
    const cancelled = await anna.waitForMessage('отменили');
    const calls = world.desk.calls('editMessageText').length;
    // The same button once more, as a second tap sends it.
    await anna.pressData('x', cancelled);
    expect(await ask(anna, '/list', 'Список пока пуст')).toBeDefined();
    const [call] = world.desk.calls('editMessageText').slice(calls);
    expect(call?.reply).toMatchObject({ ok: false, description: expect.stringContaining('not modified') });
    expect(anna.messages().filter(({ text }) => text?.includes('отменили'))).toHaveLength(1);
  });

  test('or sent anew when it is gone', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    await ask(anna, '/list', 'Ваш список');
    world.desk.script({
      method: 'editMessageText',
      chatId: anna.id,
      error_code: 400,
      description: 'Bad Request: message to edit not found',
    });
    const before = anna.messages().length;
    await anna.press('1');
    await anna.waitForMessage('📌 Хочу');
    expect(anna.messages()).toHaveLength(before + 1);
  });
});

describe('B4 a button of an item that was removed meanwhile', () => {
  test('says so and shows the list as it is now', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
    const list = await ask(anna, '/list', 'Ваш список');
    const { items } = await wishlist(anna.id).list({ search: 'груша' });
    await wishlist(anna.id).remove(items[0]?.id ?? '');
    const number = /(\d)\. Дымок — Груша/.exec(list.text ?? '')?.[1] ?? '';
    expect(await anna.press(number, list)).toMatchObject({ text: 'Этого уже нет в списке' });
    const refreshed = await anna.waitForMessage('Этого уже нет в списке');
    expect(refreshed.text).toContain('Вишня');
    expect(refreshed.text).not.toContain('Груша');
  });

  test('pressed twice removes once and leaves the way back open', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    const picker = await ask(anna, '/remove', 'Что убрать?');
    const data = dataOf(picker, 'Груша');
    const answers = await Promise.all([anna.pressData(data, picker), anna.pressData(data, picker)]);
    expect(answers.map(({ text }) => text)).toEqual(['Убрано', 'Этого уже нет в списке']);
    const shown = await anna.waitForMessage('Этого уже нет в списке');
    await anna.press('Вернуть', shown);
    await anna.waitForMessage('Дымок — Груша снова в списке');
    expect((await wishlist(anna.id).list()).items).toHaveLength(1);
  });

  test('a double tap on a search result adds once', async () => {
    const anna = world.person();
    const results = await ask(anna, 'вишня', 'нашлось вот что');
    const data = dataOf(results, 'Дымок');
    const answers = await Promise.all([anna.pressData(data, results), anna.pressData(data, results)]);
    expect(answers.map(({ text }) => text)).toEqual(['Добавлено ✅', 'Уже в списке 👌']);
    expect(anna.lastMessage()?.text).toContain('Добавлено: Дымок — Вишня');
    expect((await wishlist(anna.id).list()).items).toHaveLength(1);
  });
});

describe('B5 what people write is shown as they wrote it', () => {
  test('`<b>&"` as a first name', async () => {
    const anna = world.person({ firstName: '<b>&"' });
    anna.start();
    const greeting = await anna.waitForMessage('Привет, <b>&"!');
    expect(greeting.entities?.filter(({ type }) => type === 'bold')).toHaveLength(1);
  });

  test('`<b>&"` as a tobacco and as a search, through every screen', async () => {
    const anna = world.person();
    await ask(anna, '<b>&"щщщ</b>', 'По запросу «<b>&"щщщ</b>» ничего не нашлось');
    await anna.press('Записать как есть');
    await anna.waitForMessage('Добавлено: <b>&"щщщ</b>');
    expect((await ask(anna, '/list', 'Ваш список')).text).toContain('<b>&"щщщ</b>');
    await anna.press('1');
    await anna.waitForMessage((message) => message.text?.startsWith('<b>&"щщщ</b>') ?? false);
    await anna.press('🗑 Убрать из списка');
    await anna.waitForMessage('Убрано: <b>&"щщщ</b>');
  });
});

test('B6 a list of 500 items pages through in messages Telegram takes', async () => {
  const anna = world.person();
  await ask(anna, '/list', 'пуст');
  const list = wishlist(anna.id);
  const names = Array.from({ length: 500 }, (_, index) => `${index} ${'<&"ё'.repeat(45)}`);
  await list.add({ customName: names[0] ?? '' });
  const { id: wishlistId } = await world.api.prisma.wishlist.findFirstOrThrow({
    where: { user: { telegramId: BigInt(anna.id) } },
  });
  await world.api.prisma.wishlistItem.createMany({
    data: names.slice(1).map((customName) => ({ wishlistId, customName, state: 'wanted' })),
  });
  const first = await ask(anna, '/list', 'Ваш список');
  expect(buttonsOf(first).flat()).toContain('1 из 63');
  await anna.press('‹', first);
  const last = await anna.waitForMessage('500.');
  expect(buttonsOf(last).flat()).toContain('63 из 63');
  expect(last.text?.match(/^\d+\./gm)).toHaveLength(4);
  const shop = await ask(anna, '/shop', 'Осталось купить: 500 табаков');
  await anna.press('‹', shop);
  const lastShelf = await anna.waitForMessage(/500\. /);
  expect(buttonsOf(lastShelf).flat()).toContain('42 из 42');
});

describe('B7 a link to the bot', () => {
  test.each(['list_abc', 'add_', 'nonsense', 'A'.repeat(64)])(
    'with a payload nobody knows (%s) greets',
    async (payload) => {
      const anna = world.person();
      anna.start(payload);
      await anna.waitForMessage('Привет, Анна!');
    },
  );

  test('add_<id> adds the tobacco', async () => {
    const anna = world.person();
    const tobacco = world.api.seed.tobaccos.find(({ name }) => name === 'Вишня');
    anna.start(`add_${tobacco?.id}`);
    await anna.waitForMessage('Добавлено: Northern Smoke — Вишня');
  });

  test('add_<id> of a tobacco that is gone says what to do', async () => {
    const anna = world.person();
    anna.start('add_99999999');
    await anna.waitForMessage('Такого табака в каталоге больше нет');
  });

  test('brand_<slug> shows the brand and its tobaccos', async () => {
    const anna = world.person();
    anna.start('brand_dymok');
    const brand = await anna.waitForMessage('Дымок');
    expect(brand.text).toMatch(/Россия · ★\s4,2 \(900 оценок\) · 15 табаков/);
    await anna.press('›');
    await anna.waitForMessage((message) => buttonsOf(message).flat().includes('2 из 2'));
    await anna.press(/★/);
    await anna.waitForMessage('Добавлено');
  });
});

describe('B8 the bot introduces itself', () => {
  test('with commands in both languages, a menu button, a description', async () => {
    const anna = world.person();
    const zoe = world.person({ firstName: 'Zoé', languageCode: 'fr' });
    anna.start();
    await anna.waitForMessage('Привет');
    expect(anna.commands()[0]).toEqual({ command: 'list', description: 'Мой список' });
    expect(zoe.commands()[0]).toEqual({ command: 'list', description: 'My list' });
    // Each is answered by its own feature: /help is what an unknown one is told to ask.
    for (const { command } of anna.commands()) {
      const answer = await ask(anna, `/${command}`);
      expect(answer.text, command).not.toContain('Такой команды нет');
    }
    expect(zoe.commands().map(({ command }) => command)).toEqual(
      anna.commands().map(({ command }) => command),
    );
    expect(anna.openWebApp().url).toContain(MINI_APP_URL);
    expect(world.desk.calls('setMyDescription').map(({ params }) => params)).toEqual([
      { description: expect.stringContaining('A list of hookah tobaccos') },
      { description: expect.stringContaining('Список табаков'), language_code: 'ru' },
      { description: expect.stringContaining('A list of hookah tobaccos'), language_code: 'en' },
    ]);
    const scopes = world.desk.calls('setMyCommands').map(({ params }) => params.scope);
    expect(JSON.stringify(scopes)).toContain('all_private_chats');
  });
});

describe('B9 the language', () => {
  test('is the person’s, and remembered when Telegram does not say it again', async () => {
    const silent = world.desk.addPerson({ id: 990_001, firstName: 'Ben' });
    await world.api.client.bot().bot.putUser(silent.id, { firstName: 'Ben', languageCode: 'en' });
    await ask(silent, '/list', 'Your list is empty');
  });

  test('is Russian for whoever names none', async () => {
    await ask(world.desk.addPerson({ id: 990_002, firstName: 'Аня' }), '/list', 'Список пока пуст');
  });
});

describe('B10 when Telegram says 429', () => {
  test.each(['sendMessage', 'editMessageText'])(
    '%s waits as long as asked and is tried again',
    async (method) => {
      const anna = world.person();
      await ask(anna, '/help', 'Просто напишите');
      world.desk.script({ method, chatId: anna.id, error_code: 429, retry_after: 1 });
      const asked = Date.now();
      if (method === 'sendMessage') anna.sendText('/list');
      else await anna.press('📋 Мой список');
      await anna.waitForMessage('Список пока пуст');
      expect(Date.now() - asked).toBeGreaterThanOrEqual(950);
      const attempts = await world.api.prisma.botUpdate.findMany({ where: { chatId: BigInt(anna.id) } });
      expect(attempts.map((update) => update.attempts)).toEqual([1, 1]);
    },
  );
});

describe('B11 somebody the bot can’t write to', () => {
  const isReachable = async (id: number) =>
    (await world.api.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } })).reachable;
  const waitFor = (check: () => Promise<boolean>) => expect.poll(check, { timeout: 5_000 }).toBe(true);

  test.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [400, 'Bad Request: chat not found'],
  ])('(%i %s) is marked, and no longer once they are back', async (error_code, description) => {
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    expect(await isReachable(anna.id)).toBe(true);
    world.desk.script({ method: 'sendMessage', chatId: anna.id, error_code, description });
    anna.sendText('/list');
    await waitFor(async () => !(await isReachable(anna.id)));
    anna.start();
    await anna.waitForMessage('Привет');
    expect(await isReachable(anna.id)).toBe(true);
  });

  test('is known at once by the block itself', async () => {
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    anna.block();
    await waitFor(async () => !(await isReachable(anna.id)));
    anna.unblock();
    await waitFor(() => isReachable(anna.id));
  });
});

describe('B13 a conversation of several steps', () => {
  test('asks, takes the next text, and is over', async () => {
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    await ask(anna, 'дымок груша', 'Добавлено');
    await ask(anna, '/cancel', 'Отменять нечего');
  });

  test.each(['/cancel', 'button'])('is left by %s', async (way) => {
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    if (way === 'button') await anna.press('Отмена');
    else anna.sendText(way);
    await anna.waitForMessage('отменили');
    await ask(anna, '/cancel', 'Отменять нечего');
  });

  test('is left by any other command, which does what it says', async () => {
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    await ask(anna, '/list', 'Список пока пуст');
    await ask(anna, '/cancel', 'Отменять нечего');
  });

  test('survives a sticker', async () => {
    const anna = world.person();
    await ask(anna, '/add', 'Какой табак добавить?');
    anna.sendSticker();
    await anna.waitForMessage('только текст');
    await ask(anna, '/cancel', 'отменили');
  });

  test('does not eat what belongs to no step: words beside the question of /clear are a search', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    await ask(anna, '/clear', 'Убрать из списка всё');
    await ask(anna, 'вишня', 'нашлось вот что');
    expect((await wishlist(anna.id).list()).items).toHaveLength(1);
  });
});

describe('B14 /clear', () => {
  test('asks first, and can be taken back', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
    const question = await ask(anna, '/clear', 'всё (2 табака)?');
    expect(buttonsOf(question)).toEqual([['Оставить как есть'], ['🗑 Убрать всё (2)']]);
    await anna.press('Убрать всё');
    await anna.waitForMessage('убрали 2 табака');
    expect((await wishlist(anna.id).list()).items).toEqual([]);
    await anna.press('Вернуть всё');
    await anna.waitForMessage('Вернули 2 табака');
    expect((await wishlist(anna.id).list()).items).toHaveLength(2);
  });

  test('pressed twice keeps the way back', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    const question = await ask(anna, '/clear', '(1 табак)?');
    const data = dataOf(question, 'Убрать всё');
    await Promise.all([anna.pressData(data, question), anna.pressData(data, question)]);
    await anna.press('Вернуть всё');
    await anna.waitForMessage('Вернули 1 табак');
  });

  test('the first button changes nothing', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    await ask(anna, '/clear', '(1 табак)?');
    await anna.press('Оставить');
    await anna.waitForMessage('всё осталось как есть');
    expect((await wishlist(anna.id).list()).items).toHaveLength(1);
  });

  test('of an empty list asks nothing', async () => {
    await ask(world.person(), '/clear', 'и так пуст');
  });
});

describe('what the API refuses is said in human words', () => {
  test('over the chat when a button was pressed', async () => {
    const anna = world.person();
    await ask(anna, '/help', 'Просто напишите');
    const unknown = encode({ kind: 'unclear', undo: '0193e0a2-7b1c-7f00-8000-000000000000' });
    expect(await anna.pressData(unknown)).toEqual({
      text: 'Этого уже нет в списке. Вот он целиком: /list',
      showAlert: true,
    });
  });

  test('in the person’s language', async () => {
    const ben = world.person({ firstName: 'Ben', languageCode: 'en' });
    ben.start('brand_no-such-brand');
    await ben.waitForMessage('The catalogue no longer has this brand');
  });
});

describe('B18 what the bot can’t read gets a hint with buttons', () => {
  test.each(['Привет!', 'спасибо 🙏'])(
    'that is said to somebody (%s) is no search for a tobacco',
    async (words) => {
      const anna = world.person();
      const answer = await ask(anna, words, 'рад помочь');
      expect(buttonsOf(answer).flat()).toEqual(['➕ Добавить табак', '📋 Мой список']);
    },
  );

  test.each(['photo', 'sticker', '/nonsense', '🙂', '…'])('%s', async (what) => {
    const anna = world.person();
    if (what === 'photo') anna.sendPhoto();
    else if (what === 'sticker') anna.sendSticker();
    else anna.sendText(what);
    const hint = await anna.waitForMessage(/только текст|Такой команды нет/);
    expect(buttonsOf(hint).flat()).toEqual(['➕ Добавить табак', '📋 Мой список']);
  });
});

test('nothing was logged as an error, and no secret anywhere', () => {
  const all = world.logged.join('\n');
  expect(all).not.toContain('An update failed');
  expect(all).not.toContain(world.api.botToken.split(':')[1]);
  expect(all).not.toContain(world.api.botKey);
});
