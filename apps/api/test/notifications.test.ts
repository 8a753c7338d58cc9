import type { ClaimedNotifications } from '@hookah/shared/notifications';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

const HOUR = 3_600_000;
/** Three in the afternoon in Moscow. */
const START = Date.parse('2026-03-10T12:00:00Z');

let api: TestApi;
let now = START;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(now) });
});
afterAll(() => api.close());
beforeEach(async () => {
  now += 40 * 24 * HOUR;
  now = START + Math.ceil((now - START) / (24 * HOUR)) * 24 * HOUR;
  await api.prisma.outboxMessage.deleteMany();
  await api.prisma.catalogEvent.deleteMany();
});

let people = 9000;
/** Somebody new whom the bot may write to, unless it may not. */
const somebody = async ({ firstName = 'Анна', reachable = true, languageCode = 'ru' } = {}) => {
  people += 1;
  const chatId = people;
  await api.client.bot().bot.putUser(chatId, { firstName, reachable, languageCode });
  return { chatId, client: api.client.bot(chatId) };
};
const tobacco = (index = 0) => {
  const found = api.seed.tobaccos[index];
  if (found === undefined) throw new Error('The seed is too small');
  return found;
};
const happens = (kind: string, { id, brandId, lineId }: ReturnType<typeof tobacco>) =>
  api.prisma.catalogEvent.create({ data: { kind, tobaccoId: id, brandId, lineId, at: new Date(now) } });
const claim = (limit = 20) => api.client.bot().bot.claimNotifications({ limit, leaseSeconds: 60 });
const settle = (leaseToken: string, outcome: 'sent' | 'unreachable') =>
  api.client.bot().bot.settleNotification({ leaseToken, outcome });
const told = ({ items }: ClaimedNotifications) =>
  items.map(({ chatId, entries }) => ({
    chatId,
    news: entries.map((entry) => [entry.kind, entry.tobacco?.id]),
  }));
/** To the next digest of who chose nothing: noon in Moscow. */
const untilNoon = () => {
  now += 21 * HOUR;
};

test('who wants a tobacco is told that it is limited, discontinued or back, in one digest at their hour', async () => {
  const anna = await somebody({ languageCode: 'en' });
  await anna.client.wishlist.add({ tobaccoId: tobacco(0).id });
  await anna.client.wishlist.add({ tobaccoId: tobacco(1).id });
  now += HOUR;
  await happens('limited', tobacco(0));
  await happens('back', tobacco(1));
  expect((await claim()).items).toEqual([]);
  now += HOUR;
  await happens('discontinued', tobacco(0));
  expect((await claim()).items).toEqual([]);
  untilNoon();
  const digest = await claim();
  expect(told(digest)).toEqual([
    {
      chatId: anna.chatId,
      news: [
        ['limited', tobacco(0).id],
        ['back', tobacco(1).id],
        ['discontinued', tobacco(0).id],
      ],
    },
  ]);
  expect(digest.items[0]).toMatchObject({
    language: 'en',
    more: 0,
    entries: [{ url: expect.stringMatching(/^https:\/\/catalogue\.example\.org\/tobaccos\//) }, {}, {}],
  });
  expect(await settle(digest.items[0]?.leaseToken ?? '', 'sent')).toEqual({ state: 'sent' });
  untilNoon();
  expect((await claim()).items).toEqual([]);
});

test('who follows a brand or a line is told what is new in it, once, and only from then on', async () => {
  const item = tobacco(0);
  if (item.lineId === null) throw new Error('No line');
  const [brand, line, both] = [await somebody(), await somebody(), await somebody()];
  const [late, wanting] = [await somebody(), await somebody()];
  await brand.client.follows.followBrand(item.brandId);
  await line.client.follows.followLine(item.lineId);
  await both.client.follows.followBrand(item.brandId);
  await both.client.follows.followLine(item.lineId);
  await wanting.client.wishlist.add({ tobaccoId: item.id });
  now += HOUR;
  await happens('new', item);
  now += HOUR;
  await late.client.follows.followBrand(item.brandId);
  await claim();
  untilNoon();
  expect(told(await claim()).map(({ chatId, news }) => [chatId, news.length])).toEqual(
    expect.arrayContaining([
      [brand.chatId, 1],
      [line.chatId, 1],
      [both.chatId, 1],
    ]),
  );
  expect(await api.prisma.outboxMessage.count()).toBe(3);
});

test('what one has bought, removed or added after it happened is no news', async () => {
  const [bought, removed, late] = [await somebody(), await somebody(), await somebody()];
  const add = ({ client }: typeof bought) => client.wishlist.add({ tobaccoId: tobacco(2).id });
  const one = await add(bought);
  await bought.client.wishlist.patch(one.item.id, { state: 'purchased' });
  const other = await add(removed);
  await removed.client.wishlist.remove(other.item.id);
  now += HOUR;
  await happens('limited', tobacco(2));
  now += HOUR;
  await add(late);
  await claim();
  expect(await api.prisma.outboxMessage.count()).toBe(0);
});

test('R18 events are told once, however many ask at the same time', async () => {
  const anna = await somebody();
  await anna.client.wishlist.add({ tobaccoId: tobacco(3).id });
  now += HOUR;
  for (let event = 0; event < 120; event += 1) await happens('limited', tobacco(3));
  await Promise.all(Array.from({ length: 8 }, () => claim()));
  expect(await api.prisma.outboxMessage.count()).toBe(120);
  untilNoon();
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));
  const messages = claims.flatMap(({ items }) => items);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ chatId: anna.chatId, more: 100 });
  expect(messages[0]?.entries).toHaveLength(20);
});

