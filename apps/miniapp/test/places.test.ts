// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { fillList } from './fill-list.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

const openFor = async (person: { id: number }, startParam?: string) => {
  const { api, url } = stage();
  const { page, complaints } = await phone(stage());
  const launch = { initData: api.initData(person), ...(startParam === undefined ? {} : { startParam }) };
  await page.goto(`${url}/${launchFragment(launch)}`);
  await page.getByRole('tablist').waitFor();
  return { page, complaints };
};

const panelOf = (page: Page, tab: string) => {
  const panel = page.getByRole('tabpanel', { name: tab });
  return {
    panel,
    scrollTo: (top: number) => panel.evaluate((element, to) => element.scrollTo(0, to), top),
    top: () => panel.evaluate((element) => element.scrollTop),
  };
};

test('M15 another part of the list, and what is looked for in it, begins at its beginning', async () => {
  const { api } = stage();
  const person = { id: 3601 };
  await fillList(api, person, 60);
  await api.prisma.wishlistItem.updateMany({
    where: {
      wishlist: { user: { telegramId: person.id } },
      OR: ['1', '3', '5', '7', '9'].map((digit) => ({ customName: { endsWith: digit } })),
    },
    data: { state: 'purchased', purchasedAt: new Date() },
  });
  const { page } = await openFor(person);
  const { panel, scrollTo, top } = panelOf(page, 'Мой список');
  const scrolled = async () => {
    await scrollTo(400);
    return top();
  };
  await expect.poll(scrolled).toBe(400);
  await page.getByRole('radio', { name: /^Куплено/ }).check();
  await panel.getByRole('list', { name: 'Куплено' }).waitFor();
  await expect.poll(() => panel.getByRole('listitem').count()).toBeGreaterThan(15);
  expect(await top()).toBe(0);

  await page.getByRole('radio', { name: /^Хочу/ }).check();
  await expect.poll(scrolled).toBe(400);
  await panel.getByRole('searchbox').fill('Запись');
  await expect.poll(top).toBe(0);
  await expect.poll(scrolled).toBe(400);
  await page.getByRole('button', { name: 'Сортировка и фильтры' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'По названию' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Готово' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await top()).toBe(0);
  await page.context().close();
});

test('M15 a new search begins at its beginning; from a sheet and from another tab one comes back to one’s place', async () => {
  const { page } = await openFor({ id: 3602 });
  await page.getByRole('tab', { name: 'Поиск' }).click();
  const { panel, scrollTo, top } = panelOf(page, 'Поиск');
  const scrolled = async () => {
    await scrollTo(600);
    return top();
  };
  await panel.getByRole('list', { name: 'Лучшие по оценкам' }).waitFor();
  await expect.poll(scrolled).toBe(600);

  await page.getByRole('button', { name: 'Фильтры', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Мой список' }).click();
  await page.getByRole('tab', { name: 'Поиск' }).click();
  expect(await top()).toBe(600);

  await panel.getByRole('searchbox').fill('smoke');
  await panel.getByRole('list', { name: 'Нашлось' }).waitFor();
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
  expect(await panel.getByRole('listitem').count()).toBeGreaterThan(12);
  expect(await top()).toBe(0);

  await expect.poll(scrolled).toBe(600);
  await page.getByRole('button', { name: 'Бренд', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Northern Smoke/ })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(top).toBe(0);
  await page.context().close();
});

test('M15 a long list that is scrolled as soon as it is seen is not thrown back to its beginning', async () => {
  const { api, url } = stage();
  const person = { id: 3606 };
  await fillList(api, person, 200);
  const { page } = await phone(stage());
  const { promise: scrolled, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(/\/assets\/rows-near-/, async (route) => {
    await scrolled;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/assets\/rows-near-/);
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const { panel, scrollTo, top } = panelOf(page, 'Мой список');
  await panel.getByRole('listitem').first().waitFor();
  await asked;
  await scrollTo(4_000);
  const deep = panel.getByRole('button', { name: 'Запись 150', exact: true });
  expect(await deep.count()).toBe(0);
  arrive();
  await deep.waitFor();
  expect(await top()).toBe(4_000);
  await page.context().close();
});

test('M15 what is found goes on where one is, page after page', async () => {
  const { page } = await openFor({ id: 3607 });
  await page.getByRole('tab', { name: 'Поиск' }).click();
  const { panel, top } = panelOf(page, 'Поиск');
  const rows = panel.getByRole('list', { name: 'Лучшие по оценкам' }).getByRole('listitem');
  await rows.first().waitFor();
  let before = 0;
  // Until the first are no part of the document any more: two pages are here, of which the second makes it a long list.
  while (Number(await rows.first().getAttribute('aria-posinset')) < 10) {
    await panel.evaluate((element) => element.scrollBy(0, 150));
    await page.waitForTimeout(50);
    const place = await top();
    expect(place).toBeGreaterThanOrEqual(before);
    before = place;
  }
  expect(before).toBeGreaterThan(1_000);
  await page.context().close();
});

/** What stands at this height of the screen, and where it begins. */
const rowAt = (page: Page, height: number) =>
  page.evaluate((y) => {
    const row = document.elementFromPoint(innerWidth / 2, y)?.closest('li');
    return { text: row?.textContent, top: row?.getBoundingClientRect().top };
  }, height);

const withTobaccos = async (person: { id: number; first_name?: string }, count: number) => {
  const client = await stage().api.client.person(person);
  const { items } = await client.tobaccos.list({ limit: count });
  for (const { id } of items) await client.wishlist.add({ tobaccoId: id });
  return client;
};

test('M15 rows taller than usual stay where they are as their list becomes long, and as it ceases to be', async () => {
  const { api, url } = stage();
  const person = { id: 3608 };
  await withTobaccos(person, 41);
  await api.prisma.wishlistItem.updateMany({
    where: { wishlist: { user: { telegramId: person.id } } },
    data: { note: 'спросить про скидку' },
  });
  const { page } = await phone(stage());
  const { promise: read, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(/\/wishlist\?.*cursor=/, async (route) => {
    await read;
    await route.continue();
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const { panel, scrollTo } = panelOf(page, 'Мой список');
  await expect.poll(() => panel.getByRole('listitem').count()).toBe(20);
  await scrollTo(1_000);
  const before = await rowAt(page, 400);
  arrive();
  await panel.locator('[aria-setsize="41"]').first().waitFor();
  expect(await rowAt(page, 400)).toEqual(before);

  await scrollTo(2_600);
  await panel.locator('[aria-posinset="35"]').waitFor();
  const ticks = panel.getByRole('button', { name: /^Отметить купленным/ });
  await ticks.nth((await ticks.count()) - 8).focus();
  const above = await rowAt(page, 250);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  expect(await rowAt(page, 250)).toEqual(above);
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^Отметить купленным/);
  await page.context().close();
});

test('M15 what the device kept of a search goes on behind it, also when one is there before it was asked for anew', async () => {
  const { page } = await openFor({ id: 3609 });
  const { panel, scrollTo } = panelOf(page, 'Поиск');
  const rows = panel.getByRole('list', { name: 'Лучшие по оценкам' }).getByRole('listitem');
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await expect.poll(() => rows.count()).toBe(30);
  // Whoever closes the app leaves it hidden: what is to be kept is written down then.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.reload();
  const { promise: seen, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(/\/tobaccos\?/, async (route) => {
    await seen;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/tobaccos\?/);
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await expect.poll(() => rows.count()).toBe(30);
  await asked;
  await scrollTo(2_000);
  // Its end is near now, and has been seen to be.
  await page.waitForTimeout(100);
  arrive();
  await panel.locator('[aria-setsize="60"]').first().waitFor();
  await page.context().close();
});

test('M17 a promise made while the rest of a friend’s list is on its way stays made', async () => {
  const owner = await withTobaccos({ id: 3610, first_name: 'Борис' }, 60);
  const { token } = await owner.wishlist.share();
  const { api, url } = stage();
  const { page } = await phone(stage());
  const { promise: promised, resolve: arrive } = Promise.withResolvers<void>();
  let isAsked = false;
  await page.route(/\/shared\/.*cursor=/, async (route) => {
    isAsked = true;
    await promised;
    await route.continue();
  });
  await page.goto(
    `${url}/${launchFragment({ initData: api.initData({ id: 3611 }), startParam: `list_${token}` })}`,
  );
  const friends = page.locator('.page').filter({ hasText: 'Список: Борис' });
  await friends.getByRole('listitem').first().waitFor();
  await expect
    .poll(async () => {
      await friends.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return isAsked;
    })
    .toBe(true);
  const bring = friends.getByRole('button', { name: /^Принесу/ });
  await bring.last().click();
  const claims = async () => (await owner.wishlist.shares()).items[0]?.claims;
  await expect.poll(claims).toBe(1);
  arrive();
  await friends.locator('[aria-setsize="60"]').first().waitFor();
  await friends.getByRole('button', { name: /^Несу я/ }).waitFor();
  await page.context().close();
});

/** As Telegram tells of its own button. */
const back = (page: Page) =>
  page.evaluate(() => window.postMessage(JSON.stringify({ eventType: 'back_button_pressed' }), '*'));

test('M8 from a friend’s list by a tobacco to what is like it, and back the same way, each place as it was left', async () => {
  const owner = await withTobaccos({ id: 3603, first_name: 'Борис' }, 50);
  const { token } = await owner.wishlist.share();
  const { page, complaints } = await openFor({ id: 3604 }, `list_${token}`);

  const friends = page.locator('.page').filter({ hasText: 'Список: Борис' });
  const rows = friends.getByRole('listitem');
  await rows.first().waitFor();
  const place = () => friends.evaluate((element) => element.scrollTop);
  const dialog = page.getByRole('dialog');
  await expect
    .poll(async () => {
      await friends.evaluate((element) => element.scrollTo(0, 4_700));
      return place();
    })
    .toBe(4_700);
  await rows
    .nth((await rows.count()) - 5)
    .getByRole('button')
    .first()
    .click();
  const left = await place();
  const name = await dialog.getByRole('heading', { level: 2 }).textContent();
  await dialog.getByRole('button', { name: 'Найти похожее' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Поиск' }).waitFor();
  const found = page.getByRole('list', { name: 'Лучшие по оценкам' });
  await found.getByRole('listitem').first().waitFor();
  const fields = page.getByRole('searchbox').filter({ visible: true });
  await fields.fill('smoke');
  await page.getByRole('list', { name: 'Нашлось' }).waitFor();

  await page
    .getByRole('list', { name: 'Нашлось' })
    .getByRole('button', { name: /Northern Smoke/ })
    .first()
    .click();
  await dialog
    .getByRole('button', { name: /^Northern Smoke/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Northern Smoke' }).waitFor();
  await page.getByRole('button', { name: 'Все табаки бренда' }).click();
  await page.getByRole('button', { name: 'Бренд: Northern Smoke. Изменить' }).waitFor();

  await back(page);
  await page.getByRole('heading', { name: 'Northern Smoke' }).waitFor();
  await back(page);
  await dialog.waitFor();
  await back(page);
  await dialog.waitFor({ state: 'detached' });
  expect(await fields.inputValue()).toBe('smoke');
  await back(page);
  await dialog.getByRole('heading', { name: name ?? '', exact: true }).waitFor();
  await back(page);
  await dialog.waitFor({ state: 'detached' });
  expect(await place()).toBe(left);
  await back(page);
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('M8 a flavour looked for from a tobacco leaves the search it was found by as it was', async () => {
  const { page } = await openFor({ id: 3605 });
  await page.getByRole('tab', { name: 'Поиск' }).click();
  const { panel } = panelOf(page, 'Поиск');
  await panel.getByRole('searchbox').fill('улун');
  await panel.getByRole('list', { name: 'Нашлось' }).waitFor();
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
  await panel.getByRole('button', { name: /улун/ }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Найти со вкусом/ })
    .first()
    .click();
  await page.locator('.page').getByRole('heading', { name: 'Поиск' }).waitFor();
  await page.getByRole('button', { name: /^Фильтры, выбрано: 1/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Сбросить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await page.locator('.page').getByRole('button', { name: 'Фильтры', exact: true }).waitFor();
  await back(page);
  await page.getByRole('dialog').waitFor();
  await back(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await panel.getByRole('searchbox').inputValue()).toBe('улун');
  await panel.getByRole('list', { name: 'Нашлось' }).waitFor();
  await page.context().close();
});
