import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, buttonsOf, dataOf, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());
afterEach(() => expect.poll(() => world.desk.unansweredCallbacks()).toEqual([]));

const wishlist = (id: number) => world.api.client.bot(id).wishlist;
const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).flat();

test('a card shows the picture, both strengths, the rating, the status, the site, and when it was checked', async () => {
  const anna = world.person();
  const added = await ask(anna, 'дымок манго лёд', 'Добавлено');
  await anna.press('ℹ️ Подробнее', added);
  const card = await anna.waitForMessage('📌 Хочу');
  expect(card.link_preview_options).toMatchObject({
    url: 'https://images.example.org/tobaccos/19.webp',
    show_above_text: true,
  });
  expect(card.text).toMatch(/Дымок — Манго лёд\nMango Ice\nЛинейка: Крепкая\nКрепость: крепкая/);
  expect(card.text).toMatch(/★\s\d,\d \(\d+ оцен/);
  expect(card.text).toMatch(/Страница на сайте · проверено \d+ (день|дня|дней) назад/);
  const site = card.entities?.find(({ type }) => type === 'text_link');
  expect(site?.url).toBe('https://catalogue.example.org/tobaccos/dymok/strong/flavour-5');
  await anna.press('‹ К списку', card);
  const list = await anna.waitForMessage('Ваш список');
  expect(list.message_id).toBe(card.message_id);
  expect(list.link_preview_options).toEqual({ is_disabled: true });
});

test('what was tried is asked about, in a word and in stars, and each may be skipped', async () => {
  const anna = world.person();
  await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
  await ask(anna, '/list', 'Ваш список');
  await anna.press('1');
  await anna.waitForMessage('📌 Хочу');
  await anna.press('✅ Попробовано');
  const question = await anna.waitForMessage('Как вам');
  expect(labels(question)).toEqual(['👍 Взял бы ещё', '👌 Нормально', '👎 Больше не буду', 'Пропустить']);
  await anna.press('👍', question);
  await anna.waitForMessage('сколько из пяти?');
  await anna.press('4 ★');
  await anna.waitForMessage('Моё мнение: взял бы ещё, 4 из 5');
  const [tried] = (await wishlist(anna.id).list({ state: 'tried' })).items;
  expect(tried).toMatchObject({ verdict: 'again', rating: 4 });
  await anna.press('💬 Моё мнение');
  await anna.waitForMessage('Как вам');
  await anna.press('Пропустить');
  await anna.waitForMessage('Моё мнение: взял бы ещё, 4 из 5');
});

describe('B13 a note', () => {
  test('is asked for, kept, shown, changed and erased', async () => {
    const anna = world.person();
    const added = await ask(anna, 'дымок груша', 'Добавлено');
    await anna.press('ℹ️ Подробнее', added);
    await anna.waitForMessage('📌 Хочу');
    await anna.press('📝 Заметка');
    await anna.waitForMessage('Что записать');
    await ask(anna, 'взять у Ромы <b>&"', 'Заметка: взять у Ромы <b>&"');
    await anna.press('✏️ Заметка');
    const question = await anna.waitForMessage('Что записать');
    await anna.press('🗑 Стереть заметку', question);
    await anna.waitForMessage((message) => labels(message).includes('📝 Заметка'));
    expect((await wishlist(anna.id).list()).items[0]?.note).toBeNull();
    await ask(anna, '/cancel', 'Отменять нечего');
  });

  test('that is too long stays asked for; /cancel, a command and the next search leave it', async () => {
    const anna = world.person();
    const added = await ask(anna, 'дымок груша', 'Добавлено');
    await anna.press('ℹ️ Подробнее', added);
    const card = await anna.waitForMessage('📌 Хочу');
    await anna.press('📝 Заметка', card);
    await anna.waitForMessage('Что записать');
    await ask(anna, 'ы'.repeat(501), 'Заметка длиннее 500 букв');
    await ask(anna, 'короче', '📝 Записал.');
    await anna.press('📝 Заметка', card);
    await anna.waitForMessage('Что записать');
    await ask(anna, '/cancel', 'отменили');
    await ask(anna, 'дымок вишня', 'Добавлено: Дымок — Вишня');
    expect((await wishlist(anna.id).list({ search: 'груша' })).items[0]?.note).toBe('короче');
  });
});

test('/list is narrowed to a brand and back, in one message', async () => {
  const anna = world.person();
  await ask(anna, 'дымок груша\nдымок вишня\nnorthern smoke cola', 'Добавлено');
  const list = await ask(anna, '/list', 'Ваш список');
  await anna.press('🏷 По бренду', list);
  const brands = await anna.waitForMessage('Какой бренд показать?');
  expect(labels(brands)).toEqual(['Дымок · 2', 'Northern Smoke · 1', 'Все бренды']);
  await anna.press('Дымок · 2', brands);
  const narrowed = await anna.waitForMessage('хочу 2');
  expect(narrowed.message_id).toBe(list.message_id);
  expect(narrowed.text).not.toContain('Northern');
  await anna.press('1', narrowed);
  await anna.waitForMessage('📌 Хочу');
  await anna.press('🛍 Куплено');
  await anna.waitForMessage('🛍 Куплено');
  await anna.press('‹ К списку');
  const back = await anna.waitForMessage('хочу 1 · 🛍 куплено 1');
  expect(back.text).not.toContain('Northern');
  await anna.press('✕ Дымок', back);
  await anna.waitForMessage('хочу 2 · 🛍 куплено 1');
});

describe('/shop', () => {
  test('goes by brand and line; a tap ticks and keeps its place, another unticks', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша\nдымок вишня\nдымок зимний сад\nnorthern smoke cola', 'Добавлено');
    await wishlist(anna.id).add({ customName: 'Что-то от Ромы' });
    const shop = await ask(anna, '/shop', 'Осталось купить: 5 табаков');
    expect(shop.text).toMatch(
      /Northern Smoke\nКрепкая:\n▫️ 1\. Кола\n\nДымок\n.*▫️ \d\. Вишня.*Своими словами\n▫️ 5\. Что-то от Ромы/s,
    );
    expect(await anna.press('1', shop)).toMatchObject({ text: 'Отмечено: куплено 🛍' });
    const ticked = await anna.waitForMessage('Осталось купить: 4 табака');
    expect(ticked.text).toContain('🛍 1. Кола');
    expect(ticked.message_id).toBe(shop.message_id);
    await anna.press('🛍 1', ticked);
    await anna.waitForMessage('Осталось купить: 5 табаков');
  });

  test('B4 a double tap ticks once; one that is gone is said to be gone', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    const shop = await ask(anna, '/shop', 'Осталось купить');
    const data = dataOf(shop, '1');
    await Promise.all([anna.pressData(data, shop), anna.pressData(data, shop)]);
    await anna.waitForMessage('Всё куплено');
    const [item] = (await wishlist(anna.id).list()).items;
    expect(item?.state).toBe('purchased');
    await wishlist(anna.id).remove(item?.id ?? '');
    expect(await anna.pressData(data, shop)).toMatchObject({ text: 'Этого уже нет в списке' });
    await anna.waitForMessage('Покупать пока нечего');
  });
});

