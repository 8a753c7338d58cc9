import { BULK } from '@hookah/shared/closed-sets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let statements = 0;
let now = new Date('2026-03-31T22:30:00Z');
beforeAll(async () => {
  api = await startTestApi({
    clock: () => now,
    onStatement: () => {
      statements += 1;
    },
  });
});
afterAll(() => api.close());

let people = 3000;
const somebody = () => {
  people += 1;
  return { telegramId: people, ...api.client.bot(people) };
};
/** Of the first brand, «Northern Smoke», unless said otherwise. */
const tobaccoId = (index: number) => api.seed.tobaccos[index]?.id ?? 0;

describe('several lines of text', () => {
  test('become items, doubts and misses; nothing doubtful is added', async () => {
    const { wishlist } = somebody();
    const { item: there } = await wishlist.add({ tobaccoId: tobaccoId(2) });
    now = new Date(now.getTime() + 1000);
    const answer = await wishlist.bulkAdd({
      text: '- Northern Smoke Кола\r\n\n2) northern smoke blueberry\n• Вишня\nыыыыщщщщ\nNorthern Smoke Кола\n---\nдымок ёлка',
    });
    expect(answer.added.map(({ line, item }) => [line, item.tobacco?.id])).toEqual([
      ['Northern Smoke Кола', tobaccoId(1)],
      ['дымок ёлка', tobaccoId(15 + 3)],
    ]);
    expect(answer.listed).toEqual([{ line: 'northern smoke blueberry', item: there }]);
    expect(answer.doubts.map(({ line }) => line)).toEqual(['Вишня']);
    expect(answer.doubts[0]?.candidates.length).toBeGreaterThan(1);
    expect(answer.doubts[0]?.candidates.length).toBeLessThanOrEqual(5);
    expect(answer.misses).toEqual(['ыыыыщщщщ']);
    expect((await wishlist.list()).items.map(({ tobacco }) => tobacco?.id)).toEqual([
      tobaccoId(1),
      tobaccoId(18),
      tobaccoId(2),
    ]);
  });

  test('that mean the same tobacco add it once, and each line is answered', async () => {
    const { wishlist } = somebody();
    const { added, listed } = await wishlist.bulkAdd({ text: 'Northern Smoke Кола\nnorthern smoke cola' });
    expect([added.length, listed.length]).toEqual([1, 1]);
    expect(listed[0]?.item).toEqual(added[0]?.item);
  });

  test('P11 as many as may be sent cost the database as many statements as two', async () => {
    const names = api.seed.tobaccos.slice(0, BULK.mostLines).map(({ name }) => `Northern Smoke ${name}`);
    const costOf = async (lines: readonly string[]) => {
      const { telegramId, wishlist } = somebody();
      await api.client.bot(telegramId).users.me();
      statements = 0;
      const { added } = await wishlist.bulkAdd({ text: lines.join('\n') });
      return { added: added.length, statements };
    };
    // What the lines mean is looked up once for everybody.
    await costOf(names);
    const [two, all] = [await costOf(names.slice(0, 2)), await costOf(names)];
    expect(two.added).toBe(2);
    expect(all.added).toBeGreaterThan(10);
    expect(all.statements).toBe(two.statements);
  });

  test('A8 sent 20 times at once make one row each and no failure', async () => {
    const { wishlist } = somebody();
    const text = 'Northern Smoke Кола\nДымок Груша';
    const answers = await Promise.all(Array.from({ length: 20 }, () => wishlist.bulkAdd({ text })));
    expect(answers.flatMap(({ added }) => added)).toHaveLength(2);
    expect(answers.flatMap(({ listed }) => listed)).toHaveLength(38);
    expect((await wishlist.list()).counts.wanted).toBe(2);
  });

  test('A7 sent again with the same Idempotency-Key are answered as the first time', async () => {
    const { wishlist } = somebody();
    const send = () => wishlist.bulkAdd({ text: 'Дымок Груша' }, { idempotencyKey: 'bulk' });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(answers[0]?.added).toHaveLength(1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('M14 all or none fit a list that is nearly full', async () => {
    const { wishlist, telegramId } = somebody();
    await wishlist.add({ tobaccoId: tobaccoId(0) });
    await api.prisma.$executeRaw`
      INSERT INTO wishlist_items (wishlist_id, custom_name)
      SELECT w.id, 'item ' || n FROM generate_series(1, 9998) n, wishlists w JOIN users u ON u.id = w.user_id
      WHERE u.telegram_id = ${telegramId}::bigint`;
    await expect(wishlist.bulkAdd({ text: 'Дымок Груша\nДымок Вишня' })).rejects.toMatchObject({
      status: 409,
      code: 'WISHLIST_FULL',
    });
    expect((await wishlist.list({ limit: 1 })).counts.wanted).toBe(9999);
    const { added } = await wishlist.bulkAdd({ text: 'Дымок Груша' });
    expect(added).toHaveLength(1);
  });

  test.each([
    ['51 lines', Array.from({ length: 51 }, (_, index) => `строка ${index}`).join('\n')],
    ['a line of 201 characters', 'я'.repeat(201)],
    ['nothing', ' \n '],
  ])('are refused when they are %s', async (_what, text) => {
    await expect(somebody().wishlist.bulkAdd({ text })).rejects.toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
      details: { fields: [{ path: 'body.text' }] },
    });
  });
});

describe('the list in figures', () => {
  test('of nobody’s list are zeros', async () => {
    expect(await somebody().wishlist.stats()).toEqual({
      total: 0,
      states: { wanted: 0, purchased: 0, tried: 0 },
      verdicts: { again: 0, fine: 0, never: 0 },
      brands: [],
      strengths: [],
      months: [],
    });
  });

  test('counts brands, strengths, states, verdicts and UTC months, and nothing removed', async () => {
    const { wishlist } = somebody();
    now = new Date('2026-03-31T23:59:00Z');
    const items = [];
    for (const index of [0, 1, 2, 15]) {
      items.push((await wishlist.add({ tobaccoId: tobaccoId(index) })).item);
    }
    const { item: own } = await wishlist.add({ customName: 'Самосад' });
    const { item: removed } = await wishlist.add({ tobaccoId: tobaccoId(20) });
    await wishlist.remove(removed.id);
    now = new Date('2026-04-01T00:01:00Z');
    await wishlist.patch(items[0]?.id ?? '', { state: 'tried', verdict: 'again' });
    await wishlist.patch(own.id, { state: 'purchased' });
    const stats = await wishlist.stats();
    const [first, second] = api.seed.brands;
    expect(stats).toEqual({
      total: 5,
      states: { wanted: 3, purchased: 1, tried: 1 },
      verdicts: { again: 1, fine: 0, never: 0 },
      brands: [
        { brand: { id: first?.id, slug: first?.slug, name: first?.name }, items: 3, tried: 1 },
        { brand: { id: second?.id, slug: second?.slug, name: second?.name }, items: 1, tried: 0 },
      ],
      strengths: expect.any(Array),
      months: [
        { month: '2026-04', added: 0, purchased: 1, tried: 1 },
        { month: '2026-03', added: 5, purchased: 0, tried: 0 },
      ],
    });
    expect(stats.strengths.reduce((sum, { items: count }) => sum + count, 0)).toBe(5);
    expect(stats.strengths.find(({ strength }) => strength === 3)?.items).toBeGreaterThanOrEqual(1);
    expect(stats.strengths.at(-1)).toMatchObject({ strength: null });
  });
});

describe('the counter', () => {
  test('is brand by brand, line by line, what is wanted first, page after page', async () => {
    const { wishlist } = somebody();
    for (const index of [0, 3, 1, 4, 2, 15, 16, 30]) await wishlist.add({ tobaccoId: tobaccoId(index) });
    const { item: own } = await wishlist.add({ customName: 'Самосад' });
    const { items } = await wishlist.list();
    const bought = items.find(({ tobacco }) => tobacco?.id === tobaccoId(3));
    await wishlist.patch(bought?.id ?? '', { state: 'purchased' });
    const whole = await wishlist.counter({ limit: 100 });
    expect(whole.nextCursor).toBeNull();
    expect(whole.brands.map(({ brand }) => brand?.name ?? null)).toEqual([
      'Northern Smoke',
      'Sultan of Mist',
      'Дымок',
      null,
    ]);
    const [northern] = whole.brands;
    expect(northern?.lines.map(({ line }) => line?.name ?? null)).toEqual(['Классика', 'Крепкая', null]);
    expect(northern?.lines[0]?.items.map(({ state }) => state)).toEqual(['wanted', 'purchased']);
    expect(whole.brands.at(-1)?.lines).toEqual([{ line: null, items: [own] }]);

    const flat = (page: typeof whole) =>
      page.brands.flatMap(({ lines }) => lines.flatMap((group) => group.items.map(({ id }) => id)));
    const leafed: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await wishlist.counter({ limit: 2, ...(cursor ? { cursor } : {}) });
      leafed.push(...flat(page));
      cursor = page.nextCursor;
    }
    expect(leafed).toEqual(flat(whole));
    expect(leafed).toHaveLength(9);
  });

  test('names of the widest letters can be leafed through', async () => {
    const { wishlist } = somebody();
    for (const name of ['😀'.repeat(100), '"'.repeat(200), '\u0001'.repeat(200)]) {
      await wishlist.add({ customName: `x${name}`.slice(0, 200) });
    }
    for (const list of [
      wishlist.counter,
      (query: { cursor?: string; limit: number }) => wishlist.list({ ...query, sort: 'name' }),
    ]) {
      const first = await list({ limit: 1 });
      const second = await list({ limit: 1, cursor: first.nextCursor ?? '' });
      await expect(list({ limit: 1, cursor: second.nextCursor ?? '' })).resolves.toMatchObject({
        nextCursor: null,
      });
    }
  });
});

