import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage, PHONE, screenshot } from '../browser.ts';
import { chatPage } from '../chat-page.ts';
import { freePorts, type System, startSystem, temporaryDataDir } from '../system.ts';

/** What people do in the chat, one conversation after another, each left as a picture. */
describe('conversations', () => {
  const { folder, site } = inject('firstStart');
  const data = temporaryDataDir(folder);
  let system: System;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let chat: ReturnType<typeof chatPage>;

  /** The chat from its last lines, once everything in it has come. */
  const picture = async (name: string) => {
    await page.getByRole('status').waitFor({ state: 'hidden' });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await screenshot(page, name);
  };
  const inThe = (colorScheme: 'light' | 'dark') => page.emulateMedia({ colorScheme });

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

  it('1: several lines at once get one answer', async () => {
    await chat.write('/start');
    await chat.hear('Здесь хранится список табаков');
    await chat.write('полынья кола\nполынья мята\nлимон\nто, что курили у Ромы');
    await chat.hear(/Добавлено.*Полынья — Кола.*Выберите, какой именно.*Не нашлось/s);
    await chat.tap(/Записать «то, что курили/);
    await chat.hear('Добавлено: то, что курили у Ромы');
    await picture('chat-adding-light');
  });

  it('2: an address of the site adds, and the card shows what is known', async () => {
    await chat.write('полынья виноград');
    await chat.hear('Добавлено: Полынья — Виноград');
    await chat.tap('ℹ️ Подробнее');
    await chat.hear(/Полынья — Виноград.*Страница на сайте · проверено сегодня/s);
    const card = chat.said('Страница на сайте');
    const width = () => card.locator('img').evaluate((image) => Number(Reflect.get(image, 'naturalWidth')));
    await expect.poll(width).toBeGreaterThan(0);
    await card.evaluate((article) => article.scrollIntoView({ block: 'start' }));
    const address = await card.getByRole('link').getAttribute('href');
    await picture('chat-card-light');
    await inThe('dark');
    await picture('chat-card-dark');
    await inThe('light');
    await chat.write(address ?? '');
    await chat.hear('Полынья — Виноград уже есть в вашем списке');
  });

  it('3: what was tried is remembered with an opinion and a note', async () => {
    await chat.write('/list');
    await chat.hear(/Ваш список.*Нажмите номер/s);
    await chat.tap('1');
    await chat.hear('📌 Хочу');
    await chat.tap('✅ Попробовано');
    await chat.hear('Как вам');
    await chat.tap('👍 Взял бы ещё');
    await chat.hear('сколько из пяти?');
    await chat.tap('5 ★');
    await chat.hear('Моё мнение: взял бы ещё, 5 из 5');
    await chat.tap(/Заметка/);
    await chat.hear('Что записать');
    await chat.write('Хорош с грейпфрутом, 1 к 2');
    await chat.hear('Заметка: Хорош с грейпфрутом');
    await picture('chat-opinion-light');
  });

  it('4: at the counter, brand by brand', async () => {
    await chat.write('/shop');
    await chat.hear('Осталось купить');
    await chat.tap('1');
    await chat.hear('🛍 1.');
    await picture('chat-shop-light');
    await inThe('dark');
    await picture('chat-shop-dark');
    await inThe('light');
  });

  it('5: one is picked for who can’t decide', async () => {
    await chat.write('/random');
    await chat.hear('Может, этот?');
    await picture('chat-random-light');
  });

  it('6: the list in numbers, and as a file', async () => {
    await chat.write('/stats');
    await chat.hear('Ваш список в цифрах');
    await chat.write('/export');
    await chat.hear('Выберите, каким');
    await chat.tap(/Таблица/);
    await chat.hear(/wishlist-.*\.csv/);
    await picture('chat-stats-light');
  });

  it('7: a brand is followed', async () => {
    await chat.write('/follow полынья');
    await chat.hear('Вот что нашлось');
    await chat.tap('➕ Следить: Полынья');
    await page.getByRole('button', { name: '🔔 Слежу: Полынья' }).waitFor();
    await chat.write('/alerts');
    await chat.hear('Оповещения: включены');
    await picture('chat-alerts-light');
  });

  it('8: the settings', async () => {
    await chat.write('/settings');
    await chat.hear(/Язык: русский.*Часовой пояс: Москва/s);
    await picture('chat-settings-light');
  });

  it('9: the list is shared, and a friend promises to bring something', async () => {
    await chat.write('/share');
    await chat.hear('Это сообщение можно переслать');
    await picture('chat-share-light');
    const text = await chat.said('Ваш список по ссылке').textContent();
    const token = /start=(list_[A-Za-z0-9_-]{22,32})/.exec(text ?? '')?.[1] ?? '';
    await page.request.post(new URL('/desk/people', system.chatUrl).href, {
      data: { id: 700_700, firstName: 'Борис', languageCode: 'ru' },
    });
    await page.goto(new URL('?person=700700', system.chatUrl).href);
    await chat.write(`/start ${token}`);
    await chat.hear('хочет попробовать');
    await chat.tap(/Принесу/);
    await chat.hear('🙋 принесёте вы');
    await picture('chat-friend-light');
    await inThe('dark');
    await picture('chat-friend-dark');
    await inThe('light');
  });

  it('10: in any chat, by the bot’s name', async () => {
    const field = page.getByRole('textbox', { name: 'Сообщение' });
    await field.fill('@hookah_wishlist_bot виноград');
    const offered = page
      .getByRole('group', { name: 'Что предлагает бот' })
      .getByRole('button', { name: /Полынья — Виноград/ });
    await offered.first().waitFor();
    await picture('chat-inline-light');
    await offered.first().click();
    await chat.said('через @hookah_wishlist_bot').waitFor();
    await chat.tap('Хочу тоже');
    await chat.hear('Добавлено: Полынья — Виноград');
  });

  it('11: everything is deleted, after asking', async () => {
    await chat.write('/deleteme');
    await chat.hear('Удалить всё, что я о вас храню?');
    await picture('chat-deleteme-light');
    await chat.tap('🗑 Да, удалить всё');
    await chat.hear('о вас я больше ничего не храню');
    await chat.write('/start');
    await chat.hear('Привет, Борис!');
  });

  it('leaves the browser’s error log empty', () => expect(errors).toEqual([]));
});
