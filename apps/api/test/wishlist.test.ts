import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(Date.now() + travelled) });
});
afterAll(() => api.close());

let people = 1000;
/** Somebody new, by the bot. */
const somebody = () => {
  people += 1;
  return { telegramId: people, ...api.client.bot(people) };
};
const tobaccoId = (index = 0) => api.seed.tobaccos[index]?.id ?? 0;
const days = (count: number) => {
  travelled += count * 86_400_000;
};

describe('adding', () => {
  test('again what is there changes nothing', async () => {
    const { wishlist } = somebody();
    const first = await wishlist.add({ tobaccoId: tobaccoId() });
    expect(first).toMatchObject({
      created: true,
      item: {
        state: 'wanted',
        priority: 0,
        customName: null,
        tobacco: { id: tobaccoId(), name: 'Зимний сад' },
      },
    });
    expect(await wishlist.add({ tobaccoId: tobaccoId() })).toEqual({ created: false, item: first.item });
    expect(await wishlist.list()).toEqual({
      items: [first.item],
      nextCursor: null,
      counts: { wanted: 1, purchased: 0, tried: 0 },
    });
    expect(await wishlist.get(first.item.id)).toEqual(first.item);
  });

  test('a name of one’s own again in other letters or spaces changes nothing', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ customName: '  Самосад   деда ' });
    expect(item).toMatchObject({ customName: 'Самосад деда', tobacco: null });
    expect(await wishlist.add({ customName: 'САМОСАД деда' })).toEqual({ created: false, item });
    const { item: tea } = await wishlist.add({ customName: 'Чай' });
    expect(await wishlist.add({ customName: 'Чаи\u0306' })).toEqual({ created: false, item: tea });
  });

  test('A8 20 times at once makes one row and no failure', async () => {
    const { wishlist } = somebody();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => wishlist.add({ tobaccoId: tobaccoId(3) })),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ item }) => item.id)).size).toBe(1);
    expect((await wishlist.list()).counts.wanted).toBe(1);
  });

  test('what the catalogue lacks is refused', async () => {
    await expect(somebody().wishlist.add({ tobaccoId: 2_000_000_000 })).rejects.toMatchObject({
      status: 404,
      code: 'TOBACCO_NOT_FOUND',
    });
  });

  test('M14 stops at 10 000 items, also when many come at once, and restoring is no way around', async () => {
    const { wishlist, telegramId } = somebody();
    const { item } = await wishlist.add({ customName: 'removed' });
    await wishlist.remove(item.id);
    await api.prisma.$executeRaw`
      INSERT INTO wishlist_items (wishlist_id, custom_name)
      SELECT w.id, 'item ' || n FROM generate_series(1, 9997) n, wishlists w JOIN users u ON u.id = w.user_id
      WHERE u.telegram_id = ${telegramId}::bigint`;
    const added = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => wishlist.add({ tobaccoId: tobaccoId(index) })),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await wishlist.list({ limit: 1 })).counts.wanted).toBe(10_000);
    await expect(wishlist.restoreItem(item.id)).rejects.toMatchObject({ status: 409, code: 'WISHLIST_FULL' });
  });
});

