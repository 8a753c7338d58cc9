import { randomUUID } from 'node:crypto';
import type { ClaimedUpdate } from '@hookah/shared/bot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let travelled = 0;
const logged: object[] = [];
beforeAll(async () => {
  const log = (level: string) => (detail: unknown) => void logged.push({ level, ...Object(detail) });
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  api = await startTestApi({ clock: () => new Date(Date.now() + travelled), logger });
});
afterAll(() => api.close());
beforeEach(() => api.prisma.botUpdate.deleteMany());

const seconds = (count: number) => {
  travelled += count * 1000;
};
const bot = () => api.client.bot().bot;
const incoming = (updateId: number, chatId: number | null, text = 'hi') => ({
  updateId,
  chatId,
  update: { update_id: updateId, message: { text } },
});
const store = (...given: Parameters<typeof incoming>) =>
  bot().storeUpdates({ updates: [incoming(...given)] });
const claim = async (limit = 100, leaseSeconds = 60) =>
  (await bot().claimUpdates({ limit, leaseSeconds })).items;
const idsOf = (updates: ClaimedUpdate[]) => updates.map(({ updateId }) => updateId);
const done = ({ updateId, leaseToken }: ClaimedUpdate) =>
  bot().settleUpdate(updateId, { leaseToken, outcome: 'done' });
const failed = ({ updateId, leaseToken }: ClaimedUpdate) =>
  bot().settleUpdate(updateId, { leaseToken, outcome: 'failed', error: 'boom' });
const only = async (): Promise<ClaimedUpdate> => {
  const [update, ...more] = await claim();
  if (!update || more.length > 0)
    throw new Error(`One update was expected, not ${more.length + (update ? 1 : 0)}`);
  return update;
};