describe('filters of the list', () => {
  test('are brand, strength and tags, together', async () => {
    const { wishlist } = somebody();
    const ids = [0, 1, 2, 3, 15, 16];
    for (const index of ids) await wishlist.add({ tobaccoId: tobaccoId(index) });
    await wishlist.add({ customName: 'Самосад' });
    const names = async (query: Parameters<typeof wishlist.list>[0]) =>
      (await wishlist.list({ ...query, sort: 'name' })).items.map(({ tobacco }) => tobacco?.name);
    expect(await names({ brand: 'dymok' })).toEqual(['Зимний сад', 'Кола']);
    expect(await names({ brand: 'nobody' })).toEqual([]);
    expect(await names({ strength: [3], brand: 'northern-smoke' })).toEqual(
      expect.arrayContaining(['Зимний сад', 'Ёлка']),
    );
    const tag = (name: string) => api.seed.tags.find((one) => one.name === name)?.id ?? 0;
    expect(await names({ tags: [tag('Мята'), tag('Ягоды')] })).toEqual(['Зимний сад', 'Зимний сад']);
    expect(await names({ tags: [tag('Мята'), tag('Ягоды')], brand: 'dymok' })).toEqual(['Зимний сад']);
    const { brands } = await wishlist.counter({ brand: 'dymok' });
    expect(brands).toHaveLength(1);
  });
});

