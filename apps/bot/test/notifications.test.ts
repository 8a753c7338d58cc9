import type { Message } from '@hookah/telegram-desk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningBot } from '#src/app.ts';
import { ask, buttonsOf, startWorld, type World } from './world.ts';

const HOUR = 3_600_000;
/** Three in the afternoon in Moscow. */
const START = Date.parse('2026-03-10T12:00:00Z');

let world: World;
let bot: RunningBot | undefined;
let now = START;
beforeAll(async () => {
  world = await startWorld(() => new Date(now));
});
beforeEach(async () => {
  now = START + Math.ceil((now - START) / (24 * HOUR)) * 24 * HOUR;
  bot = await world.bot();
});
afterEach(() => bot?.close());
afterAll(() => world.close());

type Person = ReturnType<World['person']>;

const tobacco = (index: number) => {
  const found = world.api.seed.tobaccos[index];
  if (found === undefined) throw new Error('The seed is too small');
  return found;
};
const happens = (kind: string, { id, brandId, lineId }: ReturnType<typeof tobacco>) =>
  world.api.prisma.catalogEvent.create({ data: { kind, tobaccoId: id, brandId, lineId, at: new Date(now) } });
/** Somebody who opened the chat. */
const acquainted = async (profile: Parameters<World['person']>[0] = {}): Promise<Person> => {
  const person = world.person(profile);
  person.start();
  await person.waitForMessage(/./);
  return person;
};
const apiOf = ({ id }: Person) => world.api.client.bot(id);
const waiting = () =>
  world.api.prisma.outboxMessage.count({
    where: { sentAt: null, failedAt: null, notBefore: { gt: new Date(now) } },
  });
const toldEvents = () => world.api.prisma.toldEvent.count();
/** Once the bot has asked since, an event that concerns somebody waits for their digest. */
const spread = async () => {
  const events = await world.api.prisma.catalogEvent.count();
  await expect.poll(toldEvents, { timeout: 10_000 }).toBe(events);
};
const news = (person: Person) => person.messages().filter(({ text }) => /новости|news/.test(text ?? ''));
/** Lets the API's time go by, once nothing is under way whose lease that would end. */
const pass = async (hours: number) => {
  const { botUpdate, outboxMessage } = world.api.prisma;
  const underWay = async () =>
    (await botUpdate.count({ where: { state: { in: ['pending', 'processing'] } } })) +
    (await outboxMessage.count({ where: { leasedUntil: { gt: new Date(now) } } }));
  await expect.poll(underWay, { timeout: 15_000 }).toBe(0);
  now += hours * HOUR;
};
const untilNoon = () => pass(21);

test('B17 news come as one digest at noon, in the language remembered, with ways to each thing and to silence', async () => {
  const anna = await acquainted();
  const john = await acquainted({ firstName: 'John', languageCode: 'en' });
  for (const person of [anna, john]) {
    await apiOf(person).wishlist.add({ tobaccoId: tobacco(0).id });
    await apiOf(person).follows.followBrand(tobacco(15).brandId);
  }
  await pass(1);
  await happens('limited', tobacco(0));
  await happens('new', tobacco(15));
  await spread();
  expect(await waiting()).toBe(4);
  expect(news(anna)).toEqual([]);
  await untilNoon();
  const digest = await anna.waitForMessage('Есть новости');
  expect(digest.text).toMatch(/⏳ Northern Smoke.* — теперь лимитированный выпуск/);
  expect(digest.text).toMatch(/🆕 .* — новинка/);
  const buttons =
    digest.reply_markup && 'inline_keyboard' in digest.reply_markup
      ? digest.reply_markup.inline_keyboard.flat()
      : [];
  const apps = buttons.flatMap((button) =>
    'web_app' in button && button.web_app ? [button.web_app.url] : [],
  );
  expect(apps).toEqual([
    `https://app.example.org/?tgWebAppStartParam=tobacco_${tobacco(0).id}`,
    `https://app.example.org/?tgWebAppStartParam=tobacco_${tobacco(15).id}`,
  ]);
  const links = digest.entities?.flatMap((entity) => (entity.type === 'text_link' ? [entity.url] : []));
  expect(links).toHaveLength(2);
  expect(buttonsOf(digest).at(-1)).toEqual(['🔕 Больше не присылать']);
  expect((await john.waitForMessage('There is news')).text).toMatch(/is a limited edition now/);
  expect(news(anna)).toHaveLength(1);

  const last = (message: Message | undefined) => message && buttonsOf(message).at(-1);
  const told = () => anna.messages().find(({ message_id: id }) => id === digest.message_id);
  expect((await anna.press('🔕')).text).toContain('/alerts');
  // The news stay to be read, and what was pressed by mistake can be taken back.
  await expect.poll(() => last(told())).toEqual(['🔔 Присылать снова']);
  expect(told()).toMatchObject({ text: digest.text, entities: digest.entities });
  expect(await apiOf(anna).users.alerts()).toMatchObject({ muted: true });
  await anna.press('🔔', told());
  await expect.poll(() => last(told())).toEqual(['🔕 Больше не присылать']);
  expect(await apiOf(anna).users.alerts()).toMatchObject({ muted: false });
  await anna.press('🔕', told());
  await expect.poll(() => last(told())).toEqual(['🔔 Присылать снова']);
  await happens('back', tobacco(0));
  await spread();
  await pass(24);
  await expect.poll(() => news(john).length, { timeout: 10_000 }).toBe(2);
  expect(anna.messages().filter(({ text }) => text?.includes('снова выпускается'))).toEqual([]);
});

