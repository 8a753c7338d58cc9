import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { differenceToSchema } from '../schema-engine.ts';
import { createTestDb, type TestDb } from '../testing.ts';

let db: TestDb;
beforeAll(async () => {
  db = await createTestDb();
});
afterAll(() => db.drop());

describe('schema.prisma and the migrations', () => {
  test('the migrations make the database that schema.prisma describes', async () => {
    expect(await differenceToSchema(db.connectionString)).toBeNull();
  });

  test('a difference between them would be seen', async () => {
    const other = await createTestDb();
    await other.prisma.$executeRaw`ALTER TABLE tobaccos DROP COLUMN description`;
    await other.prisma.$executeRaw`DROP INDEX brands_slug_key`;
    const sql = await differenceToSchema(other.connectionString);
    expect(sql).toContain('"description"');
    expect(sql).toContain('brands_slug_key');
    await other.drop();
  });
});

describe('what the database itself refuses', () => {
  let wishlistId: string;
  let tobaccoId: number;
  beforeEach(async () => {
    await db.prisma.$executeRaw`TRUNCATE users, brands CASCADE`;
    const brand = await db.prisma.brand.create({ data: { slug: 'sarma', name: 'Сарма' } });
    const tobacco = await db.prisma.tobacco.create({
      data: { htreviewsId: 197_863, brandId: brand.id, slugPath: 'sarma/klassicheskaya/zima', name: 'Зима' },
    });
    const user = await db.prisma.user.create({
      data: { telegramId: 9_007_199_254_740_993n, wishlists: { create: { isDefault: true } } },
      include: { wishlists: true },
    });
    tobaccoId = tobacco.id;
    wishlistId = user.wishlists[0]?.id ?? '';
  });

  const add = (data: object) => db.prisma.wishlistItem.create({ data: { wishlistId, ...data } });

  test('a second default list of a person', async () => {
    const user = await db.prisma.user.findFirstOrThrow();
    await db.prisma.wishlist.create({ data: { userId: user.id } });
    await expect(
      db.prisma.wishlist.create({ data: { userId: user.id, isDefault: true } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });

  test('the same tobacco twice in a list, unless the first one was removed', async () => {
    const { id } = await add({ tobaccoId });
    await expect(add({ tobaccoId })).rejects.toMatchObject({ code: 'P2002' });
    await db.prisma.wishlistItem.update({ where: { id }, data: { deletedAt: new Date() } });
    await expect(add({ tobaccoId })).resolves.toBeDefined();
  });

  test.each([
    ['an item that names nothing', {}],
    ['a custom name that is empty', { customName: '' }],
    ['a custom name over 200 characters', { customName: 'я'.repeat(201) }],
    ['a note over 500 characters', { customName: 'x', note: 'я'.repeat(501) }],
    ['an unknown state', { customName: 'x', state: 'burnt' }],
    ['an unknown verdict', { customName: 'x', verdict: 'maybe' }],
    ['a priority out of range', { customName: 'x', priority: 3 }],
    ['a rating out of range', { customName: 'x', rating: 6 }],
  ])('%s', async (_what, data) => {
    await expect(add(data)).rejects.toThrow(/check/i);
  });

  test('an item that names two things', async () => {
    await expect(add({ tobaccoId, customName: 'Зима' })).rejects.toThrow(/check/i);
  });

  test('an unknown status or a sixth strength, while every scraped field may be unknown', async () => {
    const change = (data: object) => db.prisma.tobacco.update({ where: { id: tobaccoId }, data });
    await expect(change({ status: 'Выпускается' })).rejects.toThrow(/check/i);
    await expect(change({ strengthOfficial: 6 })).rejects.toThrow(/check/i);
    await expect(change({ rating: 5.1 })).rejects.toThrow(/check/i);
    await expect(
      change({ status: 'unknown', statusRaw: 'Выпускается?', strengthOfficialRaw: 'Смешанная' }),
    ).resolves.toMatchObject({ strengthOfficial: null });
  });

  test('removing a tobacco that somebody keeps', async () => {
    await add({ tobaccoId });
    await expect(db.prisma.tobacco.delete({ where: { id: tobaccoId } })).rejects.toMatchObject({
      code: 'P2003',
    });
  });

  test('a second tag of the same name and group, also when there is no group', async () => {
    await db.prisma.flavorTag.create({ data: { name: 'Холодок' } });
    await expect(db.prisma.flavorTag.create({ data: { name: 'Холодок' } })).rejects.toMatchObject({
      code: 'P2002',
    });
    await expect(
      db.prisma.flavorTag.create({ data: { name: 'Холодок', groupName: 'Освежающий' } }),
    ).resolves.toBeDefined();
  });
});

test('a deleted person leaves nothing behind', async () => {
  const user = await db.prisma.user.create({
    data: {
      telegramId: 5n,
      wishlists: { create: { isDefault: true, items: { create: { customName: 'Своя смесь' } } } },
      sessions: {
        create: { familyId: crypto.randomUUID(), tokenHash: new Uint8Array([1]), expiresAt: new Date() },
      },
      outbox: { create: { chatId: 5n, kind: 'digest', payload: {} } },
    },
  });
  await db.prisma.user.delete({ where: { id: user.id } });
  const left = await Promise.all([
    db.prisma.wishlist.count({ where: { userId: user.id } }),
    db.prisma.wishlistItem.count({ where: { customName: 'Своя смесь' } }),
    db.prisma.refreshSession.count({ where: { userId: user.id } }),
    db.prisma.outboxMessage.count({ where: { userId: user.id } }),
  ]);
  expect(left).toEqual([0, 0, 0, 0]);
});

test('ids that the database makes are UUIDs of version 7, in the order of their making', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) {
    const [row] = await db.prisma.$queryRaw<
      { id: string }[]
    >`SELECT uuid_v7()::text AS id, pg_sleep(0.002)::text`;
    ids.push(row?.id ?? '');
  }
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids).toEqual(ids.toSorted());
  const milliseconds = Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16);
  expect(Math.abs(Date.now() - milliseconds)).toBeLessThan(60_000);
});

