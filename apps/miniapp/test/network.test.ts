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
