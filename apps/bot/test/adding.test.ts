import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { catalogueLinkIn } from '#src/catalogue-link.ts';
import { ask, buttonsOf, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());
afterEach(() => expect.poll(() => world.desk.unansweredCallbacks()).toEqual([]));

const items = async (id: number) => (await world.api.client.bot(id).wishlist.list()).items;

const PEAR = { brand: 'dymok', line: 'other', path: 'dymok/other/flavour-15' };

describe('an address of the site is read', () => {
  test.each([
    'https://htreviews.org/tobaccos/dymok/other/flavour-15',
    'http://htreviews.org/tobaccos/dymok/other/flavour-15/',
    'https://www.htreviews.org/tobaccos/dymok/other/flavour-15?from=share&x=1',
    'https://m.htreviews.org/tobaccos/dymok/other/flavour-15#reviews',
    'htreviews.org/tobaccos/dymok/other/flavour-15',
    'HTTPS://HTREVIEWS.ORG/tobaccos/Dymok/Other/Flavour-15',
    'Смотри: https://htreviews.org/tobaccos/dymok/other/flavour-15.',
    '«https://htreviews.org/tobaccos/dymok/other/flavour-15»!',
    'http://127.0.0.1:4180/tobaccos/dymok/other/flavour-15',
  ])('%s', (text) => expect(catalogueLinkIn(text)).toEqual(PEAR));

  test('of a brand and of a line too', () => {
    const brand = { brand: 'dymok', line: null, path: null };
    expect(catalogueLinkIn('https://htreviews.org/tobaccos/dymok/')).toEqual(brand);
    expect(catalogueLinkIn('htreviews.org/tobaccos/dymok/classic?r=1')).toEqual({
      ...brand,
      line: 'classic',
    });
  });

  test.each([
    'https://example.org/tobaccos/dymok/other/flavour-15',
    'https://htreviews.org.example.org/tobaccos/dymok',
    'https://nothtreviews.org/tobaccos/dymok',
    'https://htreviews.org/tobaccos/new',
    'https://htreviews.org/tobaccos/',
    'https://htreviews.org/tobaccos/a/b/c/d',
    'https://htreviews.org/tobaccos/%2e%2e/x',
    'javascript://htreviews.org/tobaccos/dymok',
    'просто слова',
  ])('but not %s', (text) =>
    expect(catalogueLinkIn(text.replace('javascript://htreviews.org', 'javascript:'))).toBeNull(),
  );
});

describe('an address of the site in the chat', () => {
  test('adds what it names, and a second time is no error', async () => {
    const anna = world.person();
    await ask(anna, 'https://htreviews.org/tobaccos/dymok/other/flavour-15/?a=b', 'Добавлено: Дымок — Груша');
    await ask(anna, 'm.htreviews.org/tobaccos/dymok/other/flavour-15', 'уже есть в вашем списке');
    expect(await items(anna.id)).toHaveLength(1);
  });

  test('of a brand shows its tobaccos, of a line only the line’s', async () => {
    const anna = world.person();
    const brand = await ask(anna, 'https://htreviews.org/tobaccos/dymok', 'Дымок');
    expect(brand.text).toContain('15 табаков');
    const line = await ask(anna, 'htreviews.org/tobaccos/dymok/strong', 'Линейка: Крепкая');
    expect(line.text).toContain('5 табаков');
    await anna.press('Весь бренд', line);
    await anna.waitForMessage('15 табаков');
  });

  test('that the catalogue lacks is searched by its words', async () => {
    const anna = world.person();
    await ask(anna, 'https://htreviews.org/tobaccos/dymok/other/cherry', 'По запросу «dymok cherry»');
    await ask(anna, 'https://htreviews.org/tobaccos/nobody/knows/qwzx', 'По запросу «nobody qwzx»');
  });

  test('and its name beside it are one wish; other lines get the same answer', async () => {
    const anna = world.person();
    const answer = await ask(
      anna,
      'Груша\nhttps://htreviews.org/tobaccos/dymok/other/flavour-15\nдымок вишня\nщщщ ъъъ',
      'Добавлено',
    );
    expect(answer.text).toContain('Добавлено\n• Дымок — Груша\n• Дымок — Вишня');
    expect(answer.text).toContain('Не нашлось\n• «щщщ ъъъ»');
    expect(answer.text).not.toContain('Выберите');
    expect(await items(anna.id)).toHaveLength(2);
  });
});

test('the words under a forwarded picture are a search', async () => {
  const anna = world.person();
  anna.sendPhoto(undefined, 'дымок груша');
  await anna.waitForMessage('Добавлено: Дымок — Груша');
});

describe('/cancel under search results', () => {
  test.each(['вишня', 'щщщ ъъъ'])('ends them (%s)', async (words) => {
    const anna = world.person();
    await ask(anna, words, 'По запросу');
    await ask(anna, '/cancel', 'отменили');
    await ask(anna, '/cancel', 'Отменять нечего');
  });

  test('has nothing to end once one was picked', async () => {
    const anna = world.person();
    await ask(anna, 'вишня', 'нашлось вот что');
    await anna.press('Наш — Вишня');
    await anna.waitForMessage('Добавлено');
    await ask(anna, '/cancel', 'Отменять нечего');
  });
});

test('a brand’s list in the chat pages to its end, past a hundred', async () => {
  const brand = await world.api.prisma.brand.create({
    data: { slug: 'big', name: 'Большой', htreviewsId: 900, tobaccosCount: 130 },
  });
  await world.api.prisma.tobacco.createMany({
    data: Array.from({ length: 130 }, (_, index) => ({
      htreviewsId: 90_000 + index,
      brandId: brand.id,
      slugPath: `big/other/t${index}`,
      name: `Вкус ${index}`,
    })),
  });
  const anna = world.person();
  anna.start('brand_big');
  const seen = new Set<string>();
  let page = await anna.waitForMessage('Большой');
  for (let number = 1; number <= 17; number += 1) {
    for (const label of buttonsOf(page).flat()) if (label.startsWith('Вкус')) seen.add(label);
    await anna.press('›', page);
    const next = `${(number % 17) + 1} из 17`;
    page = await anna.waitForMessage((message) => buttonsOf(message).flat().includes(next));
  }
  expect(seen.size).toBe(130);
});
