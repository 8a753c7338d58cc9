import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let people = 6000;
const somebody = () => {
  people += 1;
  return { telegramId: people, ...api.client.bot(people) };
};

describe('following', () => {
  test('is told the latest first, and twice is once', async () => {
    const { follows } = somebody();
    const [first, second] = api.seed.brands;
    const [line] = api.seed.lines;
    await follows.followBrand(first?.id ?? 0);
    await follows.followBrand(second?.id ?? 0);
    await follows.followBrand(first?.id ?? 0);
    await follows.followLine(line?.id ?? 0);
    const list = await follows.list();
    expect(list.brands.map(({ brand }) => brand.id)).toEqual([second?.id, first?.id]);
    expect(list.lines).toEqual([
      {
        line: { id: line?.id, slug: line?.slug, name: line?.name },
        brand: { id: first?.id, slug: first?.slug, name: first?.name },
        followedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    await follows.unfollowBrand(first?.id ?? 0);
    await follows.unfollowBrand(first?.id ?? 0);
    await follows.unfollowLine(line?.id ?? 0);
    expect(await follows.list()).toMatchObject({ brands: [{ brand: { id: second?.id } }], lines: [] });
  });

  test('is one’s own', async () => {
    const [one, other] = [somebody(), somebody()];
    await one.follows.followBrand(api.seed.brands[0]?.id ?? 0);
    await other.follows.unfollowBrand(api.seed.brands[0]?.id ?? 0);
    expect((await one.follows.list()).brands).toHaveLength(1);
    expect(await other.follows.list()).toEqual({ brands: [], lines: [] });
  });

  test('what is not in the catalogue is refused', async () => {
    const { follows } = somebody();
    await expect(follows.followBrand(2_000_000_000)).rejects.toMatchObject({ code: 'BRAND_NOT_FOUND' });
    await expect(follows.followLine(2_000_000_000)).rejects.toMatchObject({ code: 'LINE_NOT_FOUND' });
  });

  test('A8 20 times at once is one row and no failure', async () => {
    const { follows } = somebody();
    await Promise.all(Array.from({ length: 20 }, () => follows.followBrand(api.seed.brands[0]?.id ?? 0)));
    expect((await follows.list()).brands).toHaveLength(1);
  });

  test('M14 stops at 500 of a kind, also when many come at once', async () => {
    const { follows, users } = somebody();
    const { id } = await users.me();
    await api.prisma.$executeRaw`
      INSERT INTO lines (brand_id, slug, name)
      SELECT ${api.seed.brands[0]?.id ?? 0}::int, 'line-' || n, 'Line ' || n FROM generate_series(1, 510) n`;
    await api.prisma.$executeRaw`
      INSERT INTO line_follows (user_id, line_id)
      SELECT ${id}::uuid, id FROM lines WHERE slug LIKE 'line-%' ORDER BY id LIMIT 497`;
    const rest = await api.prisma.$queryRaw<{ id: number }[]>`
      SELECT id FROM lines WHERE slug LIKE 'line-%' ORDER BY id OFFSET 497`;
    const asked = await Promise.allSettled(rest.slice(0, 10).map((line) => follows.followLine(line.id)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const { lines } = await follows.list();
    expect(lines).toHaveLength(500);
    await follows.followLine(lines[0]?.line.id ?? 0);
  });
});

describe('alerts', () => {
  const defaults = {
    muted: false,
    digestHour: 12,
    quietHours: { from: 22, to: 9 },
    timeZone: 'Europe/Moscow',
  };

  test('have defaults, and a change touches what it names', async () => {
    const { users } = somebody();
    expect(await users.alerts()).toEqual(defaults);
    expect(await users.patchAlerts({ digestHour: 0 })).toEqual({ ...defaults, digestHour: 0 });
    expect(await users.patchAlerts({ quietHours: null, timeZone: 'Asia/Yekaterinburg' })).toEqual({
      ...defaults,
      digestHour: 0,
      quietHours: null,
      timeZone: 'Asia/Yekaterinburg',
    });
    expect(await users.patchAlerts({ muted: true, quietHours: { from: 1, to: 2 } })).toMatchObject({
      muted: true,
      quietHours: { from: 1, to: 2 },
    });
    expect(await users.patchAlerts({})).toEqual(await users.alerts());
    expect(await somebody().users.alerts()).toEqual(defaults);
  });

  test('changed in several things at once keep all of them', async () => {
    const { users } = somebody();
    await Promise.all([
      users.patchAlerts({ muted: true }),
      users.patchAlerts({ digestHour: 7 }),
      users.patchAlerts({ quietHours: null }),
      users.patchAlerts({ timeZone: 'UTC' }),
    ]);
    expect(await users.alerts()).toEqual({ muted: true, digestHour: 7, quietHours: null, timeZone: 'UTC' });
  });

  test.each([
    ['digestHour', { digestHour: 24 }],
    ['quietHours', { quietHours: { from: 3, to: 3 } }],
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['timeZone', { timeZone: '+03:00' }],
    ['timeZone', { timeZone: "x'--" }],
  ])('of an impossible %s are refused', async (field, patch) => {
    const { users } = somebody();
    await expect(users.patchAlerts(patch)).rejects.toMatchObject({
      status: 400,
      details: { fields: [{ path: expect.stringContaining(`body.${field}`) }] },
    });
    expect(await users.alerts()).toEqual(defaults);
  });
});

describe('the language one chose', () => {
  test('outlives what Telegram says, until it is given back', async () => {
    const { users, telegramId } = somebody();
    const profile = { firstName: 'Анна', languageCode: 'ru' };
    await api.client.bot().bot.putUser(telegramId, profile);
    expect(await users.patchMe({ language: 'en' })).toMatchObject({ language: 'en' });
    expect(await api.client.bot().bot.putUser(telegramId, profile)).toMatchObject({ language: 'en' });
    expect(await users.me()).toMatchObject({ language: 'en', languageChosen: true });
    expect(await users.patchMe({ language: null })).toMatchObject({ language: 'ru', languageChosen: false });
  });
});
