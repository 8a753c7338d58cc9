// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Replica, startReplica } from '@hookah/htreviews-replica';
import type { ApiClient } from '@hookah/shared/api-client';
import type { TobaccoPage, TobaccoSummary } from '@hookah/shared/catalog';
import { RESTORABLE_DAYS } from '@hookah/shared/closed-sets';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousProblems } from './axe.ts';
import { phone, type Stage, useStage } from './browser.ts';
import { fillList } from './fill-list.ts';
import { launchFragment } from './launch.ts';
import { expectToLookLike } from './looks-like.ts';
import { fillCatalogue } from './rich-catalogue.ts';

const stage = useStage();
const NOW = new Date('2026-06-15T18:00:00Z');
const DAY_MS = 86_400_000;
const ANNA = { id: 9001, first_name: 'Анна' };
const BORIS = { id: 9002, first_name: 'Борис' };
const NEWCOMER = { id: 9010 };
const ENDLESS = { id: 9011 };
const LONG = { id: 9012 };
const DEEP_LINK_NAME = 'Пятничный вечер';

let replica: Replica;
let sharedToken = '';

beforeAll(async () => {
  replica = await startReplica();
  await fillCatalogue(stage().api, replica);
  await fillLists(stage());
  await fillList(stage().api, ENDLESS, 10_000);
  await fillLongNames(stage());
}, 120_000);

afterAll(() => replica?.close());