test("a friend's claim is told in its own words, and leads to the item", async () => {
  const [owner, friend] = [await acquainted(), await acquainted({ firstName: '<b>&"Вера' })];
  const { item } = await apiOf(owner).wishlist.add({ customName: 'Самосад <&>' });
  const { token } = await apiOf(owner).wishlist.share();
  await apiOf(friend).shared.claim(token, item.id);
  const message = await owner.waitForMessage('принесу');
  expect(message.text).toContain('🎁 <b>&"Вера: принесу «Самосад <&>» из вашего списка');
  await owner.press('👀');
  await owner.waitForMessage('записан с ваших слов');
});

test('B17 in quiet hours nothing comes; in the morning it does', async () => {
  const [owner, friend] = [await acquainted(), await acquainted()];
  const { item } = await apiOf(owner).wishlist.add({ customName: 'Ночной' });
  const { token } = await apiOf(owner).wishlist.share();
  await pass(8);
  await apiOf(friend).shared.claim(token, item.id);
  await expect.poll(waiting).toBe(1);
  await pass(9);
  await ask(owner, '/help', /./);
  expect(owner.messages().filter(({ text }) => text?.includes('Ночной'))).toEqual([]);
  await pass(1);
  await owner.waitForMessage('Ночной');
});

describe('B11 who blocked the bot', () => {
  test('is left alone after one refusal, and hears again of what comes after they are back', async () => {
    const [anna, boris] = [await acquainted(), await acquainted({ firstName: 'Борис' })];
    for (const person of [anna, boris]) await apiOf(person).wishlist.add({ tobaccoId: tobacco(5).id });
    await pass(1);
    await happens('limited', tobacco(5));
    await spread();
    // Telegram tells nobody: the bot finds out by its refusal.
    const refused = { error_code: 403, description: 'Forbidden: bot was blocked by the user' };
    const heal = world.desk.script({ method: 'sendMessage', chatId: anna.id, times: 100, ...refused });
    await untilNoon();
    await boris.waitForMessage('лимитированный');
    await expect
      .poll(() =>
        world.api.prisma.user.findFirst({ where: { telegramId: anna.id }, select: { reachable: true } }),
      )
      .toEqual({ reachable: false });
    heal();
    await happens('discontinued', tobacco(5));
    await spread();
    await pass(24);
    await boris.waitForMessage('снят с производства');
    expect(news(anna)).toEqual([]);

    anna.start();
    await expect
      .poll(() =>
        world.api.prisma.user.findFirst({ where: { telegramId: anna.id }, select: { reachable: true } }),
      )
      .toEqual({ reachable: true });
    await happens('back', tobacco(5));
    await spread();
    await pass(24);
    const message = await anna.waitForMessage('снова выпускается');
    expect(message.text).not.toContain('снят');
  });

  test('says so by my_chat_member, and no call is made', async () => {
    const [anna, boris] = [await acquainted(), await acquainted()];
    for (const person of [anna, boris]) await apiOf(person).wishlist.add({ tobaccoId: tobacco(6).id });
    await pass(1);
    anna.block();
    await expect
      .poll(() =>
        world.api.prisma.user.findFirst({ where: { telegramId: anna.id }, select: { reachable: true } }),
      )
      .toEqual({ reachable: false });
    await happens('limited', tobacco(6));
    await spread();
    await untilNoon();
    await boris.waitForMessage('лимитированный');
    const calls = world.desk
      .calls('sendMessage')
      .filter(({ params }) => String(params.chat_id) === String(anna.id));
    expect(calls.filter(({ params }) => String(params.text).includes('новости'))).toEqual([]);
    anna.unblock();
    await expect
      .poll(() =>
        world.api.prisma.user.findFirst({ where: { telegramId: anna.id }, select: { reachable: true } }),
      )
      .toEqual({ reachable: true });
  });
});

test('B10 retry_after is waited for, also when another call was asked to slow down', async () => {
  const people = await Promise.all([acquainted(), acquainted(), acquainted()]);
  for (const person of people) await apiOf(person).wishlist.add({ tobaccoId: tobacco(7).id });
  await pass(1);
  await happens('limited', tobacco(7));
  await spread();
  world.desk.script({ method: 'sendMessage', error_code: 429, retry_after: 2 });
  await untilNoon();
  // Postponed on the API's clock as well, which stands still.
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
  const refusedAt = Date.now();
  now += 3_000;
  await Promise.all(people.map((person) => person.waitForMessage('лимитированный', { timeoutMs: 15_000 })));
  expect(Date.now() - refusedAt).toBeGreaterThan(1_700);
  for (const person of people) expect(news(person)).toHaveLength(1);

  await happens('back', tobacco(7));
  await spread();
  world.desk.script({ method: 'getUpdates', error_code: 429, retry_after: 2 });
  people[0]?.sendText('/help');
  await people[0]?.waitForMessage(/./);
  await expect
    .poll(() => world.logged.filter((line) => line.includes('slow down')).length)
    .toBeGreaterThan(0);
  const pausedAt = Date.now();
  await pass(24);
  await Promise.all(
    people.map((person) => person.waitForMessage('снова выпускается', { timeoutMs: 15_000 })),
  );
  expect(Date.now() - pausedAt).toBeGreaterThan(1_000);
});
