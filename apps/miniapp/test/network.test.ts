// @vitest-environment node
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

const addressFor = (person: { id: number }) =>
  `${stage().url}/${launchFragment({ initData: stage().api.initData(person) })}`;

test('M15 on a slow network the list comes, a tick is seen at once, and arrives', async () => {
  const { api } = stage();
  const person = { id: 901 };
  const client = await api.client.person(person);
  await client.wishlist.add({ customName: 'Первая' });
  const { page, complaints } = await phone(stage());
  const devtools = await page.context().newCDPSession(page);
  // Slower than "Slow 3G" of the browser's own tools.
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 500,
    downloadThroughput: 40_000,
    uploadThroughput: 20_000,
  });
  await page.goto(addressFor(person), { timeout: 60_000, waitUntil: 'commit' });
  await page.locator('.skeleton').first().waitFor();
  const tick = page.getByRole('button', { name: 'Отметить купленным: Первая' });
  await tick.waitFor({ timeout: 60_000 });
  let sent = false;
  page.on('response', (response) => {
    if (response.request().method() === 'PATCH') sent = true;
  });
  await tick.click();
  await page.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  expect(sent).toBe(false);
  await expect.poll(async () => (await client.wishlist.list()).counts.purchased).toBe(1);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 120_000);

test('M13 of pictures those within half a screen are asked for, on any network, and what is come to', async () => {
  const { api } = stage();
  const person = { id: 903 };
  const client = await api.client.person(person);
  const { items } = await client.tobaccos.list({ limit: 40 });
  for (const { id } of items) {
    await api.prisma.tobacco.update({
      where: { id },
      data: { imageUrl: `https://images.example.org/near-${id}.jpg` },
    });
    await client.wishlist.add({ tobaccoId: id });
  }
  const { page } = await phone(stage());
  const devtools = await page.context().newCDPSession(page);
  // What the browser itself calls slow, and begins earlier on.
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: 400_000,
    uploadThroughput: 400_000,
    connectionType: 'cellular2g',
  });
  const pictures = new Set<string>();
  page.on('request', (request) => {
    if (request.url().includes('/near-')) pictures.add(request.url());
  });
  await page.goto(addressFor(person));
  const panel = page.getByRole('tabpanel', { name: 'Мой список' });
  const rows = panel.getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(items.length);
  expect(items.length).toBeGreaterThan(34);
  const withPicture = panel.getByRole('listitem').filter({ has: page.locator('img') });
  await expect.poll(() => withPicture.count()).toBeGreaterThan(8);
  await page.waitForTimeout(500);
  // Two screens of rows of 84 pixels are twenty.
  expect(pictures.size).toBeLessThan(20);
  await rows.last().scrollIntoViewIfNeeded();
  await expect.poll(() => rows.last().locator('img').count()).toBe(1);
  await expect.poll(() => pictures.size).toBeGreaterThan(20);
  await page.context().close();
});

test('M15 while nobody looks the API is not asked again and again, and at the next look it is', async () => {
  const { api } = stage();
  const { page } = await phone(stage());
  let isDown = false;
  let asked = 0;
  await page.route(`${api.baseUrl}/**`, (route) => {
    if (route.request().url().includes('/wishlist?')) asked += 1;
    return isDown ? route.abort() : route.continue();
  });
  // A page that is hidden says so, and its timers are what they were: the app has to stop by itself.
  await page.clock.install();
  await page.goto(addressFor({ id: 902 }));
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  isDown = true;
  const look = (state: 'visible' | 'hidden') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await page.clock.runFor(30_000);
  await look('hidden');
  await look('visible');
  await page
    .getByText(/^Нет связи/)
    .first()
    .waitFor();
  const before = asked;
  await page.clock.runFor(12_000);
  await expect.poll(() => asked).toBeGreaterThan(before);

  await look('hidden');
  const hidden = asked;
  await page.clock.runFor(60_000);
  // The question that was under way is repeated twice; every five seconds would be twelve.
  expect(asked - hidden).toBeLessThanOrEqual(2);
  isDown = false;
  await look('visible');
  await expect.poll(() => asked).toBeGreaterThan(hidden);
  await expect.poll(() => page.getByText(/^Нет связи/).count()).toBe(0);
  await page.context().close();
}, 60_000);

test('M15 a picture that could not be had without a network is there once it is back', async () => {
  const { api } = stage();
  const person = { id: 904 };
  const client = await api.client.person(person);
  const { items } = await client.tobaccos.list();
  const tobacco = items.find(({ imageUrl }) => imageUrl !== null);
  await client.wishlist.add({ tobaccoId: tobacco?.id ?? 0 });
  const { page } = await phone(stage());
  let isDown = true;
  await page.route('https://images.example.org/**', (route) => (isDown ? route.abort() : route.fallback()));
  const failed = page.waitForEvent('requestfailed', (request) => request.url() === tobacco?.imageUrl);
  await page.goto(addressFor(person));
  await failed;
  const pictures = page.getByRole('listitem').locator('img');
  await expect.poll(() => pictures.count()).toBe(0);
  await page.context().setOffline(true);
  await page
    .getByText(/^Нет связи/)
    .first()
    .waitFor();
  isDown = false;
  await page.context().setOffline(false);
  await expect.poll(() => pictures.count()).toBe(1);
  await page.context().close();
});
