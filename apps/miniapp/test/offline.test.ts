// @vitest-environment node
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { fillList } from './fill-list.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

const WITHIN = { timeout: 20_000 };

const addressFor = (person: { id: number }) =>
  `${stage().url}/${launchFragment({ initData: stage().api.initData(person) })}`;

/** As Telegram does it: the page is gone, what the browser keeps stays. */
const openAgain = async (context: BrowserContext, page: Page, address: string): Promise<Page> => {
  await page.close();
  const next = await context.newPage();
  next.setDefaultTimeout(15_000);
  await next.goto(address);
  return next;
};

const keptFiles = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('kept')).keys()).map(({ url }) => url));

/** Until all of the release is kept, for the next opening to need nothing. */
const untilKept = async (page: Page) => {
  const release: string[] = await (await fetch(`${stage().url}/release.json`)).json();
  await expect
    .poll(async () => (await keptFiles(page)).map((url) => new URL(url).pathname), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['/', ...release]));
};

/** How many entries each value on the device holds of the list, the beginning first. */
const keptEntries = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('hookah-answers'));
    const store = database.transaction('values').objectStore('values');
    const [names, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    return values
      .map((value) => (Array.isArray(value) ? value : value.data))
      .filter((value, index) => Array.isArray(value) && String(names[index]).includes('["wishlist"]'))
      .map((value) => value.length);
  });

/** @returns the rows at the end of the list */
const readToItsEnd = async (page: Page): Promise<string[]> => {
  const panel = page.getByRole('tabpanel', { name: 'Мой список' });
  const rows = panel.getByRole('listitem');
  await expect
    .poll(async () => {
      await panel.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      const last = rows.last();
      return (await last.getAttribute('aria-posinset')) === (await last.getAttribute('aria-setsize'));
    })
    .toBe(true);
  return rows.allInnerTexts();
};

test('M15 without a network: ticked, closed, opened again; with one, the API has each change once', async () => {
  const { api } = stage();
  const person = { id: 801 };
  const client = await api.client.person(person);
  for (const customName of ['Первая', 'Вторая', 'Третья']) await client.wishlist.add({ customName });
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const context = page.context();
  const address = addressFor(person);
  await page.goto(address);
  await page.getByRole('button', { name: 'Отметить купленным: Первая' }).waitFor();
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await page.getByRole('searchbox').fill('улун');
  await page.getByRole('button', { name: 'Добавить в список: Молочный улун' }).first().waitFor();
  await page.getByRole('tab', { name: 'Мой список' }).click();
  await untilKept(page);

  await context.setOffline(true);
  await page
    .getByText(/^Нет связи/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Отметить купленным: Первая' }).click();
  await page.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  await page.getByText('Ещё не сохранено на сервере: 1 изменение').waitFor();

  let app = await openAgain(context, page, address);
  await app.getByRole('radio', { name: 'Хочу 2' }).waitFor();
  await app.getByText('Ещё не сохранено на сервере: 1 изменение').waitFor();
  await app.getByRole('button', { name: 'Отметить купленным: Вторая' }).click();
  await app.getByRole('radio', { name: 'Куплено 2' }).waitFor();
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app.getByRole('searchbox').fill('улун');
  await app.getByRole('button', { name: 'Добавить в список: Молочный улун' }).first().click();
  await app.getByRole('tab', { name: 'Мой список' }).click();
  await app.getByText('Ещё не сохранено на сервере: 3 изменения').waitFor();

  const before = await client.wishlist.list();
  expect(before.counts).toEqual({ wanted: 3, purchased: 0, tried: 0 });
  // Meanwhile, in the chat: a field that the app has not touched.
  const first = before.items.find(({ customName }) => customName === 'Первая');
  await client.wishlist.patch(first?.id ?? '', { note: 'из чата' });

  await app.close();
  await context.setOffline(false);
  app = await context.newPage();
  const writes: string[] = [];
  app.on('request', (request) => {
    if (request.url().includes('/wishlist/items') && !['GET', 'OPTIONS'].includes(request.method())) {
      writes.push(request.method());
    }
  });
  await app.goto(address);
  await expect
    .poll(async () => (await client.wishlist.list()).counts)
    .toEqual({ wanted: 2, purchased: 2, tried: 0 });
  await app.getByRole('radio', { name: 'Хочу 2' }).waitFor();
  await expect.poll(() => app.getByText(/Ещё не сохранено/).count()).toBe(0);
  const { items } = await client.wishlist.list();
  expect(items.find(({ customName }) => customName === 'Первая')).toMatchObject({
    state: 'purchased',
    note: 'из чата',
  });
  expect(items.filter(({ tobacco }) => tobacco?.name === 'Молочный улун')).toHaveLength(1);
  expect(writes).toEqual(['PATCH', 'PATCH', 'POST']);
  await context.close();
}, 120_000);

test('M15 a long list is kept whole, in parts, and so is a shorter one after it', async () => {
  const { api } = stage();
  const person = { id: 815 };
  await fillList(api, person, 350);
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const context = page.context();
  const address = addressFor(person);
  await page.goto(address);
  const lengthIn = (app: Page) => app.locator('[aria-setsize]').first().getAttribute('aria-setsize');
  await expect.poll(() => lengthIn(page), WITHIN).toBe('350');
  await untilKept(page);
  await expect.poll(() => keptEntries(page), WITHIN).toEqual([100, 100, 100, 50]);

  await context.setOffline(true);
  let app = await openAgain(context, page, address);
  await expect.poll(() => lengthIn(app), WITHIN).toBe('350');
  const last = await readToItsEnd(app);
  expect(new Set(last).size).toBe(last.length);
  expect(last.at(-1)).toMatch(/Запись 1$/);

  // Meanwhile, in the chat.
  await api.prisma.wishlistItem.deleteMany({
    where: {
      wishlist: { user: { telegramId: person.id } },
      OR: ['1', '2', '3', '4'].map((digit) => ({ customName: { endsWith: digit } })),
    },
  });
  await app.close();
  await context.setOffline(false);
  app = await openAgain(context, app, address);
  await expect.poll(() => lengthIn(app), WITHIN).toBe('210');
  await expect.poll(async () => (await keptEntries(app)).slice(0, 3), WITHIN).toEqual([100, 100, 10]);
  await context.setOffline(true);
  app = await openAgain(context, app, address);
  await expect.poll(() => lengthIn(app), WITHIN).toBe('210');
  expect((await readToItsEnd(app)).at(-1)).toMatch(/Запись 5$/);
  expect(await keptEntries(app)).toEqual([100, 100, 10]);
  await context.close();
}, 90_000);

/** As if so many tobaccos had been looked at since the list was read. */
const lookAt = (page: Page, count: number) =>
  page.evaluate(async (many) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('hookah-answers'));
    const store = database.transaction('values', 'readwrite').objectStore('values');
    const names = await done(store.getAllKeys());
    const list = names.map(String).find((name) => name.endsWith('["wishlist"]')) ?? '';
    for (let id = 1; id <= many; id += 1) {
      const key = ['tobaccos', 'one', id];
      const kept = { key, data: { id }, more: 0, at: Date.now() + id };
      await done(store.put(kept, list.replace('["wishlist"]', JSON.stringify(key))));
    }
    database.close();
  }, count);

