// @vitest-environment node
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { fillList } from './fill-list.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

const LONG = 'Объединённая табачная мануфактура длинных названий';

const heightOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.height ?? 0;

/** Of letters that do not fit their element some are not seen. */
const isCut = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element.scrollWidth > element.clientWidth);

test('M16 with thousands of entries on a narrow phone the words of the switch stay whole, and the number is seen', async () => {
  const { api, url } = stage();
  const person = { id: 3701 };
  await fillList(api, person, 1_500);
  await api.prisma.wishlistItem.updateMany({
    where: { wishlist: { user: { telegramId: person.id } } },
    data: { state: 'tried', triedAt: new Date() },
  });
  const { page } = await phone(stage(), { viewport: { width: 360, height: 700 } });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const tried = page.locator('label', { hasText: 'Попробовано' });
  await tried.getByText('1 500').waitFor();
  expect(await isCut(tried.getByText('Попробовано'))).toBe(false);
  const [segment, count] = [await tried.boundingBox(), await tried.getByText('1 500').boundingBox()];
  expect((count?.x ?? 0) + (count?.width ?? 0)).toBeLessThanOrEqual(
    (segment?.x ?? 0) + (segment?.width ?? 0),
  );
  await page.context().close();
});

test('M16 a notice of a long name is two lines and no part of a third', async () => {
  const { api, url } = stage();
  const person = { id: 3702 };
  await (await api.client.person(person)).wishlist.add({ customName: LONG.repeat(3) });
  const { page } = await phone(stage(), { viewport: { width: 320, height: 640 } });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('button', { name: /^Отметить купленным/ }).click();
  const notice = page.locator('.toast span');
  await notice.waitFor();
  const line = Number.parseFloat(await notice.evaluate((element) => getComputedStyle(element).lineHeight));
  expect(await heightOf(notice)).toBe(2 * line);
  await page.context().close();
});

test('M16 a long name of a brand is read on its page, and what stands below begins below it', async () => {
  const { api, url } = stage();
  await api.prisma.brand.update({ where: { slug: 'northern-smoke' }, data: { name: LONG } });
  const { page } = await phone(stage(), { viewport: { width: 390, height: 844 } });
  const link = { initData: api.initData({ id: 3703 }), startParam: 'brand_northern-smoke' };
  await page.goto(`${url}/${launchFragment(link)}`);
  const heading = page.getByRole('heading', { name: LONG });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(false);
  expect(await isCut(heading)).toBe(false);
  const [title, follow] = [
    await heading.boundingBox(),
    await page.getByRole('button', { name: /^Подписаться/ }).boundingBox(),
  ];
  expect(follow?.y ?? 0).toBeGreaterThan((title?.y ?? 0) + (title?.height ?? 0));
  await page.context().close();
});
