import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, buttonsOf, dataOf, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());
afterEach(() => expect.poll(() => world.desk.unansweredCallbacks()).toEqual([]));

const client = (id: number) => world.api.client.bot(id);
const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).flat();

/** Anna with a list, and the token of her link. */
const sharing = async (names = 'дымок груша\nдымок вишня') => {
  const anna = world.person({ firstName: '<Анна>' });
  await ask(anna, names, 'Добавлено');
  await ask(anna, '/share', 'Ваш список по ссылке');
  const card = await anna.waitForMessage('можно переслать');
  const [share] = (await client(anna.id).wishlist.shares()).items;
  return { anna, card, token: share?.token ?? '' };
};

describe('/share', () => {
  test('makes a link at once, with a card to pass on; the same link the next time', async () => {
    const { anna, card, token } = await sharing();
    expect(token).not.toBe('');
    expect(card.text).toContain('<Анна>: хочу попробовать');
    expect(card.text).toContain('• Дымок — Груша');
    expect(await anna.press('Открыть список', card)).toMatchObject({
      url: `https://t.me/wishlist_bot?start=list_${token}`,
    });
    const again = await ask(anna, '/share', 'Ваш список по ссылке');
    expect(again.text).toContain(token);
    expect((await client(anna.id).wishlist.shares()).items).toHaveLength(1);
    const sent = await anna.press('📤 Отправить', again);
    expect(new URL(sent.url ?? '').searchParams.get('url')).toContain(token);
  });

  test('lists several, and B14 closes one only after asking', async () => {
    const { anna, token } = await sharing();
    const list = await ask(anna, '/share На день рождения', '2. ');
    await anna.waitForMessage('можно переслать');
    const first = list.text?.indexOf(token) ?? -1;
    const number = first < (list.text?.indexOf('2. ') ?? 0) ? 1 : 2;
    await anna.press(`🗑 Закрыть ${number}`, list);
    const question = await anna.waitForMessage('Закрыть ссылку?');
    expect(labels(question)).toEqual(['Оставить как есть', '🗑 Закрыть ссылку']);
    const data = dataOf(question, '🗑 Закрыть ссылку');
    await Promise.all([anna.pressData(data, question), anna.pressData(data, question)]);
    const left = (await client(anna.id).wishlist.shares()).items;
    expect(left.map(({ title }) => title)).toEqual(['На день рождения']);
    const ben = world.person();
    ben.start(`list_${token}`);
    await ben.waitForMessage('Эта ссылка больше не действует');
  });
});

describe('B7 list_<token>', () => {
  test('shows the friend’s list: what I bring is marked for everybody, and taken back', async () => {
    const { token } = await sharing();
    const ben = world.person({ firstName: 'Борис' });
    const eva = world.person({ firstName: 'Ева' });
    ben.start(`list_${token}`);
    const list = await ben.waitForMessage('<Анна> хочет попробовать');
    expect(buttonsOf(list)[0]).toEqual(['🙋 1 Принесу', '➕ 1 Хочу тоже']);
    expect(await ben.press('🙋 1', list)).toMatchObject({ text: expect.stringContaining('принесёте вы') });
    await ben.waitForMessage('🙋 принесёте вы');

    eva.start(`list_${token}`);
    const forEva = await eva.waitForMessage('🙋 Борис принесёт');
    expect(buttonsOf(forEva)[0]).toEqual(['➕ 1 Хочу тоже']);
    const late = dataOf(list, '🙋 1');
    expect(await eva.pressData(late, forEva)).toMatchObject({
      text: 'Это уже вызвался принести кто-то другой',
    });

    await ben.press('✕ 1');
    await ben.waitForMessage((message) => labels(message).includes('🙋 1 Принесу'));
  });

  test('“want it too” puts it on my list and leaves the friend’s in place; then we have it in common', async () => {
    const { token } = await sharing();
    const ben = world.person({ firstName: 'Борис' });
    ben.start(`list_${token}`);
    const list = await ben.waitForMessage('хочет попробовать');
    await ben.press('🤝', list);
    await ben.waitForMessage('Общего пока ничего');
    await ben.press('‹ К списку друга');
    await ben.waitForMessage('хочет попробовать');
    expect(await ben.press('➕ 1')).toMatchObject({ text: 'Добавлено ✅' });
    expect(await ben.press('➕ 1')).toMatchObject({ text: 'Уже в списке 👌' });
    expect((await client(ben.id).wishlist.list()).items).toHaveLength(1);
    await ben.press('🤝', list);
    const common = await ben.waitForMessage('Общее у ваших списков: 1 табак');
    expect(common.text).toContain('друг: хочет, вы: хотите');
  });

  test('pages in one message, and an item bought meanwhile is said to be gone', async () => {
    const { anna, token } = await sharing(
      ['груша', 'вишня', 'кактус', 'кола', 'черника', 'ёлка', 'грейпфрут']
        .map((n) => `дымок ${n}`)
        .join('\n'),
    );
    const ben = world.person();
    ben.start(`list_${token}`);
    const list = await ben.waitForMessage('хочет попробовать');
    expect(list.text?.match(/^\d+\./gm)).toHaveLength(6);
    await ben.press('›', list);
    const second = await ben.waitForMessage('7. ');
    expect(second.message_id).toBe(list.message_id);
    const { items } = await client(anna.id).wishlist.list({ state: 'wanted' });
    for (const { id } of items) await client(anna.id).wishlist.patch(id, { state: 'purchased' });
    expect(await ben.press('🙋 7', second)).toMatchObject({ text: 'Этого в списке уже не ждут' });
    await ben.waitForMessage('Здесь пока пусто');
  });

  test('of one’s own list only looks at it', async () => {
    const { anna, token } = await sharing();
    anna.start(`list_${token}`);
    const list = await anna.waitForMessage('Это ваш собственный список');
    expect(labels(list)).toEqual([]);
  });

  test('that nobody made says what to do', async () => {
    const anna = world.person();
    anna.start(`list_${'x'.repeat(24)}`);
    await anna.waitForMessage('Эта ссылка больше не действует');
  });
});