describe('changing', () => {
  test('a later state keeps the days of the earlier, going back forgets what is not true any more', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const bought = await wishlist.patch(item.id, { state: 'purchased' });
    expect(bought.purchasedAt).not.toBeNull();
    days(1);
    expect(await wishlist.patch(item.id, { state: 'purchased' })).toEqual({ ...bought, version: 3 });
    const tried = await wishlist.patch(item.id, { state: 'tried', verdict: 'again', rating: 5 });
    expect(tried).toMatchObject({ purchasedAt: bought.purchasedAt, verdict: 'again', rating: 5 });
    expect(tried.triedAt).not.toBeNull();
    expect((await wishlist.list()).counts).toEqual({ wanted: 0, purchased: 0, tried: 1 });
    expect(await wishlist.patch(item.id, { state: 'purchased' })).toMatchObject({
      purchasedAt: bought.purchasedAt,
      triedAt: null,
    });
    expect(await wishlist.patch(item.id, { state: 'wanted' })).toMatchObject({
      purchasedAt: null,
      triedAt: null,
    });
  });

  test('an undo names the days there were, and they are kept to the second', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    await wishlist.patch(item.id, { state: 'purchased' });
    days(30);
    const tried = await wishlist.patch(item.id, { state: 'tried' });
    days(30);
    for (const state of ['wanted', 'purchased'] as const) {
      const { version } = await wishlist.patch(item.id, { state });
      const { purchasedAt, triedAt } = tried;
      expect(await wishlist.patch(item.id, { state: 'tried', purchasedAt, triedAt, version })).toEqual({
        ...tried,
        version: version + 1,
      });
    }
    await wishlist.patch(item.id, { state: 'wanted' });
    const { purchasedAt } = tried;
    const bought = await wishlist.patch(item.id, { state: 'purchased', purchasedAt, triedAt: null });
    expect(bought).toMatchObject({ state: 'purchased', purchasedAt, triedAt: null });
    // Tried as somebody's guest.
    const unbought = { state: 'tried', purchasedAt: null, triedAt: tried.triedAt } as const;
    expect(await wishlist.patch(item.id, unbought)).toMatchObject(unbought);
    const wanted = { state: 'wanted', purchasedAt: null, triedAt: null } as const;
    expect(await wishlist.patch(item.id, wanted)).toMatchObject(wanted);
  });

  test('days that the state has not are refused, and what is to come yet is now', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const day = '2026-01-14T16:20:00.000Z';
    for (const [field, patch] of [
      ['purchasedAt', { purchasedAt: day }],
      ['purchasedAt', { state: 'wanted', purchasedAt: day }],
      ['triedAt', { state: 'purchased', triedAt: day }],
      ['triedAt', { state: 'tried', triedAt: '0000-01-01T00:00:00Z' }],
      ['purchasedAt', { state: 'purchased', purchasedAt: '2015-06-30T23:59:60Z' }],
      ['purchasedAt', { state: 'purchased', purchasedAt: 'yesterday' }],
    ] as const) {
      await expect(wishlist.patch(item.id, patch)).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        details: { fields: [expect.objectContaining({ path: `body.${field}` })] },
      });
    }
    expect(await wishlist.get(item.id)).toEqual(item);
    const ahead = await wishlist.patch(item.id, {
      state: 'purchased',
      purchasedAt: '2199-01-01T00:00:00.000Z',
    });
    expect(Math.abs(Date.parse(ahead.purchasedAt ?? '') - (Date.now() + travelled))).toBeLessThan(60_000);
  });

  test('touches what is named and nothing else', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const noted = await wishlist.patch(item.id, { note: 'к чаю <b>', priority: 2 });
    expect(noted).toEqual({ ...item, note: 'к чаю <b>', priority: 2, version: 2 });
    expect(await wishlist.patch(item.id, {})).toEqual({ ...noted, version: 3 });
    expect(await wishlist.patch(item.id, { note: null })).toEqual({ ...noted, note: null, version: 4 });
  });

  test('a name of one’s own is changed, tidied, and found by its new letters', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ customName: 'Облепиха' });
    const renamed = await wishlist.patch(item.id, { customName: '  Ежевика   с  рынка ', version: 1 });
    expect(renamed).toEqual({ ...item, customName: 'Ежевика с рынка', version: 2 });
    expect((await wishlist.list({ search: 'ежевика' })).items).toEqual([renamed]);
    expect((await wishlist.list({ search: 'облепиха' })).items).toEqual([]);
    expect(await wishlist.patch(item.id, { customName: 'ежевика с рынка' })).toMatchObject({
      customName: 'ежевика с рынка',
    });
    await expect(wishlist.patch(item.id, { customName: 'Поздно', version: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('a name that another entry has, or that the catalogue gives, is not taken; two at once take one once', async () => {
    const { wishlist } = somebody();
    const { item: own } = await wishlist.add({ customName: 'Своё' });
    const { item: other } = await wishlist.add({ customName: 'Другое' });
    const { item: listed } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    await expect(wishlist.patch(own.id, { customName: 'ДРУГОЕ', note: 'и' })).rejects.toMatchObject({
      status: 409,
      code: 'NAME_TAKEN',
    });
    await expect(wishlist.patch(listed.id, { customName: 'Моё имя' })).rejects.toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
    });
    await expect(somebody().wishlist.patch(own.id, { customName: 'Чужое' })).rejects.toMatchObject({
      code: 'ITEM_NOT_FOUND',
    });
    expect(await wishlist.get(own.id)).toEqual(own);
    const outcomes = await Promise.allSettled(
      [own, other].map(({ id }) => wishlist.patch(id, { customName: 'Одно на двоих' })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('made from an older version is refused with the one there is, and changes nothing', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const changed = await wishlist.patch(item.id, { note: 'первая', version: item.version });
    await expect(wishlist.patch(item.id, { note: 'вторая', version: item.version })).rejects.toMatchObject({
      status: 409,
      code: 'CONFLICT',
      details: { version: changed.version },
    });
    expect(await wishlist.get(item.id)).toEqual(changed);
    expect(await wishlist.patch(item.id, { note: 'не глядя' })).toMatchObject({ note: 'не глядя' });
  });

  test('made 10 times at once from one version happens once', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        wishlist.patch(item.id, { note: `${index}`, version: item.version }),
      ),
    );
    const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals).toHaveLength(9);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await wishlist.get(item.id)).toMatchObject({ version: item.version + 1 });
  });
});

