import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const tobaccoId = (index = 0) => api.seed.tobaccos[index]?.id ?? 0;

describe('a wishlist', () => {
  test('holds what was added, and adding it again changes nothing', async () => {
    const anna = await api.client.person({ id: 1001 });
    const first = await anna.wishlist.add({ tobaccoId: tobaccoId() });
    expect(first).toMatchObject({ created: true, item: { state: 'wanted', customName: null } });
    const again = await anna.wishlist.add({ tobaccoId: tobaccoId() });
    expect(again).toEqual({ created: false, item: first.item });
    const list = await anna.wishlist.list();
    expect(list).toMatchObject({ counts: { wanted: 1, purchased: 0, tried: 0 }, items: [first.item] });
    expect(await api.client.bot(1001).wishlist.list()).toEqual(list);
  });
});
