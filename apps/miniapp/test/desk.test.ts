// @vitest-environment node
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';

const stage = useStage();

const ANNA = 1001;

/** Anna's chat with the bot, from whose menu button she opens the app. */
const openFromChat = async () => {
  const { desk, api } = stage();
  const { page, complaints } = await phone(stage());
  await page.goto(`${desk.pageUrl}`);
  await page.getByRole('button', { name: 'Список', exact: true }).click();
  const app = page.frameLocator('iframe[title="Mini App"]');
  await app.getByRole('tablist').waitFor();
  const header = (name: string) => page.locator('.mini-app-header').getByRole('button', { name });
  return { page, app, header, complaints, client: await api.client.person({ id: ANNA }) };
};

test('M8 M17 in Telegram’s frame: its back button leads back, and a tobacco is sent to a chat', async () => {
  const { desk, api } = stage();
  const { page, app, header, complaints } = await openFromChat();
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app
    .getByRole('button', { name: /Northern Smoke/ })
    .first()
    .click();
  await app.getByRole('dialog').getByRole('button', { name: 'Поделиться' }).click();
  await page.getByRole('dialog', { name: 'Кому отправить' }).getByText('Друзья').click();
  const [group] = desk.person(ANNA).rooms();
  const sent = () =>
    desk
      .person(ANNA)
      .messagesIn(group?.id ?? 0)
      .at(-1);
  await expect.poll(() => sent()?.text).toMatch(/^Northern Smoke — /);
  const link = JSON.stringify(sent()?.reply_markup);
  expect(link).toMatch(/https:\/\/t\.me\/hookah_bot\?startapp=tobacco_\d+/);
  expect(api.seed.tobaccos.map(({ id }) => id)).toContain(Number(/tobacco_(\d+)/.exec(link)?.[1]));

  await header('Назад').click();
  await app.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await app.getByRole('tab', { name: 'Поиск' }).getAttribute('aria-selected')).toBe('true');
  await header('Назад').click();
  await app.getByRole('tab', { name: 'Мой список', selected: true }).waitFor();
  await header('Закрыть').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('M10 Telegram’s main button adds several at once and shows that it is at work', async () => {
  const { api } = stage();
  const { page, app, header, complaints, client } = await openFromChat();
  await app.getByRole('tab', { name: 'Профиль' }).click();
  await app.getByRole('button', { name: 'Добавить списком' }).click();
  const main = page.locator('.mini-app-bar').getByRole('button');
  await main.filter({ hasText: 'Добавить' }).waitFor();
  expect(await main.isDisabled()).toBe(true);
  await app
    .getByRole('textbox', { name: /По одному табаку/ })
    .fill('Дымок Молочный улун\n\nнечто небывалое и никем не сделанное');
  await main.filter({ hasText: 'Добавить 2 табака' }).waitFor();
  expect(await app.getByRole('button', { name: /Добавить 2/ }).count()).toBe(0);

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`${api.baseUrl}/wishlist/bulk`, async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await main.click();
  await expect.poll(() => main.getAttribute('aria-busy')).toBe('true');
  answer();
  await app.getByText('Добавлено').first().waitFor();
  await app.getByText('Не нашлось').waitFor();
  await expect.poll(() => main.getAttribute('aria-busy')).toBe('false');
  expect((await client.wishlist.list()).items.map(({ tobacco }) => tobacco?.name)).toEqual(['Молочный улун']);
  await header('Назад').click();
  await app.getByRole('heading', { name: 'Профиль' }).waitFor();
  await main.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('B11 who first wants news is asked whether the bot may write, and only then', async () => {
  const { desk } = stage();
  const { page, app, client } = await openFromChat();
  await client.users.patchAlerts({ muted: true });
  await app.getByRole('tab', { name: 'Профиль' }).click();
  const news = app.getByRole('switch', { name: 'Новинки и изменения' });
  const isMuted = async () => (await client.users.alerts()).muted;
  const allow = page.getByRole('dialog').getByRole('button', { name: 'Разрешить' });
  await news.click();
  await allow.click();
  await expect.poll(isMuted).toBe(false);
  await expect.poll(() => JSON.stringify(desk.updates().history)).toContain('write_access_allowed');
  await news.click();
  await news.click();
  await expect.poll(() => news.isChecked()).toBe(true);
  await expect.poll(isMuted).toBe(false);
  expect(await allow.count()).toBe(0);
  await page.context().close();
}, 60_000);