test('M15 the list is there without a network, however much was looked at since', async () => {
  const { api } = stage();
  const person = { id: 817 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const context = page.context();
  const address = addressFor(person);
  await page.goto(address);
  await page.getByText('Запись').waitFor();
  await untilKept(page);
  await expect.poll(() => keptEntries(page), WITHIN).toEqual([1]);
  await lookAt(page, 70);

  await context.setOffline(true);
  const app = await openAgain(context, page, address);
  await app.getByRole('button', { name: 'Отметить купленным: Запись' }).waitFor();
  await app.getByRole('radio', { name: 'Хочу 1' }).waitFor();
  await context.close();
}, 60_000);

test('M15 on a phone without any room left the app opens as ever', async () => {
  const { url } = stage();
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const address = addressFor({ id: 818 });
  await page.goto(address);
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  await untilKept(page);
  // As after a release whose files are not kept yet.
  await page.evaluate(() => caches.delete('kept'));
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: 1 });
  await page.reload();
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await page.getByRole('list', { name: 'Лучшие по оценкам' }).waitFor();
  expect(await keptFiles(page)).toEqual([]);
  await page.context().close();
}, 60_000);

test('M15 what had been read of a long list when the network went is there', async () => {
  const { api } = stage();
  const person = { id: 816 };
  await fillList(api, person, 1_000);
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  let pages = 0;
  await page.route(/\/wishlist\?.*cursor=/, (route) => {
    pages += 1;
    return pages <= 4 ? route.continue() : route.abort();
  });
  await page.goto(addressFor(person));
  await page
    .getByText(/^Нет связи/)
    .first()
    .waitFor({ timeout: 30_000 });
  const length = () => page.locator('[aria-setsize]').first().getAttribute('aria-setsize');
  await expect.poll(length, WITHIN).toBe('420');
  await page.context().close();
}, 60_000);

