import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const tobaccoId = (index = 0) => api.seed.tobaccos[index]?.id ?? 0;

describe('A7 M14 a write with an Idempotency-Key', () => {
  test('sent 100 times at once has one effect and one answer', async () => {
    const { wishlist } = api.client.bot(901);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        wishlist.add({ tobaccoId: tobaccoId() }, { idempotencyKey: 'update-1:add' }),
      ),
    );
    expect(answers[0]?.created).toBe(true);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await wishlist.list()).items).toHaveLength(1);
  });

  test('repeated later says what was said then, not what is now', async () => {
    const { wishlist } = api.client.bot(902);
    const { item } = await wishlist.add({ tobaccoId: tobaccoId() });
    const removed = await wishlist.remove(item.id, { idempotencyKey: 'remove' });
    expect(await wishlist.remove(item.id, { idempotencyKey: 'remove' })).toEqual(removed);
    await wishlist.restoreItem(item.id);
    expect(await wishlist.remove(item.id, { idempotencyKey: 'remove' })).toEqual(removed);
    expect((await wishlist.list()).items).toHaveLength(1);
  });

  test('says in a header that the answer is a repetition', async () => {
    const send = () =>
      fetch(`${api.baseUrl}/wishlist`, {
        method: 'DELETE',
        headers: { 'x-api-key': api.botKey, 'x-telegram-user-id': '903', 'idempotency-key': 'clear' },
      });
    expect((await send()).headers.get('idempotency-replayed')).toBeNull();
    expect((await send()).headers.get('idempotency-replayed')).toBe('true');
  });

  test('with another body or for another route is refused', async () => {
    const { wishlist } = api.client.bot(904);
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(0) }, { idempotencyKey: 'one' });
    const refused = { status: 422, code: 'IDEMPOTENCY_KEY_REUSED' };
    await expect(wishlist.add({ tobaccoId: tobaccoId(1) }, { idempotencyKey: 'one' })).rejects.toMatchObject(
      refused,
    );
    await expect(wishlist.remove(item.id, { idempotencyKey: 'one' })).rejects.toMatchObject(refused);
  });

  test('is its sender’s own: another person may use the same key', async () => {
    const [one, other] = [api.client.bot(905), api.client.bot(906)];
    await one.wishlist.add({ tobaccoId: tobaccoId(0) }, { idempotencyKey: 'same' });
    await expect(
      other.wishlist.add({ tobaccoId: tobaccoId(1) }, { idempotencyKey: 'same' }),
    ).resolves.toMatchObject({ created: true });
  });

  test('that was refused may be sent again when the reason has gone', async () => {
    const { wishlist } = api.client.bot(907);
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(0) });
    await wishlist.remove(item.id);
    const patch = () => wishlist.patch(item.id, { state: 'purchased' }, { idempotencyKey: 'buy' });
    await expect(patch()).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
    await wishlist.restoreItem(item.id);
    await expect(patch()).resolves.toMatchObject({ state: 'purchased' });
  });

  test.each(['a b', 'ключ'.normalize(), 'a'.repeat(201), ''])('with the key %j is refused', async (key) => {
    const response = await fetch(`${api.baseUrl}/wishlist`, {
      method: 'DELETE',
      headers: {
        'x-api-key': api.botKey,
        'x-telegram-user-id': '908',
        'idempotency-key': Buffer.from(key).toString('latin1'),
      },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'VALIDATION_FAILED' } });
  });
});
