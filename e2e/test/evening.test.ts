import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage, PHONE, screenshot } from '../browser.ts';
import { chatPage } from '../chat-page.ts';
import { freePorts, type System, startSystem, temporaryDataDir } from '../system.ts';

/** One person's evening, from nothing: each test goes on from where the one before ended. */
describe('from an empty machine to a list at the counter', () => {
  const { folder, site } = inject('firstStart');
  const data = temporaryDataDir(folder);
  let system: System;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let chat: ReturnType<typeof chatPage>;
  let app: FrameLocator;

  const row = (name: string) => app.getByRole('listitem').filter({ hasText: name });

  beforeAll(async () => {
    [system, browser] = await Promise.all([
      freePorts(site).then((ports) => startSystem({ HOOKAH_DATA_DIR: data.path, ...ports })),
      launchBrowser(),
    ]);
    ({ page, errors } = await openPage(browser, { ...PHONE, colorScheme: 'light' }));
    chat = chatPage(page);
    await page.goto(system.chatUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    data.remove();
  });

  it('reads the whole catalogue with the real scraper', () => {
    expect(inject('firstStart').output).toMatch(/Catalogue read: 30 of 30 brands, 480 tobaccos/);
  });

  it('greets a newcomer and offers the Mini App', async () => {
    await chat.write('/start');
    await chat.hear('Здесь хранится список табаков');
    expect(await page.getByRole('button', { name: /Открыть приложение/ }).count()).toBe(1);
  });

  it('adds what was meant by /add', async () => {
    await chat.write('/add кола');
    await chat.tap(/Полынья — Кола/);
    await chat.hear(/Добавлено: Полынья — Кола/);
  });

  it('shows it in /list', async () => {
    await chat.write('/list');
    await chat.hear(/1\. Полынья — Кола.*Нажмите номер/s);
    await page.getByRole('status').filter({ hasText: 'Добавлено' }).waitFor({ state: 'hidden' });
    await screenshot(page, 'chat-light');
  });

  it('opens the Mini App from the bot’s button, with the same list and no login', async () => {
    app = await chat.openMiniApp();
    await row('Кола').waitFor();
    expect(await app.getByRole('listitem').count()).toBe(1);
  });

  it('finds and adds in the Mini App', async () => {
    const search = app.getByRole('searchbox');
    const add = (name: string) => app.getByRole('button', { name: `Добавить в список: ${name}` }).first();
    await app.getByRole('tab', { name: 'Поиск' }).click();
    await search.fill('polynya мята');
    await add('Мята').click();
    await search.fill('полынья виноград');
    await add('Виноград').click();
    await search.fill('лимон');
    await add('Лимонный пирог').waitFor();
    await add('Лимонный пирог').click();
    await app.getByRole('tab', { name: 'Мой список' }).click();
    for (const name of ['Кола', 'Мята', 'Лимонный пирог', 'Виноград']) await row(name).waitFor();
    expect(await app.getByRole('listitem').count()).toBe(4);
  });

  it('ticks what was bought', async () => {
    await app.getByRole('button', { name: 'Отметить купленным: Кола' }).click();
    await row('Кола').waitFor({ state: 'detached' });
    await app.getByText(/Куплено\s*1/).click();
    await row('Кола').waitFor();
    await app.getByText(/Хочу\s*3/).click();
  });

  it('removes one and takes that back', async () => {
    await row('Мята').getByRole('button').first().click();
    const sheet = app.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Убрать из списка' }).waitFor();
    await sheet.getByRole('button', { name: 'Убрать из списка' }).click();
    await row('Мята').waitFor({ state: 'detached' });
    await app.getByRole('button', { name: 'Отменить' }).click();
    await row('Мята').waitFor();
  });

  it('removes another for good', async () => {
    await row('Виноград').getByRole('button').first().click();
    await app.getByRole('dialog').getByRole('button', { name: 'Убрать из списка' }).click();
    await row('Виноград').waitFor({ state: 'detached' });
  });

  it('shows the same in the chat’s /list', async () => {
    await page
      .getByRole('button', { name: /Закрыть|Назад/ })
      .first()
      .click();
    await chat.write('/list');
    await chat.messages.last().filter({ hasText: 'Мята' }).waitFor();
    const text = await chat.messages.last().textContent();
    expect(text).toContain('Лимонный пирог');
    expect(text).not.toContain('Виноград');
  });

  it('keeps it over a restart', async () => {
    expect(await system.stop()).toBe(0);
    system = await startSystem({ HOOKAH_DATA_DIR: data.path, ...(await freePorts(site)) });
    await page.goto(system.chatUrl);
    await chat.write('/list');
    await chat.hear(/Лимонный пирог/);
  });

  it('looks right in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await chat.write('/start');
    await chat.hear('Здесь хранится список табаков');
    await screenshot(page, 'chat-dark');
    app = await chat.openMiniApp();
    await row('Лимонный пирог').waitFor();
    await row('Лимонный пирог').getByRole('button').first().click();
    await app.getByRole('dialog').getByRole('button', { name: 'Убрать из списка' }).waitFor();
  });

  it('leaves the browser’s error log empty, but for the restart', () => {
    expect(
      errors.filter((error) => !/ERR_CONNECTION|ERR_INCOMPLETE|ERR_NETWORK|Failed to fetch/.test(error)),
    ).toEqual([]);
  });
});