describe('the exported list', () => {
  const EVIL = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    ' =1',
    'x;=1',
    'x,"=1',
    'x\n@1',
    'x|-1',
  ];

  test.each([
    ['ru', ';'],
    ['en', ','],
  ] as const)(
    'as CSV in %s holds no formula, and says in its first bytes that it is UTF-8',
    async (language, separator) => {
      const { wishlist, users } = somebody();
      await users.patchMe({ language });
      const { item } = await wishlist.add({ tobaccoId: tobaccoId(12) });
      for (const [index, note] of EVIL.entries()) {
        const { item: own } = await wishlist.add({ customName: `${note.trim()} ${index}` });
        await wishlist.patch(own.id, { note });
      }
      await wishlist.patch(item.id, { note: 'две\nстроки, "кавычки"' });
      const bytes = Buffer.from(await (await wishlist.export('csv')).arrayBuffer());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = bytes.subarray(3).toString();
      const cells = cellsOf(text, separator);
      expect(cells[0]?.slice(0, 3)).toEqual(['brand', 'line', 'name']);
      expect(cells).toHaveLength(2 + EVIL.length);
      expect(new Set(cells.map((row) => row.length))).toEqual(new Set([14]));
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝]|^[\t\r\n]/);
      // Nor for a spreadsheet that takes other characters for separators, and so quotes for letters.
      for (const cell of text.split(/[,;|\t\r\n]/)) expect(cell.replace(/^"+/, '')).not.toMatch(/^[=+\-@＝]/);
      expect(cells[1]).toEqual(expect.arrayContaining([`Перец <&> «соль»`, 'две\nстроки, "кавычки"']));
      expect(cells.flat()).toEqual(expect.arrayContaining(["'=1+1", "'=1+1 0"]));
    },
  );

  test('as JSON is the items as they are, without the envelope', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(1) });
    const file: unknown = JSON.parse(await (await wishlist.export('json')).text());
    expect(file).toEqual({ exportedAt: now.toISOString(), items: [item] });
  });

  test('as text is brands with their lines', async () => {
    const { wishlist } = somebody();
    const { item } = await wishlist.add({ tobaccoId: tobaccoId(0) });
    await wishlist.add({ customName: 'Самосад' });
    await wishlist.patch(item.id, { state: 'purchased', note: 'к\nчаю' });
    expect(await (await wishlist.export('text')).text()).toBe(
      'Northern Smoke\n  Классика\n    ☑ Зимний сад (Winter Garden) — к чаю\n\n    ☐ Самосад\n',
    );
  });

  test('comes as a file to be saved; refusals keep their envelope', async () => {
    const send = (query: string) =>
      fetch(`${api.baseUrl}/wishlist/export${query}`, {
        headers: { 'x-api-key': api.botKey, 'x-telegram-user-id': '3999' },
      });
    const file = await send('?format=csv');
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="wishlist-\d{4}-\d\d-\d\d\.csv"$/,
    );
    for (const query of ['', '?format=xls']) {
      const refused = await send(query);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: { code: 'VALIDATION_FAILED' } });
    }
  });
});

/** A plain reading of RFC 4180. */
const cellsOf = (text: string, separator: ',' | ';'): string[][] => {
  const cell = `("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(?:${separator}|\\r\\n)`;
  return [...text.matchAll(new RegExp(`(?:${cell})+?(?<=\\r\\n)`, 'g'))].map(([row]) =>
    [...row.matchAll(new RegExp(cell, 'g'))].map(([, one = '']) =>
      one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one,
    ),
  );
};