describe('/follow', () => {
  const follows = async (id: number) =>
    (await client(id).follows.list()).brands.map(({ brand }) => brand.name);

  test('asks for a brand, finds it, and a tap turns following on and off', async () => {
    const anna = world.person();
    await ask(anna, '/follow', 'За каким брендом следить?');
    await ask(anna, 'квантовый пылесос', 'в каталоге нет');
    const found = await ask(anna, 'дымок', 'Вот что нашлось');
    expect(await anna.press('➕ Следить: Дымок', found)).toMatchObject({
      text: expect.stringContaining('Слежу'),
    });
    await anna.waitForMessage((message) => labels(message).includes('🔔 Слежу: Дымок'));
    expect(await follows(anna.id)).toEqual(['Дымок']);
    await ask(anna, '/follow', 'Вы следите за новинками');
    await anna.press('🔔 Слежу: Дымок');
    await anna.waitForMessage((message) => labels(message).includes('➕ Следить: Дымок'));
    expect(await follows(anna.id)).toEqual([]);
    await ask(anna, '/cancel', 'отменили');
  });

  test('takes the words at once, and a line from its brand', async () => {
    const anna = world.person();
    await ask(anna, '/follow dymok', 'Вот что нашлось');
    anna.start('brand_dymok');
    await anna.waitForMessage('15 табаков');
    await anna.press('📚 2 линейки');
    await anna.waitForMessage('какую линейку показать?');
    await anna.press('Крепкая · 5');
    await anna.waitForMessage('Линейка: Крепкая');
    await anna.press('➕ Следить: Крепкая');
    await anna.waitForMessage((message) => labels(message).includes('🔔 Слежу: Крепкая'));
    expect((await client(anna.id).follows.list()).lines.map(({ line }) => line.name)).toEqual(['Крепкая']);
  });
});

describe('/alerts and /settings', () => {
  test('B17 alerts are turned off and on, with their hour, quiet hours and time zone', async () => {
    const anna = world.person();
    const alerts = () => client(anna.id).users.alerts();
    await ask(anna, '/alerts', 'Сводка: в 12:00');
    await anna.press('🔕 Выключить');
    await anna.waitForMessage('Оповещения: выключены');
    expect((await alerts()).muted).toBe(true);
    await anna.press('🕛 Час сводки');
    await anna.waitForMessage('В котором часу');
    await anna.press(/^18$/);
    await anna.waitForMessage('Сводка: в 18:00');
    await anna.press('🌙 Тихие часы');
    await anna.waitForMessage('Когда вас не беспокоить?');
    await anna.press(/^1$/);
    await anna.waitForMessage('Тихо с 1:00');
    await anna.press(/^7$/);
    await anna.waitForMessage('Тихие часы: 1:00–7:00');
    await anna.press('🌍 Часовой пояс');
    await anna.waitForMessage('Где вы живёте?');
    await anna.press('Владивосток');
    await anna.waitForMessage('Часовой пояс: Владивосток');
    expect(await alerts()).toEqual({
      muted: true,
      digestHour: 18,
      quietHours: { from: 1, to: 7 },
      timeZone: 'Asia/Vladivostok',
    });
  });

  test('B9 a chosen language is spoken at once, and kept whatever Telegram says', async () => {
    const anna = world.person();
    await ask(anna, '/settings', 'Язык: русский');
    await anna.press('🌐 Язык');
    await anna.waitForMessage('На каком языке');
    await anna.press('English');
    await anna.waitForMessage('Language: English');
    await ask(anna, '/list', 'Your list is empty');
    await ask(anna, '/settings', 'Settings');
    await anna.press('🌐 Language');
    await anna.waitForMessage('Which language');
    await anna.press('As in Telegram');
    await anna.waitForMessage('Язык: русский');
  });
});