describe('the inbox', () => {
  test('of an idle bot says nothing in the log but for debugging', async () => {
    const levels = async (ask: () => Promise<unknown>) => {
      logged.length = 0;
      await ask();
      await expect.poll(() => logged.length, { interval: 5 }).toBe(1);
      return logged;
    };
    const idle = [{ level: 'debug', status: 200, route: '/api/v1/bot/updates/claim' }];
    expect(await levels(claim)).toMatchObject(idle);
    expect(await levels(() => bot().claimNotifications({ limit: 1, leaseSeconds: 1 }))).toMatchObject([
      { level: 'debug' },
    ]);
    expect(await levels(() => store(1, 10))).toMatchObject([{ level: 'info' }]);
    expect(await levels(only)).toMatchObject([{ level: 'info', route: '/api/v1/bot/updates/claim' }]);
  });

  test('keeps an update once, however often it is delivered', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => store(1, 10)));
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(1);
    const update = await only();
    expect(update).toMatchObject({
      updateId: 1,
      chatId: 10,
      attempts: 1,
      update: { message: { text: 'hi' } },
    });
    expect(await done(update)).toEqual({ state: 'done' });
    expect(await store(1, 10)).toEqual({ stored: 0 });
    expect(await claim()).toEqual([]);
  });

  test('keeps many at once, those it has and copies among them included: all of them or none', async () => {
    await store(1, 10);
    const updates = [incoming(3, null), incoming(2, 10), incoming(1, 10), incoming(2, 10)];
    expect(await bot().storeUpdates({ updates })).toEqual({ stored: 2 });
    expect(idsOf(await claim())).toEqual([1, 3]);
    await expect(bot().storeUpdates({ updates: [incoming(4, 40), incoming(-1, 10)] })).rejects.toMatchObject({
      status: 400,
    });
    await expect(bot().storeUpdates({ updates: [] })).rejects.toMatchObject({ status: 400 });
    expect(await claim()).toEqual([]);
  });

  test('gives out the earliest of each chat, in order, one at a time', async () => {
    await store(3, 10);
    await store(1, 10);
    await store(2, -20);
    const first = await claim();
    expect(idsOf(first)).toEqual([1, 2]);
    expect(await claim()).toEqual([]);
    for (const update of first) await done(update);
    expect(idsOf(await claim())).toEqual([3]);
  });

  test('does not give out an earlier update that came late while a later one is worked on', async () => {
    await store(5, 10);
    const later = await only();
    await store(4, 10);
    expect(await claim()).toEqual([]);
    await done(later);
    expect((await only()).updateId).toBe(4);
  });

  test('holds updates without a chat to no order', async () => {
    await store(1, null);
    await store(2, null);
    expect(idsOf(await claim())).toEqual([1, 2]);
  });

  test('gives each update to one of many who ask at once', async () => {
    for (let id = 1; id <= 30; id += 1) await store(id, id);
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim(5)));
    const ids = claims.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(claims.every((one) => one.length <= 5)).toBe(true);
  });

  test('gives an update to another when its holder has vanished, and the first one’s word counts no more', async () => {
    await store(1, 10);
    const first = await only();
    seconds(61);
    const second = await only();
    expect(second.attempts).toBe(2);
    await expect(done(first)).rejects.toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await done(second)).toEqual({ state: 'done' });
    expect(await done(second)).toEqual({ state: 'done' });
  });

  test('is held on to by whoever says so in time, or late while nobody else has claimed it', async () => {
    await store(1, 10);
    const held = await only();
    const renew = ({ updateId, leaseToken }: ClaimedUpdate) =>
      bot().renewUpdate(updateId, { leaseToken, leaseSeconds: 60 });
    seconds(50);
    expect(Date.parse((await renew(held)).leasedUntil)).toBeGreaterThan(Date.parse(held.leasedUntil));
    seconds(50);
    expect(await claim()).toEqual([]);
    seconds(20);
    await renew(held);
    expect(await claim()).toEqual([]);
    seconds(61);
    const other = await only();
    await expect(renew(held)).rejects.toMatchObject({ status: 409, code: 'CONFLICT' });
    await done(other);
    await expect(renew(other)).rejects.toMatchObject({ status: 409, code: 'CONFLICT' });
    await expect(renew({ ...other, updateId: 404 })).rejects.toMatchObject({ code: 'UPDATE_NOT_FOUND' });
  });

  test('says when the next one falls due, held or put off', async () => {
    const nextInMs = async () => (await bot().claimUpdates({ limit: 10, leaseSeconds: 60 })).nextInMs;
    expect(await nextInMs()).toBeNull();
    await store(1, 10);
    const held = await only();
    const untilLeaseEnds = await nextInMs();
    expect(untilLeaseEnds).toBeGreaterThan(50_000);
    expect(untilLeaseEnds).toBeLessThanOrEqual(60_000);
    await failed(held);
    expect(await nextInMs()).toBeLessThanOrEqual(2_000);
  });

  test('tries a failed one again later, parks it after the fifth, and never blocks its chat', async () => {
    await store(1, 10);
    await store(2, 10);
    for (const wait of [2, 4, 8, 16]) {
      const update = await only();
      expect(update.updateId).toBe(1);
      expect(await failed(update)).toEqual({ state: 'pending' });
      expect(await failed(update)).toEqual({ state: 'pending' });
      seconds(wait - 1);
      expect(await claim()).toEqual([]);
      seconds(2);
    }
    expect(await failed(await only())).toEqual({ state: 'parked' });
    expect((await only()).updateId).toBe(2);
  });

  test('parks one whose holders vanish again and again', async () => {
    await store(1, 10);
    await store(2, 10);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await only()).updateId).toBe(1);
      seconds(61);
    }
    expect((await only()).updateId).toBe(2);
  });

  test('knows no update it was never given', async () => {
    await expect(
      bot().settleUpdate(404, { leaseToken: randomUUID(), outcome: 'done' }),
    ).rejects.toMatchObject({ status: 404, code: 'UPDATE_NOT_FOUND' });
  });

  test('keeps an update as large as Telegram sends them, and refuses a larger one', async () => {
    await store(1, 10, 'x'.repeat(900 * 1024));
    expect(JSON.stringify((await only()).update).length).toBeGreaterThan(900 * 1024);
    await expect(store(2, 10, 'x'.repeat(1100 * 1024))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });

  test('remembers a claim’s answer under its key, but not that there was nothing to do', async () => {
    const claimAs = (idempotencyKey: string) =>
      bot().claimUpdates({ limit: 10, leaseSeconds: 60 }, { idempotencyKey });
    expect((await claimAs('idle')).items).toEqual([]);
    expect(await api.prisma.idempotencyKey.count({ where: { key: 'idle' } })).toBe(0);
    await store(1, 10);
    const [update] = (await claimAs('busy')).items;
    expect(update?.updateId).toBe(1);
    expect((await claimAs('busy')).items).toEqual([update]);
  });

  test('keeps any text, NUL and halves of pairs too', async () => {
    await store(1, 10, 'a\0b\uD800');
    expect((await only()).update).toEqual({ update_id: 1, message: { text: 'a\uFFFDb\uFFFD' } });
  });
});

describe('dialogs', () => {
  test('are kept until their time is up or they are dropped', async () => {
    const chatId = -1_001_234_567_890;
    expect(await bot().getDialog(chatId)).toEqual({ state: null });
    await bot().putDialog(chatId, { state: { step: 'pick', found: [1, 2] }, ttlSeconds: 60 });
    await bot().putDialog(chatId, { state: { step: 'confirm' }, ttlSeconds: 60 });
    expect(await bot().getDialog(chatId)).toEqual({ state: { step: 'confirm' } });
    seconds(61);
    expect(await bot().getDialog(chatId)).toEqual({ state: null });
    await bot().putDialog(chatId, { state: {}, ttlSeconds: 60 });
    expect(await bot().deleteDialog(chatId)).toBeNull();
    expect(await bot().deleteDialog(chatId)).toBeNull();
    expect(await bot().getDialog(chatId)).toEqual({ state: null });
  });
});
