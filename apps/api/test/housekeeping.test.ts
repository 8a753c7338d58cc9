import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(Date.now() + travelled) });
});
afterAll(() => api.close());

const HOUR = 3_600_000;
const hours = (count: number) => {
  travelled += count * HOUR;
  return api.app.clean();
};
const days = (count: number) => hours(24 * count);
const bot = () => api.client.bot().bot;

test('a write is remembered for two days at least, and forgotten after', async () => {
  const { wishlist } = api.client.bot(1);
  const { item } = await wishlist.add({ customName: 'Самосад' });
  const remove = () => wishlist.remove(item.id, { idempotencyKey: 'remove' });
  const removed = await remove();
  await hours(47);
  expect(await remove()).toEqual(removed);
  await hours(2);
  await expect(remove()).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
});

test('what the bot claimed, with people’s words in it, is remembered for an hour', async () => {
  await bot().storeUpdates({ updates: [{ updateId: 1, chatId: 5, update: { message: { text: 'слова' } } }] });
  const claim = () => bot().claimUpdates({ limit: 1, leaseSeconds: 600 }, { idempotencyKey: 'claim' });
  const first = await claim();
  expect(first.items).toHaveLength(1);
  await hours(0.9);
  expect(await claim()).toEqual(first);
  await hours(0.2);
  expect((await claim()).items[0]?.attempts).toBe(2);
});

test('what was removed stays for as long as it can be restored, and no more of it than a list holds', async () => {
  const { wishlist, users } = api.client.bot(2);
  const { item } = await wishlist.add({ customName: 'первое' });
  await wishlist.remove(item.id);
  await days(29);
  const { id } = await users.me();
  await api.prisma.$executeRaw`
    INSERT INTO wishlist_items (wishlist_id, custom_name, deleted_at)
    SELECT w.id, 'removed ' || n, ${new Date(Date.now() + travelled)} FROM generate_series(1, 9999) n, wishlists w
    WHERE w.user_id = ${id}::uuid`;
  const count = () => api.prisma.wishlistItem.count({ where: { wishlist: { userId: id } } });
  await api.app.clean();
  expect(await count()).toBe(10_000);
  const { item: last } = await wishlist.add({ customName: 'последнее' });
  await wishlist.remove(last.id);
  await api.app.clean();
  expect(await count()).toBe(10_000);
  await expect(wishlist.restoreItem(item.id)).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
  expect(await wishlist.restoreItem(last.id)).toMatchObject({ customName: 'последнее' });
  await days(32);
  expect(await count()).toBe(1);
});

test('expired links, ended sign-ins, dialogs, updates and messages go when their time is up', async () => {
  const person = await api.client.person({ id: 3 });
  const { id } = await person.users.me();
  const owner = api.client.bot(3);
  await owner.wishlist.share({ expiresInDays: 1 });
  await bot().putDialog(3, { state: {}, ttlSeconds: 60 });
  await bot().storeUpdates({ updates: [2, 3].map((updateId) => ({ updateId, chatId: 3, update: {} })) });
  const [first] = (await bot().claimUpdates({ limit: 9, leaseSeconds: 60 })).items.filter(
    ({ chatId }) => chatId === 3,
  );
  await bot().settleUpdate(2, { leaseToken: first?.leaseToken ?? '', outcome: 'done' });
  await api.prisma.botUpdate.update({
    where: { updateId: 3 },
    data: { state: 'parked', receivedAt: new Date(Date.now() + travelled) },
  });
  await api.prisma.outboxMessage.create({
    data: { chatId: 3, userId: id, kind: 'news', payload: {}, sentAt: new Date(Date.now() + travelled) },
  });
  const left = async () => ({
    shares: (await owner.wishlist.shares()).items.length,
    sessions: await api.prisma.refreshSession.count({ where: { userId: id } }),
    dialogs: await api.prisma.botDialog.count(),
    done: await api.prisma.botUpdate.count({ where: { updateId: 2 } }),
    parked: await api.prisma.botUpdate.count({ where: { updateId: 3 } }),
    messages: await api.prisma.outboxMessage.count(),
  });
  const all = { shares: 1, sessions: 1, dialogs: 1, done: 1, parked: 1, messages: 1 };
  expect(await left()).toEqual(all);
  await days(6);
  expect(await left()).toEqual({ ...all, dialogs: 0 });
  await days(2);
  expect(await left()).toEqual({ ...all, dialogs: 0, done: 0 });
  await days(21);
  expect(await left()).toEqual({ ...all, dialogs: 0, done: 0 });
  await days(3);
  expect(await left()).toEqual({ shares: 0, sessions: 0, dialogs: 0, done: 0, parked: 0, messages: 0 });
});