describe('removing and restoring', () => {
  test('what was removed is gone, and comes back within 30 days as it was', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    const { restorableUntil } = await wishlist.remove(item.id);
    expect(Date.parse(restorableUntil) - Date.now() - travelled).toBeGreaterThan(29.9 * 86_400_000);
    expect((await wishlist.list()).items).toEqual([]);
    for (const touch of [wishlist.get, wishlist.remove, (id: string) => wishlist.patch(id, {})]) {
      await expect(touch(item.id)).rejects.toMatchObject({ status: 404, code: 'ITEM_NOT_FOUND' });
    }
    days(29);
    expect(await wishlist.restoreItem(item.id)).toEqual(item);
    expect(await wishlist.restoreItem(item.id)).toEqual(item);
  });

  test('later than 30 days it is too late', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    await wishlist.remove(item.id);
    days(30.01);
    await expect(wishlist.restoreItem(item.id)).rejects.toMatchObject({
      status: 410,
      code: 'RESTORE_EXPIRED',
    });
  });

  test('what was added anew meanwhile stays the one there is', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    await wishlist.remove(item.id);
    const { item: anew } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    expect(await wishlist.restoreItem(item.id)).toEqual(anew);
    expect((await wishlist.list()).items).toEqual([anew]);
  });

  test('restoring and adding at the same moment makes one', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    await wishlist.remove(item.id);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 ? wishlist.restoreItem(item.id) : wishlist.add({ tobaccoId: tobaccoId(2) }),
      ),
    );
    expect((await wishlist.list()).items).toHaveLength(1);
  });

  test('a cleared list comes back by its token, once, without doubling', async () => {
    const { wishlist } = somebody();
    for (let index = 0; index < 5; index += 1) await wishlist.add({ tobaccoId: tobaccoId(index) });
    await wishlist.add({ customName: 'Своё' });
    const before = await wishlist.list();
    const { removed, undoToken } = await wishlist.clear();
    expect(removed).toBe(6);
    expect(await wishlist.clear()).toEqual({ removed: 0, undoToken: null, restorableUntil: null });
    await wishlist.add({ tobaccoId: tobaccoId(0) });
    expect(await wishlist.restore({ undoToken: undoToken ?? '' })).toEqual({ restored: 5 });
    expect(await wishlist.restore({ undoToken: undoToken ?? '' })).toEqual({ restored: 0 });
    expect((await wishlist.list()).counts).toEqual(before.counts);
  });

  test('what can be restored is shown, the last removed first, each thing once, to nobody else', async () => {
    const { wishlist } = somebody();
    const remove = async (thing: Parameters<typeof wishlist.add>[0]) => {
      const { item } = await wishlist.add(thing);
      await wishlist.remove(item.id);
      days(0.01);
      return item;
    };
    await remove({ tobaccoId: tobaccoId(9) });
    days(30);
    await remove({ tobaccoId: tobaccoId(0) });
    await remove({ customName: 'Своё' });
    await remove({ tobaccoId: tobaccoId(1) });
    await wishlist.add({ tobaccoId: tobaccoId(1) });
    const own = await remove({ customName: 'своё' });
    const last = await remove({ tobaccoId: tobaccoId(0) });
    const { undoToken } = await wishlist.clear();
    const all = await wishlist.removed();
    const anew = all.items[0]?.item;
    expect(anew?.tobacco?.id).toBe(tobaccoId(1));
    expect(all).toMatchObject({ items: [{ item: anew }, { item: last }, { item: own }], nextCursor: null });
    for (const { removedAt, restorableUntil } of all.items) {
      expect(Date.parse(restorableUntil) - Date.parse(removedAt)).toBe(30 * 86_400_000);
    }
    const first = await wishlist.removed({ limit: 2 });
    const second = await wishlist.removed({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(await wishlist.restoreItem(own.id)).toEqual(own);
    expect(await wishlist.restore({ undoToken: undoToken ?? '' })).toEqual({ restored: 1 });
    expect((await wishlist.removed()).items.map(({ item }) => item.id)).toEqual([last.id]);
    expect((await somebody().wishlist.removed()).items).toEqual([]);
  });

  test('a token of somebody else, unknown or too old restores nothing', async () => {
    const { wishlist } = somebody();
    await wishlist.add({ tobaccoId: tobaccoId(0) });
    const undoToken = (await wishlist.clear()).undoToken ?? '';
    const refused = { status: 404, code: 'ITEM_NOT_FOUND' };
    await expect(somebody().wishlist.restore({ undoToken })).rejects.toMatchObject(refused);
    await expect(wishlist.restore({ undoToken: randomUUID() })).rejects.toMatchObject(refused);
    days(31);
    await expect(wishlist.restore({ undoToken })).rejects.toMatchObject({ code: 'RESTORE_EXPIRED' });
  });
});