test('R18 an event and its messages are written together or not at all', async () => {
  const anna = await somebody();
  await anna.client.wishlist.add({ tobaccoId: tobacco(4).id });
  now += HOUR;
  await happens('limited', tobacco(4));
  await api.prisma.$executeRaw`ALTER TABLE outbox ADD CONSTRAINT refuses CHECK (kind <> 'news')`;
  await expect(claim()).rejects.toMatchObject({ status: 500 });
  expect(await api.prisma.toldEvent.count()).toBe(0);
  await api.prisma.$executeRaw`ALTER TABLE outbox DROP CONSTRAINT refuses`;
  await claim();
  expect(await api.prisma.outboxMessage.count()).toBe(1);
});

test('R18 what nobody settled is handed out again when the lease is over; an old lease settles nothing', async () => {
  const anna = await somebody();
  await anna.client.wishlist.add({ tobaccoId: tobacco(5).id });
  now += HOUR;
  await happens('back', tobacco(5));
  await claim();
  untilNoon();
  const first = await claim();
  expect((await claim()).items).toEqual([]);
  now += 61_000;
  const second = await claim();
  expect(second.items).toHaveLength(1);
  expect(await settle(first.items[0]?.leaseToken ?? '', 'sent')).toEqual({ state: 'lost' });
  expect(await settle(second.items[0]?.leaseToken ?? '', 'sent')).toEqual({ state: 'sent' });
  expect(await settle(second.items[0]?.leaseToken ?? '', 'sent')).toEqual({ state: 'sent' });
});

test('a failed message is tried again later, five times; one that Telegram postpones as often as it says', async () => {
  const anna = await somebody();
  await anna.client.wishlist.add({ tobaccoId: tobacco(6).id });
  now += HOUR;
  await happens('back', tobacco(6));
  await claim();
  untilNoon();
  const { bot } = api.client.bot();
  const tokenNow = async () => (await claim()).items[0]?.leaseToken ?? '';
  for (let wait = 0; wait < 6; wait += 1) {
    const leaseToken = await tokenNow();
    await bot.settleNotification({ leaseToken, outcome: 'postponed', seconds: 30 });
    expect((await claim()).items).toEqual([]);
    now += 30_000;
  }
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const leaseToken = await tokenNow();
    const { state } = await bot.settleNotification({ leaseToken, outcome: 'failed', error: 'broken' });
    expect(state).toBe(attempt === 5 ? 'given_up' : 'waiting');
    now += 10 * 60_000;
  }
  expect((await claim()).items).toEqual([]);
});

test('B11 who cannot be written to is left alone until they come back', async () => {
  const [anna, never] = [await somebody(), await somebody({ reachable: false })];
  for (const { client } of [anna, never]) await client.wishlist.add({ tobaccoId: tobacco(7).id });
  now += HOUR;
  await happens('limited', tobacco(7));
  await claim();
  untilNoon();
  const { items } = await claim();
  expect(items.map(({ chatId }) => chatId)).toEqual([anna.chatId]);
  expect(await settle(items[0]?.leaseToken ?? '', 'unreachable')).toEqual({ state: 'given_up' });
  expect(await settle(items[0]?.leaseToken ?? '', 'unreachable')).toEqual({ state: 'given_up' });
  expect(await api.metrics.text()).toContain('outbox_messages_settled_total{outcome="unreachable"} 1');
  now += HOUR;
  await happens('back', tobacco(7));
  await claim();
  untilNoon();
  expect((await claim()).items).toEqual([]);

  await api.client.bot().bot.putUser(anna.chatId, { firstName: 'Анна', reachable: true });
  await happens('discontinued', tobacco(7));
  await claim();
  now += 24 * HOUR;
  expect(told(await claim())).toEqual([{ chatId: anna.chatId, news: [['discontinued', tobacco(7).id]] }]);
});

