import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, buttonsOf, MINI_APP_URL, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());

test('a new person is greeted, finds a tobacco, adds it and sees it on the list', async () => {
  const anna = world.person();
  anna.start();
  const greeting = await anna.waitForMessage('Привет, Анна!');
  expect(buttonsOf(greeting)[0]).toEqual(['📱 Открыть приложение']);
  expect(anna.openWebApp('Открыть приложение').url).toContain(MINI_APP_URL);

  const results = await ask(anna, 'зимний сад', 'нашлось вот что');
  expect(buttonsOf(results)).toHaveLength(6);
  expect(await anna.press('Дымок — Зимний сад')).toMatchObject({ text: 'Добавлено ✅' });
  await anna.waitForMessage('Добавлено: Дымок — Зимний сад');

  const list = await ask(anna, '/list', 'Ваш список');
  expect(list.text).toContain('1. Дымок — Зимний сад');
  expect(list.text).toContain('хочу 1');
});

test('the same in English', async () => {
  const ben = world.person({ firstName: 'Ben', languageCode: 'en-GB' });
  ben.start();
  await ben.waitForMessage('Hi, Ben!');
  await ask(ben, 'cola', 'Which one shall I add?');
  await ben.press('Sultan of Mist — Кола');
  await ben.waitForMessage('Added: ');
  expect((await ask(ben, '/list')).text).toContain('Your list\n1 to try');
});

test('words that mean one tobacco for certain add it at once, and it can be taken back', async () => {
  const anna = world.person();
  const added = await ask(anna, 'northern smoke cola', 'Добавлено: Northern Smoke — Кола');
  expect(buttonsOf(added).slice(0, 2)).toEqual([['↩️ Отменить', 'ℹ️ Подробнее'], ['📋 Мой список']]);
  await anna.press('↩️ Отменить');
  await anna.waitForMessage('Убрано: Northern Smoke — Кола');
  await anna.press('Вернуть');
  await anna.waitForMessage('снова в списке');
});

test('several lines get one answer, and its buttons settle what was open', async () => {
  const anna = world.person();
  await ask(anna, 'northern smoke cola', 'Добавлено');
  const answer = await ask(
    anna,
    'Northern Smoke Cola\nдымок вишня\nгруша\nтакого не бывает точно',
    'Добавлено',
  );
  expect(answer.text).toContain('Добавлено\n• Дымок — Вишня');
  expect(answer.text).toContain('Уже в списке\n• Northern Smoke — Кола');
  expect(answer.text).toContain('Выберите, какой именно\n• «груша»');
  expect(answer.text).toContain('Не нашлось\n• «такого не бывает точно»');

  await anna.press('🔎 груша', answer);
  await anna.waitForMessage('По запросу «груша»');
  await anna.press('Записать «такого не бывает точно»', answer);
  await anna.waitForMessage('Добавлено: такого не бывает точно');
  const list = await ask(anna, '/list', 'Ваш список');
  expect(list.text).toContain('записан с ваших слов');
});

test('a pasted list is read without its marks', async () => {
  const anna = world.person();
  const answer = await ask(anna, '- дымок вишня\n2) дымок груша\n• дымок кактус', 'Добавлено');
  expect(answer.text).toContain('• Дымок — Вишня\n• Дымок — Груша\n• Дымок — Кактус');
});

test('what is listed already is no error', async () => {
  const anna = world.person();
  await ask(anna, 'дымок кактус', 'Добавлено');
  await ask(anna, 'дымок кактус', 'уже есть в вашем списке');
});

test('what the catalogue lacks can be kept in one’s own words', async () => {
  const anna = world.person();
  await ask(anna, 'щщщ ъъъ', 'ничего не нашлось');
  await anna.press('Записать как есть');
  await anna.waitForMessage('Добавлено: щщщ ъъъ');
});

test('results are leafed through in one message', async () => {
  const anna = world.person();
  await ask(anna, 'классика', 'нашлось вот что');
  const before = anna.messages().length;
  await anna.press('›');
  const second = await anna.waitForMessage('нашлось вот что');
  expect(buttonsOf(second).flat()).toContain('стр. 2');
  expect(anna.messages()).toHaveLength(before);
});

test('after adding, one gets back to the search', async () => {
  const anna = world.person();
  await ask(anna, 'вишня', 'нашлось вот что');
  await anna.press('Наш — Вишня');
  await anna.waitForMessage('Добавлено: Наш — Вишня');
  await anna.press('Ещё по «вишня»');
  await anna.waitForMessage('По запросу «вишня» нашлось вот что');
});

test('an item is opened by its number, ticked, and the list remembers', async () => {
  const anna = world.person();
  await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
  await ask(anna, '/list', 'Ваш список');
  await anna.press('2');
  const card = await anna.waitForMessage('📌 Хочу');
  expect(buttonsOf(card)).toEqual([
    ['🛍 Куплено', '✅ Попробовано'],
    ['📝 Заметка'],
    ['🗑 Убрать из списка'],
    ['‹ К списку'],
  ]);
  expect(await anna.press('🛍 Куплено')).toMatchObject({ text: 'Отмечено: куплено 🛍' });
  await anna.waitForMessage('🛍 Куплено');
  await anna.press('‹ К списку');
  const list = await anna.waitForMessage('хочу 1 · 🛍 куплено 1');
  await anna.press('🛍 1', list);
  const bought = await anna.waitForMessage((message) => buttonsOf(message).flat().includes('• 🛍 1'));
  expect(bought.text?.match(/^\d+\./gm)).toHaveLength(1);
});

test('/remove shows what there is; one tap removes, another puts back', async () => {
  const anna = world.person();
  await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
  await ask(anna, '/remove', 'Что убрать?');
  expect(await anna.press('🗑 Дымок — Груша')).toMatchObject({ text: 'Убрано' });
  const after = await anna.waitForMessage('Убрано: Дымок — Груша');
  expect(buttonsOf(after).flat()).not.toContain('🗑 Дымок — Груша');
  await anna.press('Вернуть');
  await anna.waitForMessage('Дымок — Груша снова в списке');
});

test('/remove with words looks only among those', async () => {
  const anna = world.person();
  await ask(anna, 'дымок груша\nдымок вишня', 'Добавлено');
  const found = await ask(anna, '/remove вишня', 'Что убрать?');
  expect(buttonsOf(found).flat()).toEqual(['🗑 Дымок — Вишня', '‹ К списку']);
  await ask(anna, '/remove ананас', 'нет ничего похожего');
});

test('/help says what can be done, an unknown command leads there', async () => {
  const anna = world.person();
  await ask(anna, '/help', 'Просто напишите название');
  await ask(anna, '/nonsense', 'Такой команды нет');
});

test('an empty list says how to begin', async () => {
  const anna = world.person();
  const empty = await ask(anna, '/list', 'Список пока пуст');
  expect(buttonsOf(empty).flat()).toContain('➕ Добавить табак');
});
