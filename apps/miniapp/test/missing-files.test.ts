// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

/** A phone as an iPhone is, where no service worker keeps the files, with one entry on the list. */
const phoneOf = async (person: { id: number }) => {
  const { api, url } = stage();
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage(), { serviceWorkers: 'block' });
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  return { page, loads, address: `${url}/${launchFragment({ initData: api.initData(person) })}` };
};

/** As Telegram tells of its own button. */
const back = (page: Page) =>
  page.evaluate(() => window.postMessage(JSON.stringify({ eventType: 'back_button_pressed' }), '*'));

test('M15 without a network a screen that is not at hand says so in its place, and the rest works on', async () => {
  const { page, loads, address } = await phoneOf({ id: 3701 });
  const screens = /\/assets\/(?:search-page|stats-page|item-sheet|shared-page)-/;
  let isDown = true;
  // A phone that calls itself online, and yet reaches nothing any more.
  await page.route(
    (url) => url.origin === stage().url,
    (route) => {
      const request = route.request();
      const isMissing = screens.test(request.url()) || request.method() === 'HEAD';
      return isDown && isMissing ? route.abort() : route.continue();
    },
  );
  await page.goto(address);
  const entry = page.getByRole('button', { name: 'Запись', exact: true });
  await entry.waitFor();
  const missing = page.getByRole('alert').filter({ visible: true, hasText: 'Нет связи' });
  const retry = missing.getByRole('button', { name: 'Повторить' });

  await entry.click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Нет связи' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await missing.waitFor();
  await page.getByRole('tab', { name: 'Профиль' }).click();
  await page.getByRole('button', { name: 'Поделиться списком' }).waitFor();
  await page.getByRole('button', { name: /^Статистика/ }).click();
  await missing.waitFor();
  await retry.click();
  await missing.waitFor();
  await back(page);
  await missing.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Мой список' }).click();
  await entry.waitFor();

  isDown = false;
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await retry.click();
  await page.getByRole('searchbox').filter({ visible: true }).waitFor();
  await page.getByRole('tab', { name: 'Мой список' }).click();
  await entry.click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Заметка' }).waitFor();
  expect(loads).toHaveLength(1);
  await page.context().close();
}, 60_000);

test('M15 without a network not even the sheet’s own file is missed by the rest', async () => {
  const { page, loads, address } = await phoneOf({ id: 3702 });
  let isDown = true;
  await page.route(
    (url) => url.origin === stage().url,
    (route) => {
      const isMissing = /\/assets\/sheet-/.test(route.request().url()) || route.request().method() === 'HEAD';
      return isDown && isMissing ? route.abort() : route.continue();
    },
  );
  await page.goto(address);
  await page.getByRole('button', { name: 'Запись', exact: true }).click();
  const missing = page.getByRole('alert').filter({ hasText: 'Нет связи' });
  await missing.getByRole('button', { name: 'Закрыть' }).click();
  await missing.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Запись', exact: true }).click();
  isDown = false;
  await missing.getByRole('button', { name: 'Повторить' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Заметка' }).waitFor();
  expect(loads).toHaveLength(1);
  await page.context().close();
}, 60_000);

test('M11 of files that are gone for good each means one reload, and asking again another', async () => {
  const { page, loads, address } = await phoneOf({ id: 3703 });
  await page.route(/\/assets\/(?:stats-page|bulk-page)-/, (route) =>
    route.fulfill({ status: 404, body: 'Not found' }),
  );
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.length = 0;
    else asked.push(request.url());
  });
  await page.goto(address);
  await expect.poll(() => loads.length, { timeout: 20_000 }).toBeGreaterThan(1);
  // Once each at most, and not in turns for ever.
  const isReadAhead = () => asked.some((url) => url.includes('/assets/removed-page-'));
  await expect.poll(isReadAhead, { timeout: 20_000 }).toBe(true);
  await page.getByRole('tab', { name: 'Профиль' }).click();
  await page.getByRole('button', { name: /^Статистика/ }).click();
  const missing = page.getByRole('alert').filter({ hasText: 'Нет связи' });
  await missing.waitFor();
  const before = loads.length;
  expect(before).toBeLessThanOrEqual(3);
  await missing.getByRole('button', { name: 'Повторить' }).click();
  await expect.poll(() => loads.length).toBeGreaterThan(before);
  await page.context().close();
}, 60_000);

test('somebody’s list is read ahead as the other screens are', async () => {
  const { page, address } = await phoneOf({ id: 3704 });
  const shared = page.waitForRequest(/\/assets\/shared-page-/);
  await page.goto(address);
  await shared;
  await page.context().close();
});

test('English that does not come keeps nobody from the list, and is spoken once it has come', async () => {
  const { api, url } = stage();
  const person = { id: 3705, language_code: 'en' };
  const { page } = await phone(stage());
  const lost = Promise.withResolvers<void>();
  let isDown = true;
  await page.route(
    (address) => address.origin === url,
    async (route) => {
      const request = route.request();
      const isEnglish = /\/assets\/en-/.test(request.url());
      if (!isDown || !(isEnglish || request.method() === 'HEAD')) return route.continue();
      if (isEnglish) await lost.promise;
      return route.abort();
    },
  );
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('tab', { name: 'Мой список' }).waitFor();
  lost.resolve();
  await page.waitForTimeout(500);
  isDown = false;
  await page.getByRole('tab', { name: 'My list' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.context().close();
}, 30_000);
