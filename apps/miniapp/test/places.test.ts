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
  expect(await panel.getByRole('listitem').count()).toBeGreaterThan(15);
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