test('B17 who is mute hears nothing, also of what was waiting; a new hour holds for what waits', async () => {
  const [mute, early] = [await somebody(), await somebody()];
  for (const { client } of [mute, early]) await client.wishlist.add({ tobaccoId: tobacco(8).id });
  now += HOUR;
  await happens('limited', tobacco(8));
  await claim();
  await mute.client.users.patchAlerts({ muted: true });
  await early.client.users.patchAlerts({ digestHour: 18 });
  now += 2 * HOUR;
  expect(told(await claim()).map(({ chatId }) => chatId)).toEqual([early.chatId]);
  untilNoon();
  expect((await claim()).items.filter(({ chatId }) => chatId === mute.chatId)).toEqual([]);
  await mute.client.users.patchAlerts({ muted: false });
  now += 24 * HOUR;
  expect((await claim()).items.filter(({ chatId }) => chatId === mute.chatId)).toEqual([]);
});

test("a friend's claim is told at once, once, out of quiet hours, and not when it was taken back before", async () => {
  const owner = await somebody({ firstName: 'Борис' });
  const friend = await somebody({ firstName: 'Вера' });
  const { item } = await owner.client.wishlist.add({ tobaccoId: tobacco(9).id });
  const { item: own } = await owner.client.wishlist.add({ customName: 'Самосад' });
  const { token } = await owner.client.wishlist.share();
  await friend.client.shared.claim(token, item.id);
  const { items } = await claim();
  expect(items).toMatchObject([
    {
      chatId: owner.chatId,
      entries: [{ kind: 'claim', itemId: item.id, friend: 'Вера', tobacco: { id: tobacco(9).id } }],
    },
  ]);
  await settle(items[0]?.leaseToken ?? '', 'sent');
  await friend.client.shared.unclaim(token, item.id);
  await friend.client.shared.claim(token, item.id);
  expect((await claim()).items).toEqual([]);

  // Eleven in the evening.
  now += 8 * HOUR;
  await friend.client.shared.claim(token, own.id);
  expect((await claim()).items).toEqual([]);
  now += 10 * HOUR;
  expect((await claim(1)).items).toMatchObject([{ entries: [{ customName: 'Самосад', tobacco: null }] }]);
  now += 61_000;
  await friend.client.shared.unclaim(token, own.id);
  expect((await claim()).items).toEqual([]);
});

test('B17 claims come in three messages a day at most; the rest wait for the digest, as one', async () => {
  const [owner, friend] = [await somebody({ firstName: 'Борис' }), await somebody({ firstName: 'Вера' })];
  const { token } = await owner.client.wishlist.share();
  const claimNext = async (customName: string) => {
    const { item } = await owner.client.wishlist.add({ customName });
    await friend.client.shared.claim(token, item.id);
    const [message] = (await claim()).items;
    if (message) await settle(message.leaseToken, 'sent');
    now += 60_000;
    return message?.entries.map((entry) => 'customName' in entry && entry.customName) ?? [];
  };
  for (const name of ['1', '2', '3']) expect(await claimNext(name)).toEqual([name]);
  for (const name of ['4', '5']) expect(await claimNext(name)).toEqual([]);
  untilNoon();
  expect(await claimNext('6')).toEqual(['4', '5']);
  now += 24 * HOUR;
  expect(await claimNext('7')).toEqual(['6', '7']);
});

test('R18 a claim that is refused writes no message', async () => {
  const [owner, friend, other] = [await somebody(), await somebody(), await somebody()];
  const { item } = await owner.client.wishlist.add({ tobaccoId: tobacco(10).id });
  const { token } = await owner.client.wishlist.share();
  await friend.client.shared.claim(token, item.id);
  await expect(other.client.shared.claim(token, item.id)).rejects.toMatchObject({ code: 'ITEM_CLAIMED' });
  expect(await api.prisma.outboxMessage.count()).toBe(1);
});

test('what has happened more than a week ago is no news', async () => {
  const anna = await somebody();
  await anna.client.wishlist.add({ tobaccoId: tobacco(11).id });
  now += HOUR;
  await happens('limited', tobacco(11));
  now += 8 * 24 * HOUR;
  await claim();
  expect(await api.prisma.outboxMessage.count()).toBe(0);
});