/** With a picture and well rated, brand after brand. */
const goodOnes = async (client: ApiClient): Promise<TobaccoSummary[]> => {
  const found: TobaccoSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: TobaccoPage = await client.tobaccos.list({
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found
    .filter(
      ({ imageUrl, rating, ratingsCount, tags }) =>
        imageUrl !== null && (rating ?? 0) >= 3.9 && (ratingsCount ?? 0) >= 20 && tags.length > 1,
    )
    .sort((a, b) => ((a.id * 37) % 101) - ((b.id * 37) % 101) || a.id - b.id);
};

/** Somebody's half year: wishes, purchases, and what came of them; and a friend's list. */
const fillLists = async ({ api }: Stage): Promise<void> => {
  const anna = await api.client.person(ANNA);
  const items = await goodOnes(anna);
  const chosen = items.filter((_, index) => index % 3 === 2).slice(0, 26);
  for (const [index, tobacco] of chosen.entries()) {
    const { item } = await anna.wishlist.add({ tobaccoId: tobacco.id });
    if (index < 11) {
      await anna.wishlist.patch(item.id, {
        priority: index % 5 === 1 ? 2 : 0,
        note: index === 3 ? 'Смешать с мятой, спросить на Лесной' : null,
      });
    } else if (index < 16) await anna.wishlist.patch(item.id, { state: 'purchased' });
    else {
      await anna.wishlist.patch(item.id, {
        state: 'tried',
        rating: 5 - (index % 3),
        verdict: index % 4 === 0 ? 'fine' : 'again',
      });
    }
    const addedAt = new Date(NOW.getTime() - (index * 6 + 1) * DAY_MS);
    await api.prisma.wishlistItem.update({
      where: { id: item.id },
      data: {
        addedAt,
        ...(index >= 11 && { purchasedAt: new Date(addedAt.getTime() + 2 * DAY_MS) }),
        ...(index >= 16 && { triedAt: new Date(addedAt.getTime() + 9 * DAY_MS) }),
      },
    });
  }
  for (const tobacco of items.filter((_, index) => index % 3 === 0).slice(0, 5)) {
    const { item } = await anna.wishlist.add({ tobaccoId: tobacco.id });
    await anna.wishlist.remove(item.id);
  }
  const { item: byHand } = await anna.wishlist.add({ customName: 'Домашний микс с базиликом' });
  await anna.wishlist.remove(byHand.id);
  const [first, second, third] = (await anna.brands.list({ sort: 'rating', limit: 3 })).items;
  for (const brand of [first, second, third]) if (brand) await anna.follows.followBrand(brand.id);
  await anna.wishlist.share();
  await api.prisma.wishlistShare.updateMany({
    data: { createdAt: new Date(NOW.getTime() - 3 * DAY_MS) },
  });

  const boris = await api.client.person(BORIS);
  for (const tobacco of items.slice(1, 8)) await boris.wishlist.add({ tobaccoId: tobacco.id });
  const { token } = await boris.wishlist.share({ title: DEEP_LINK_NAME });
  const [wish] = (await anna.shared.get(token)).items;
  if (wish) await anna.shared.claim(token, wish.id);
  sharedToken = token;
};

/** The longest names there are, in the catalogue and by hand, with and without a picture. */
const fillLongNames = async ({ api }: Stage): Promise<void> => {
  const client = await api.client.person(LONG);
  const page = await client.tobaccos.list({ limit: 100 });
  const longest = page.items.sort((a, b) => b.name.length - a.name.length || a.id - b.id).slice(0, 4);
  for (const { id } of longest) await client.wishlist.add({ tobaccoId: id });
  await client.wishlist.add({ customName: 'Оченьдлинноеназваниебезединогопробела'.repeat(5) });
  const { item } = await client.wishlist.add({
    customName: 'Микс, который курили у Ромы на даче в тот вечер, когда шёл дождь и никто не хотел домой',
  });
  await client.wishlist.patch(item.id, {
    priority: 2,
    note: 'Спросить у Ромы, сколько было мяты: в прошлый раз её было слишком много, а без неё уже не то. И взять вдвое больше.',
  });
  const items = await api.prisma.wishlistItem.findMany({
    where: { wishlist: { user: { telegramId: LONG.id } } },
    orderBy: { addedAt: 'desc' },
  });
  for (const [index, { id }] of items.entries()) {
    const addedAt = new Date(NOW.getTime() - (index + 1) * DAY_MS);
    await api.prisma.wishlistItem.update({ where: { id }, data: { addedAt } });
  }
};

const FONTS = {
  latin: import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  cyrillic: import.meta.resolve('@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2'),
};

const fontOf = async (alphabet: keyof typeof FONTS): Promise<string> =>
  (await readFile(fileURLToPath(FONTS[alphabet]))).toString('base64');

/** A letter of the same shape on every machine, and the pictures of the invented catalogue. */
const dress = async (page: Page): Promise<void> => {
  const [latin, cyrillic] = await Promise.all([fontOf('latin'), fontOf('cyrillic')]);
  const face = (data: string, range: string) =>
    `@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${data}) format('woff2'); unicode-range: ${range} }`;
  await page.addInitScript(
    (css) => {
      addEventListener('DOMContentLoaded', () => {
        const style = document.createElement('style');
        style.textContent = css;
        document.head.append(style);
      });
    },
    `${face(latin, 'U+0000-02FF, U+2000-22FF')} ${face(cyrillic, 'U+0400-045F, U+0490-0491, U+2116')} body { font-family: Inter !important }`,
  );
  await page.route('https://images.example.org/**', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const answer = await fetch(`${replica.url}${path}`);
    await route.fulfill({
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
};

/** The API has no clock that stands still: what was removed just now was removed some days before the page's today. */
const removeEarlier = (page: Page) =>
  page.route('**/wishlist/removed?*', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    for (const [index, entry] of answer.data.items.entries()) {
      const removedAt = NOW.getTime() - (index * 5 + 1) * DAY_MS;
      entry.removedAt = new Date(removedAt).toISOString();
      entry.restorableUntil = new Date(removedAt + RESTORABLE_DAYS * DAY_MS).toISOString();
    }
    await route.fulfill({ response, json: answer });
  });

/** Everything that is on its way has arrived: letters, and pictures that are in sight. */
const settled = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Pictures of a first screen are asked for when there is nothing else to do; and what that draws is drawn before the next time.
    for (const _ of [1, 2]) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
  });
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, bottom, left, right } = image.getBoundingClientRect();
      const isOut = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth;
      return image.complete || isOut || !image.checkVisibility({ visibilityProperty: true });
    }),
  );
};

