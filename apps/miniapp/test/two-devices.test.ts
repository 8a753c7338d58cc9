// @vitest-environment node
import { startTestApi, type TestApi } from '@hookah/api/testing';
import type { ApiClient } from '@hookah/shared/api-client';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Intent } from '#src/data/outbox.ts';
import { sendChange } from '#src/data/send-change.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** What a device was told to do with the entry as it saw it. */
const intent = (item: WishlistItem, patch: PatchItem, isLate = false): Intent => ({
  key: crypto.randomUUID(),
  change: { kind: 'patch', item, patch, at: new Date().toISOString() },
  isLate,
});

const withEntry = async (id: number): Promise<{ client: ApiClient; seen: WishlistItem }> => {
  const client = await api.client.person({ id });
  const { item } = await client.wishlist.add({ customName: `Запись ${id}` });
  return { client, seen: await client.wishlist.patch(item.id, { note: 'на двоих' }) };
};

test.each([
  ['both at the counter', false, false],
  ['one of them without a network', false, true],
  ['both without a network', true, true],
])('two devices, %s: neither’s word is lost, whoever is first', async (_when, isOneLate, isOtherLate) => {
  for (const [turn, id] of [3101, 3102].entries()) {
    const { client, seen } = await withEntry(id + 10 * Number(isOneLate) + 20 * Number(isOtherLate));
    const both = [
      intent(seen, { state: 'purchased', note: 'взял две' }, isOneLate),
      intent(seen, { priority: 2, note: 'спросить про скидку' }, isOtherLate),
    ];
    const send = sendChange(client);
    for (const one of turn === 0 ? both : both.reverse()) await send(one);
    const now = await client.wishlist.get(seen.id);
    expect(now).toMatchObject({ state: 'purchased', priority: 2 });
    expect(now.note?.split('\n').sort()).toEqual(['взял две', 'спросить про скидку']);
  }
});

test('of two states the further one holds, and a tick of both is one tick', async () => {
  const { client, seen } = await withEntry(3201);
  const send = sendChange(client);
  await send(intent(seen, { state: 'tried' }));
  expect(await send(intent(seen, { state: 'purchased' }))).toMatchObject({ item: { state: 'tried' } });
  const { version } = await client.wishlist.get(seen.id);
  await send(intent(seen, { state: 'tried' }));
  expect((await client.wishlist.get(seen.id)).version).toBe(version);
});

test('devices that write between the reading and the writing of one another all have their say', async () => {
  const { client, seen } = await withEntry(3301);
  const words = ['один', 'два', 'три'];
  await Promise.all(words.map((note) => sendChange(client)(intent(seen, { note }))));
  expect((await client.wishlist.get(seen.id)).note?.split('\n').sort()).toEqual([...words].sort());
});

test('what one device removed stays removed, and the other is told', async () => {
  const { client, seen } = await withEntry(3401);
  const send = sendChange(client);
  await client.wishlist.remove(seen.id);
  await expect(send(intent(seen, { state: 'purchased' }))).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
  expect((await client.wishlist.list()).items).toEqual([]);
});