test('Russian words are found by likeness and in lower case', async () => {
  const [row] = await db.prisma.$queryRaw<object[]>`
    SELECT similarity('дарксайд', 'дарсайд')::float8 AS likeness, lower('ЁЛКА') AS lower, unaccent('Café') AS bare`;
  expect(row).toEqual({ likeness: expect.closeTo(0.545, 2), lower: 'ёлка', bare: 'Cafe' });
});

test('the lists and searches of the catalogue have an index to walk', async () => {
  await db.prisma
    .$executeRaw`INSERT INTO search_vocabulary SELECT left(md5(n::text), 7) FROM generate_series(1, 20000) AS n ON CONFLICT DO NOTHING`;
  await db.prisma.$executeRaw`ANALYZE search_vocabulary`;
  const plan = async (sql: string) => {
    const rows = await db.prisma.$transaction(async (tx) => {
      // An empty table is always read whole: ask which index would serve.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return tx.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN ${sql}`);
    });
    return rows.map((row) => Object.values(row)[0]).join('\n');
  };
  const listed = 'SELECT id FROM tobaccos WHERE gone_at IS NULL';
  const best = 'ORDER BY coalesce(rating, -1) DESC, coalesce(ratings_count, -1) DESC, id DESC LIMIT 20';
  expect(await plan(`${listed} ${best}`)).toContain('tobaccos_by_rating_idx');
  expect(await plan(`${listed} AND brand_id = 1 ${best}`)).toContain('tobaccos_of_brand_by_rating_idx');
  expect(await plan(`${listed} AND line_id = 1 ${best}`)).toContain('tobaccos_of_line_by_rating_idx');
  expect(await plan(`${listed} AND name_key = 'кола' ${best}`)).toContain('tobaccos_by_name_key_idx');
  expect(
    await plan(`${listed} ORDER BY coalesce(added_on - '0001-01-01'::date, -1) DESC, id DESC LIMIT 20`),
  ).toContain('tobaccos_by_added_on_idx');
  expect(await plan(`${listed} ORDER BY left(lower(name), 80), id LIMIT 20`)).toContain(
    'tobaccos_by_name_idx',
  );
  expect(await plan(`SELECT id FROM tobaccos WHERE search_words @@ to_tsquery('simple', 'кол')`)).toContain(
    'tobaccos_search_words_idx',
  );
  expect(
    await plan(`SELECT word FROM search_vocabulary WHERE search_deletions(word) && ARRAY['кол']`),
  ).toContain('search_vocabulary_deletions_idx');
  expect(
    await plan(
      `SELECT word FROM search_vocabulary WHERE left(word, 3) = 'кол' ORDER BY frequency DESC LIMIT 9`,
    ),
  ).toContain('search_vocabulary_first_three_letters_idx');
  expect(await plan(`SELECT word FROM search_vocabulary WHERE word % 'кола'`)).toContain(
    'search_vocabulary_word_trgm_idx',
  );
  expect(
    await plan(
      `SELECT id FROM wishlist_items WHERE wishlist_id = '0190b5c0-1111-7222-8333-444455556666' AND deleted_at IS NULL ORDER BY added_at DESC, id DESC LIMIT 20`,
    ),
  ).toContain('wishlist_items_by_added_idx');
});