/** A page whose pictures are the same on every machine, at a time that stands still. */
const openGallery = async (theme: 'light' | 'dark') => {
  const { page, complaints } = await phone(stage(), {
    bypassCSP: true,
    deviceScaleFactor: 2,
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  });
  await dress(page);
  await page.clock.setFixedTime(NOW);
  const problems: string[] = [];
  const look = async (name: string) => {
    await settled(page);
    problems.push(...(await seriousProblems(page)).map((problem) => `${name}: ${problem}`));
    await expectToLookLike(page, `miniapp-${name}-${theme}`);
  };
  return { page, complaints, look, problems };
};

test.each(['light', 'dark'] as const)(
  'every screen in the %s theme looks as in docs/screenshots, and axe finds nothing serious',
  async (theme) => {
    const { api, url } = stage();
    const { page, complaints, look, problems } = await openGallery(theme);
    await removeEarlier(page);
    await page.goto(`${url}/${launchFragment({ initData: api.initData(ANNA), theme })}`);

    const tab = (name: string) => page.getByRole('tab', { name }).click();
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    // As Telegram tells of its own button.
    const back = () =>
      page.evaluate(() => window.postMessage(JSON.stringify({ eventType: 'back_button_pressed' }), '*'));
    const close = () => page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
    const gone = () => page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('list', { name: 'Хочу' }).waitFor();
    await look('list');
    await button('Сортировка и фильтры').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Готово' }).waitFor();
    await look('list-filters');
    await close();
    await gone();

    await page.getByRole('list', { name: 'Хочу' }).getByRole('button').first().click();
    await page.getByRole('dialog').getByText('Найти похожее').waitFor();
    await look('tobacco');
    await close();
    await gone();

    await tab('Поиск');
    await page.getByRole('list', { name: 'Лучшие по оценкам' }).waitFor();
    await look('search');
    await button('Фильтры').click();
    await page.getByRole('dialog').getByText('Страна').waitFor();
    // A sheet takes no touches while it comes, and whoever presses what takes none is tried in other places by scrolling.
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).hover();
    await page.getByRole('dialog').getByRole('button', { name: /^Мята/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Показать \d+/ })
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Сбросить' }).waitFor();
    await page.waitForLoadState('networkidle');
    await look('search-filters');
    await close();
    await gone();

    await tab('Бренды');
    await page.getByRole('heading', { name: 'Подписки' }).waitFor();
    await look('brands');
    await page
      .getByRole('tabpanel', { name: 'Бренды' })
      .getByRole('button', { name: /табак/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Лучшее по оценкам' }).waitFor();
    await look('brand');
    await back();

    await tab('Профиль');
    await page.getByText('Не беспокоить').waitFor();
    await page.getByText('Как видят другие').waitFor();
    await look('profile');
    await button('Добавить списком').click();
    await page.getByRole('textbox').fill('Полынья кола\nЗимний сад мята\nнечто небывалое');
    await look('bulk');
    await back();
    await button(/^Статистика/).click();
    await page.getByRole('heading', { name: 'По месяцам' }).waitFor();
    await look('stats');
    await back();
    await button('Удалённое').click();
    await page.getByRole('list', { name: 'Что можно вернуть' }).waitFor();
    await look('removed');

    await back();
    await tab('Мой список');
    const anna = await api.client.person(ANNA);
    const wanted = async () =>
      (await anna.wishlist.list({ state: 'wanted', limit: 100 })).items.map(({ id }) => id);
    const before = await wanted();
    await button('Я в магазине').click();
    await page.getByRole('checkbox').first().check();
    await page.getByText('Куплено 1 из 11').waitFor();
    await page.getByRole('button', { name: 'Отменить' }).waitFor();
    // It would be gone before a busy machine has looked at it.
    await page.locator('.toast').hover();
    await look('counter');
    await expect.poll(async () => (await wanted()).length).toBe(before.length - 1);
    const left = await wanted();
    // For the other theme.
    for (const id of before.filter((one) => !left.includes(one))) {
      await anna.wishlist.patch(id, { state: 'wanted' });
    }

    const friend = { initData: api.initData(ANNA), theme, startParam: `list_${sharedToken}` };
    await page.goto('about:blank');
    await page.goto(`${url}/${launchFragment(friend)}`);
    await page.getByRole('heading', { name: DEEP_LINK_NAME }).waitFor();
    await page.getByText('Есть и у вас').waitFor();
    await look('shared');

    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  180_000,
);

test.each(['light', 'dark'] as const)(
  'what is seldom seen in the %s theme looks as in docs/screenshots: English, empty, endless, long names, no network, no API',
  async (theme) => {
    const { api, url } = stage();
    const problems: string[] = [];
    /** Each on a phone of its own: the app remembers who opened it. */
    const show = async (initData: string | null, prepare?: (page: Page) => Promise<unknown>) => {
      const gallery = await openGallery(theme);
      const { page } = gallery;
      await prepare?.(page);
      await page.goto(initData === null ? url : `${url}/${launchFragment({ initData, theme })}`);
      const look = async (name: string) => {
        await gallery.look(name);
        problems.push(...gallery.problems.splice(0));
      };
      return { page, look, close: () => page.context().close() };
    };

    const english = await show(api.initData({ ...ANNA, language_code: 'en' }));
    const toTry = english.page.getByRole('list', { name: 'To try' });
    await toTry.waitFor();
    await english.look('english-list');
    await toTry.getByRole('button').first().click();
    const sheet = english.page.getByRole('dialog');
    await sheet.getByText('Find like this').waitFor();
    await english.look('english-tobacco');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
    await english.page.getByRole('tab', { name: 'Profile' }).click();
    await english.page.getByText('As others see it').waitFor();
    await english.look('english-profile');
    await english.close();

    const empty = await show(api.initData(NEWCOMER));
    await empty.page.getByRole('heading', { name: 'Здесь будет' }).waitFor();
    await empty.look('empty');
    await empty.close();

    const endless = await show(api.initData(ENDLESS));
    await endless.page.getByRole('radio', { name: /Хочу 10.?000/ }).waitFor();
    await endless.look('endless');
    await endless.close();

    const long = await show(api.initData(LONG));
    await long.page.getByRole('radio', { name: 'Хочу 6' }).waitFor();
    await long.look('long-names');
    await long.page.getByRole('list', { name: 'Хочу' }).getByRole('button').first().click();
    await long.page.getByRole('dialog').getByRole('textbox', { name: 'Заметка' }).waitFor();
    await long.look('long-entry');
    await long.close();

    const offline = await show(api.initData(ANNA));
    await offline.page.getByRole('list', { name: 'Хочу' }).waitFor();
    await offline.page.context().setOffline(true);
    await offline.page
      .getByRole('button', { name: /^Отметить купленным/ })
      .first()
      .click();
    await offline.page.getByText(/Ещё не сохранено/).waitFor();
    await offline.page.locator('.toast').hover();
    await offline.look('offline');
    await offline.close();

    const failing = await show(api.initData(NEWCOMER), (page) =>
      page.route('**/wishlist?*', (route) => route.fulfill({ status: 503, body: '' })),
    );
    await failing.page.getByRole('button', { name: 'Повторить' }).waitFor();
    await failing.look('failure');
    await failing.close();

    const over = await show(`${api.initData(ANNA)}0`);
    await over.page.getByRole('heading', { name: 'Откройте приложение заново' }).waitFor();
    await over.look('session-over');
    await over.close();

    const outside = await show(null, (page) => page.emulateMedia({ colorScheme: theme }));
    await outside.page.getByRole('link', { name: 'Открыть в Telegram' }).waitFor();
    await outside.look('outside');
    await outside.close();

    expect(problems).toEqual([]);
  },
  180_000,
);