describe('listing', () => {
  test.each(['added', 'name', 'rating', 'priority'] as const)(
    'pages by %s without gap or repetition',
    async (sort) => {
      const { wishlist } = somebody();
      const ids = new Set<string>();
      for (let index = 0; index < 12; index += 1) {
        const { item } = await wishlist.add(
          index % 4 ? { tobaccoId: tobaccoId(index) } : { customName: `Имя ${index}` },
        );
        if (index % 3 === 0) await wishlist.patch(item.id, { priority: 1 + (index % 2) });
        ids.add(item.id);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await wishlist.list({ sort, limit: 5, ...(cursor === null ? {} : { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toHaveLength(12);
      expect(new Set(seen)).toEqual(ids);
    },
  );

  test('filters by state and by words, and counts the whole list', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ customName: 'Ёлочный сбор' });
    for (let index = 0; index < 4; index += 1) await wishlist.add({ tobaccoId: tobaccoId(index) });
    await wishlist.patch(item.id, { state: 'purchased' });
    const counts = { wanted: 4, purchased: 1, tried: 0 };
    expect(await wishlist.list({ state: 'purchased' })).toMatchObject({ items: [{ id: item.id }], counts });
    expect(await wishlist.list({ search: 'елочный' })).toMatchObject({ items: [{ id: item.id }], counts });
    expect(await wishlist.list({ search: 'кола northern' })).toMatchObject({
      items: [{ tobacco: { name: 'Кола' } }],
      counts,
    });
    expect(await wishlist.list({ search: 'нетакого' })).toMatchObject({ items: [], counts });
  });

  test.each([
    ['Café crème', 'cafe', 'CAFÉ CRÈME'],
    ["L'Orange", 'l’orange', 'lorange'],
    ['7-Up', '7-up', '7 up'],
    ['Кoла с чаем', 'кола', 'Кoла'],
    ['Чай & мята', 'чаи\u0306 мята', 'мята чай'],
  ])('finds a name of one’s own, %s, as it is written and as it is said', async (customName, ...ways) => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ customName });
    await wishlist.add({ customName: 'Другое' });
    for (const search of [customName, ...ways]) {
      expect({ search, ...(await wishlist.list({ search })) }).toMatchObject({ search, items: [item] });
    }
    await api.prisma.wishlistItem.updateMany({ data: { searchText: null } });
    const [first = ''] = customName.split(' ');
    expect((await wishlist.list({ search: /^[\w'-]+$/.test(first) ? first : 'другое' })).items).toHaveLength(
      1,
    );
  });
});