test('/random picks one of what is wanted, and another', async () => {
  const anna = world.person();
  await ask(anna, '/random', 'Выбирать не из чего');
  await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
  const picked = await ask(anna, '/random', 'Может, этот?');
  expect(picked.text).toMatch(/Дымок — (Груша|Вишня)/);
  await anna.press('🎲 Другой', picked);
  await ask(anna, '/help', 'Просто напишите');
});

test('/stats counts', async () => {
  const anna = world.person();
  await ask(anna, '/stats', 'Считать пока нечего');
  await ask(anna, 'дымок груша\nnorthern smoke cola', 'Добавлено');
  const [item] = (await wishlist(anna.id).list()).items;
  await wishlist(anna.id).patch(item?.id ?? '', { state: 'tried', verdict: 'never' });
  const stats = await ask(anna, '/stats', 'в цифрах');
  expect(stats.text).toContain('Всего 2 табака: хочу 1, куплено 0, попробовано 1');
  expect(stats.text).toContain('больше не буду 1');
  expect(stats.text).toMatch(/Бренды\n(Дымок: 1\nNorthern Smoke|Northern Smoke: 1\nДымок): 1/);
  expect(stats.text).toMatch(/\d{4} г\.: добавлено 2, попробовано 1/);
});

describe('/export', () => {
  const fileOf = async (message: Parameters<typeof buttonsOf>[0]) => {
    const response = await fetch(`${world.desk.url}/desk/files/${message.document?.file_id}`);
    return response.text();
  };

  test.each([
    ['📊 Таблица (CSV)', /^wishlist-\d{4}-\d\d-\d\d\.csv$/, 'Дымок;'],
    ['📄 Текст', /\.txt$/, '☐ Груша (Pear)'],
    ['{ } JSON', /\.json$/, '"name":"Груша"'],
  ])('%s', async (button, name, content) => {
    const anna = world.person();
    await ask(anna, 'дымок груша', 'Добавлено');
    await ask(anna, '/export', 'Выберите, каким');
    await anna.press(button);
    const sent = await anna.waitForMessage('Ваш список: 1 табак.');
    expect(sent.document?.file_name).toMatch(name);
    expect(await fileOf(sent)).toContain(content);
  });

  test('of an empty list says so', async () => {
    await ask(world.person(), '/export csv', 'Список пуст');
  });
});

describe('B14 /deleteme', () => {
  test('says what goes, leaves by the first button, and deletes by a second tap', async () => {
    const anna = world.person();
    await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
    const question = await ask(anna, '/deleteme', 'список (2 табака)');
    expect(labels(question)).toEqual(['Оставить как есть', '🗑 Да, удалить всё']);
    await anna.press('Оставить', question);
    await anna.waitForMessage('всё осталось как есть');
    const again = await ask(anna, '/deleteme', 'Удалить всё');
    const data = dataOf(again, 'Да, удалить');
    await Promise.all([anna.pressData(data, again), anna.pressData(data, again)]);
    await anna.waitForMessage('ничего не храню');
    const found = () => world.api.prisma.user.count({ where: { telegramId: BigInt(anna.id) } });
    await expect.poll(found).toBe(0);
    await ask(anna, '/list', 'Список пока пуст');
  });
});

test('the new commands speak English as well', async () => {
  const ben = world.person({ firstName: 'Ben', languageCode: 'en' });
  await ask(ben, 'northern smoke cola', 'Added');
  await ask(ben, '/shop', 'Still to buy: 1 tobacco');
  await ask(ben, '/stats', 'Your list in numbers');
  await ask(ben, '/random', 'How about this one?');
  await ask(ben, '/export', 'Your list as a file?');
  await ask(ben, '/alerts', 'At most once a day');
  await ask(ben, '/follow', 'Which brand shall I watch?');
  await ask(ben, '/share', 'Your list by a link');
  await ask(ben, '/deleteme', 'Delete everything I keep about you?');
});
