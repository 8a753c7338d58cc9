// @vitest-environment node
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { fillList } from './fill-list.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

/** A list of ten in a client that notes what is to be felt. */
const openList = async (id: number) => {
  const { api, url } = stage();
  const person = { id };
  await fillList(api, person, 10);
  const { page, complaints } = await phone(stage());
  await page.addInitScript(() => {
    const felt: string[] = [];
    Object.assign(window, {
      felt,
      TelegramWebviewProxy: {
        postEvent: (type: string, data: string) => {
          if (type === 'web_app_trigger_haptic_feedback') felt.push(JSON.parse(data).type);
        },
      },
    });
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await row('Запись 10').waitFor();
  const felt = () => page.evaluate(() => Reflect.get(window, 'felt') as string[]);
  return { page, row, felt, complaints, client: await api.client.person(person) };
};

/** A finger, as Chromium is told of one: where it was put down, and where it goes from there. */
const finger = async (page: Page, place: Locator) => {
  const box = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const from = { ...at };
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ ...at }] });
  await touch('touchStart');
  return {
    to: async (x: number, y = 0) => {
      const steps = 8;
      const [left, top] = [(from.x + x - at.x) / steps, (from.y + y - at.y) / steps];
      for (let step = 0; step < steps; step += 1) {
        at.x += left;
        at.y += top;
        await touch('touchMove');
      }
    },
    lift: () => touch('touchEnd'),
  };
};

test('drawn to the right a row is ticked, felt once where letting go does it, and undo takes it back', async () => {
  const { page, row, felt, complaints, client } = await openList(801);
  const touch = await finger(page, row('Запись 10'));
  await touch.to(80);
  await row('Запись 10').getByText('Куплено', { exact: true }).waitFor();
  expect(await felt()).toEqual([]);
  await touch.to(150);
  await expect.poll(felt).toEqual(['selection_change']);
  await touch.lift();
  await page.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  await row('Запись 10').waitFor({ state: 'detached' });
  expect(await felt()).toEqual(['selection_change', 'impact']);
  await expect.poll(async () => (await client.wishlist.list()).counts.purchased).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.getByRole('button', { name: 'Отменить' }).click();
  await row('Запись 10').waitFor();
  await expect.poll(async () => (await client.wishlist.list()).counts.wanted).toBe(10);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('drawn to the left it is removed, and undo brings it back', async () => {
  const { page, row, client } = await openList(802);
  const touch = await finger(page, row('Запись 9'));
  await touch.to(-150);
  await row('Запись 9').getByText('Убрать').waitFor();
  await touch.lift();
  await row('Запись 9').waitFor({ state: 'detached' });
  await expect.poll(async () => (await client.wishlist.list()).counts.wanted).toBe(9);
  await page.getByRole('button', { name: 'Отменить' }).click();
  await row('Запись 9').waitFor();
  await expect.poll(async () => (await client.wishlist.list()).counts.wanted).toBe(10);
  await page.context().close();
});

test('drawn too little, or drawn and brought back, it stays, and nothing is opened', async () => {
  const { page, row, client } = await openList(803);
  const before = await row('Запись 10').boundingBox();
  // Less than 15 pixels are a touch to Chromium, and open.
  for (const way of [[17], [-17], [60], [150, 40], [-150, -40]]) {
    const touch = await finger(page, row('Запись 10'));
    for (const x of way) await touch.to(x);
    await touch.lift();
    await expect
      .poll(() => row('Запись 10').getByRole('button').first().boundingBox())
      .toMatchObject({ x: before?.x });
  }
  // A sheet that is asked for takes a moment.
  await page.waitForTimeout(500);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect((await client.wishlist.list()).counts).toMatchObject({ wanted: 10, purchased: 0 });
  await page.context().close();
});

test('a finger that goes down or up scrolls, also when it strays aside', async () => {
  const { page, row, felt, client } = await openList(804);
  const panel = page.getByRole('tabpanel', { name: 'Мой список' });
  const touch = await finger(page, row('Запись 6'));
  await touch.to(20, -120);
  await touch.to(150, -200);
  await touch.lift();
  await expect.poll(() => panel.evaluate((element) => element.scrollTop)).toBeGreaterThan(60);
  expect(await felt()).toEqual([]);
  expect((await client.wishlist.list()).counts.wanted).toBe(10);
  await page.context().close();
});

test('a second finger is no part of it', async () => {
  const { page, row, client } = await openList(806);
  const box = await row('Запись 9').boundingBox();
  const y = (box?.y ?? 0) + 40;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
  await touch('touchStart', 60);
  await touch('touchStart', 60, 300);
  for (const x of [66, 72, 78, 84]) await touch('touchMove', x, 300);
  await touch('touchEnd');
  const other = await finger(page, row('Запись 10'));
  await other.to(150);
  await other.lift();
  await row('Запись 10').waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await client.wishlist.list()).counts)
    .toMatchObject({ wanted: 9, purchased: 1 });
  await page.context().close();
});

test('who puts the app away while the row is still folding has ticked it', async () => {
  const { page, row, client } = await openList(807);
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  // As a page that is not seen does.
  await session.send('Animation.setPlaybackRate', { playbackRate: 0 });
  await row('Запись 10').getByRole('button', { name: 'Отметить купленным: Запись 10' }).click();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await expect.poll(async () => (await client.wishlist.list()).counts.purchased).toBe(1);
  await page.context().close();
});

test('who asked for less motion sees the row go at once', async () => {
  const { page, row } = await openList(805);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const touch = await finger(page, row('Запись 10'));
  await touch.to(150);
  await page.evaluate(() => {
    const moved: unknown[] = [];
    Element.prototype.animate = new Proxy(Element.prototype.animate, {
      apply: (animate, element, how) => moved.push(element) && Reflect.apply(animate, element, how),
    });
    Object.assign(window, { moved });
  });
  await touch.lift();
  await row('Запись 10').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => Reflect.get(window, 'moved').length)).toBe(0);
  await page.context().close();
});