test('M18 nothing of the address is kept, and nobody sees another person’s list', async () => {
  const { api } = stage();
  const [anna, boris] = [{ id: 802 }, { id: 803 }];
  await (await api.client.person(anna)).wishlist.add({ customName: 'Анина запись' });
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const context = page.context();
  await page.goto(addressFor(anna));
  await page.getByRole('button', { name: 'Отметить купленным: Анина запись' }).waitFor();
  await untilKept(page);
  expect((await keptFiles(page)).join()).not.toMatch(/tgWebApp|hash=/);

  await context.setOffline(true);
  const app = await openAgain(context, page, addressFor(boris));
  await app.getByRole('heading', { name: 'Нет связи' }).waitFor();
  expect(await app.getByText('Анина запись').count()).toBe(0);
  // What was read for her is gone; she comes back to an empty shelf rather than to a stranger's.
  const back = await openAgain(context, app, addressFor(anna));
  await back.getByRole('heading', { name: 'Нет связи' }).waitFor();
  await context.close();
}, 90_000);

test('after "delete my data" nothing of it is left, neither with us nor on the device', async () => {
  const { api } = stage();
  const person = { id: 804 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Прежняя запись' });
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  const context = page.context();
  await page.goto(addressFor(person));
  await page.getByText('Прежняя запись').waitFor();
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await page.getByRole('searchbox').fill('улун');
  // What stood there before the answer came is not what was looked for.
  const others = page.getByRole('button', { name: /^Добавить в список: (?!Молочный улун)/ });
  await expect.poll(() => others.count(), { timeout: 15_000 }).toBe(0);
  await page.getByText('Молочный улун').first().click();
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('recent')));
  await expect.poll(kept).toEqual([`recent-searches/${person.id}`]);
  await page.reload();
  await page.getByRole('tab', { name: 'Профиль' }).click();
  await page.getByRole('button', { name: 'Удалить все мои данные' }).click();
  await page.getByRole('button', { name: 'Да, удалить навсегда' }).click();
  await page.getByText('Данные удалены').waitFor();
  expect(await kept()).toEqual([]);
  expect(
    await api.prisma.wishlistItem.count({ where: { wishlist: { user: { telegramId: person.id } } } }),
  ).toBe(0);

  await untilKept(page);
  await context.setOffline(true);
  const app = await openAgain(context, page, addressFor(person));
  await app.getByRole('tab', { name: 'Поиск' }).waitFor();
  expect(await app.getByText('Прежняя запись').count()).toBe(0);
  await context.close();
}, 90_000);

test('M15 what was never opened says that there is no network, and what would be lost is refused aloud', async () => {
  const { api } = stage();
  const person = { id: 805 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage(), { serviceWorkers: 'allow' });
  await page.goto(addressFor(person));
  await page.getByText('Запись').waitFor();
  await untilKept(page);
  const context = page.context();
  await context.setOffline(true);
  const app = await openAgain(context, page, addressFor(person));
  await app.getByText(/^Нет связи\. Показываем/).waitFor();

  const saysSo = () => app.getByRole('heading', { name: 'Нет связи' }).filter({ visible: true }).waitFor();
  const tab = (name: string) => app.getByRole('tab', { name }).click();
  // As Telegram tells of its own button.
  const back = () =>
    app.evaluate(() => window.postMessage(JSON.stringify({ eventType: 'back_button_pressed' }), '*'));
  await tab('Бренды');
  await saysSo();
  await tab('Поиск');
  for (const opener of ['Бренд', 'Фильтры']) {
    await app.getByRole('button', { name: opener, exact: true }).click();
    const sheet = app.getByRole('dialog');
    await sheet.getByRole('heading', { name: 'Нет связи' }).waitFor();
    if (opener === 'Фильтры') await sheet.getByRole('button', { name: 'Показать', exact: true }).waitFor();
    await sheet.getByRole('button', { name: 'Закрыть' }).click();
    await sheet.waitFor({ state: 'detached' });
  }
  await tab('Профиль');
  await saysSo();
  for (const page of ['Статистика', 'Удалённое']) {
    await app.getByRole('button', { name: page }).click();
    await app.getByRole('heading', { name: page }).waitFor();
    await app.locator('.page').getByRole('heading', { name: 'Нет связи' }).waitFor();
    await back();
    await app.getByRole('heading', { name: page }).waitFor({ state: 'detached' });
  }
  await app.getByRole('button', { name: 'Добавить списком' }).click();
  await app.getByRole('textbox').filter({ visible: true }).fill('Кола');
  await app.getByRole('button', { name: 'Добавить 1 табак' }).click();
  await app.locator('.toast').getByText('Нет связи с сервером').waitFor();
  await app.getByRole('button', { name: 'Добавить 1 табак' }).click();
  await context.close();
}, 90_000);
