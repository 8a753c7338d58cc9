// @vitest-environment node
import { TEST_BOT_TOKEN } from '@hookah/api/testing';
import { initDataOf } from '@hookah/api/testing/init-data';
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contrast } from '#src/telegram/contrast.ts';
import { seriousProblems } from './axe.ts';
import { phone, useStage } from './browser.ts';
import { paintTheme } from './colours.ts';
import { fillList } from './fill-list.ts';
import { type LaunchOptions, launchFragment, THEMES } from './launch.ts';
import { THEMES as OTHER_THEMES } from './themes.ts';

const stage = useStage();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

type Said = { eventType: string; eventData?: Record<string, unknown> };

const openInFrame = async (options: LaunchOptions, prepare?: (page: Page) => Promise<unknown>) => {
  const { url, parentUrl } = stage();
  const { page, complaints } = await phone(stage());
  await prepare?.(page);
  await page.goto(`${parentUrl}/#${encodeURIComponent(`${url}/${launchFragment(options)}`)}`);
  const app = page.frameLocator('iframe');
  await app.getByRole('tablist').waitFor();
  const said = () => page.evaluate(() => Reflect.get(window, 'said') as Said[]);
  const say = (eventType: string, eventData: unknown) =>
    page.evaluate(([type, data]) => Reflect.get(window, 'say')(type, data), [eventType, eventData] as const);
  const frame = (): Frame => page.frames().find((one) => one.url().startsWith(url)) ?? page.mainFrame();
  return { page, app, frame, said, say, complaints };
};

const names = async (said: () => Promise<Said[]>) => (await said()).map(({ eventType }) => eventType);
const close = (page: Page) => page.context().close();

/** A network that comes for all but one file of the app, and for no question whether it is there. */
const losing = (page: Page, file: RegExp, network: { isDown: boolean }) =>
  page.route(
    (url) => url.origin === stage().url,
    (route) => {
      const request = route.request();
      const isLost = network.isDown && (file.test(request.url()) || request.method() === 'HEAD');
      return isLost ? route.abort() : route.continue();
    },
  );

test('M7 Telegram is told when there is something to see, and asked for the whole height', async () => {
  const { page, said, complaints } = await openInFrame({ initData: stage().api.initData({ id: 601 }) });
  await expect.poll(() => names(said)).toContain('web_app_ready');
  expect(await names(said)).toContain('web_app_expand');
  // No gesture of ours goes up or down: closing by a swipe is left to the person.
  expect(await names(said)).not.toContain('web_app_setup_swipe_behavior');
  expect(await said()).toContainEqual({
    eventType: 'web_app_set_header_color',
    eventData: { color_key: 'secondary_bg_color' },
  });
  expect(complaints).toEqual([]);
  await close(page);
});

test('M8 the back button is there off the root, goes back step by step, and hides at the root', async () => {
  const { page, app, said, say } = await openInFrame({ initData: stage().api.initData({ id: 602 }) });
  const lastBack = async () =>
    (await said()).findLast(({ eventType }) => eventType === 'web_app_setup_back_button')?.eventData;

  await app.getByRole('tab', { name: 'Поиск' }).click();
  await expect.poll(lastBack).toEqual({ is_visible: true });
  await app
    .getByRole('button', { name: /Northern Smoke/ })
    .first()
    .click();
  await app.getByRole('dialog').waitFor();
  await say('back_button_pressed', {});
  await app.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await app.getByRole('tab', { name: 'Поиск' }).getAttribute('aria-selected')).toBe('true');
  await say('back_button_pressed', {});
  await expect.poll(lastBack).toEqual({ is_visible: false });
  expect(await app.getByRole('tab', { name: 'Мой список' }).getAttribute('aria-selected')).toBe('true');
  await close(page);
});

test('M5 a change of theme while the app is open is painted at once, also around it, and can be read', async () => {
  const client = await stage().api.client.person({ id: 603 });
  await client.wishlist.add({ customName: 'Запись' });
  const { page, app, frame, said, say, complaints } = await openInFrame({
    initData: stage().api.initData({ id: 603 }),
  });
  await app.getByRole('button', { name: 'Отметить купленным: Запись' }).waitFor();
  const background = () => frame().evaluate(() => getComputedStyle(document.body).backgroundColor);
  const scheme = () => frame().evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const painted = async () =>
    (await said())
      .filter(({ eventType }) => /^web_app_set_(header|background|bottom_bar)_color$/.test(eventType))
      .map(({ eventType, eventData }) => `${eventType} ${Object.values(eventData ?? {})}`);
  const around = (theme: keyof typeof THEMES) => [
    `web_app_set_background_color ${THEMES[theme].secondary_bg_color}`,
    `web_app_set_bottom_bar_color ${THEMES[theme].bottom_bar_bg_color}`,
  ];
  // By its name in the theme, which Telegram follows by itself: once is enough.
  const header = 'web_app_set_header_color secondary_bg_color';
  await expect.poll(painted).toEqual([header, ...around('light')]);
  expect(await background()).toBe('rgb(239, 239, 244)');
  expect(await scheme()).toBe('light');
  expect(await seriousProblems(frame())).toEqual([]);

  await say('theme_changed', { theme_params: THEMES.dark });
  await expect.poll(background).toBe('rgb(35, 46, 60)');
  await expect.poll(scheme).toBe('dark');
  await expect.poll(painted).toEqual([header, ...around('light'), ...around('dark')]);
  expect(await seriousProblems(frame())).toEqual([]);

  await say('theme_changed', { theme_params: THEMES.light });
  await expect.poll(background).toBe('rgb(239, 239, 244)');
  expect(await seriousProblems(frame())).toEqual([]);
  expect(complaints).toEqual([]);
  await close(page);
});

test('M5 a theme that changed before anybody listened is asked for, and the main button follows each', async () => {
  const network = { isDown: true };
  const { page, app, frame, said, say } = await openInFrame(
    { initData: stage().api.initData({ id: 613 }) },
    (other) => losing(other, /\/assets\/after-paint-/, network),
  );
  await page.evaluate((dark) => {
    addEventListener('message', ({ data }) => {
      if (JSON.parse(data).eventType !== 'web_app_request_theme') return;
      Reflect.get(window, 'say')('theme_changed', { theme_params: dark });
    });
  }, THEMES.dark);
  const main = async () =>
    (await said()).findLast(({ eventType }) => eventType === 'web_app_setup_main_button')?.eventData;
  await app.getByRole('tab', { name: 'Профиль' }).click();
  await app.getByRole('button', { name: 'Добавить списком' }).click();
  await app.getByRole('textbox', { name: /По одному табаку/ }).fill('кола');
  network.isDown = false;
  await expect.poll(main, { timeout: 10_000 }).toMatchObject({ is_visible: true, color: '#5288c1' });
  await expect
    .poll(() => frame().evaluate(() => getComputedStyle(document.body).backgroundColor))
    .toBe('rgb(35, 46, 60)');
  await say('theme_changed', { theme_params: THEMES.light });
  await expect.poll(main).toMatchObject({ is_visible: true, color: '#007aff' });

  // What lies beneath a sheet is out of reach, and so is its button.
  await say('main_button_pressed', {});
  await app
    .getByRole('list', { name: 'кола' })
    .getByRole('button', { name: /^.?Дымок/ })
    .first()
    .click();
  await expect.poll(main).toMatchObject({ is_visible: false });
  await app.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await expect.poll(main).toMatchObject({ is_visible: true });
  await close(page);
});

test.each(Object.entries({ ...THEMES, ...OTHER_THEMES, 'of a client that sends none': {} }))(
  'M5 in the theme “%s” what is chosen stands out, empty ticks and toasts can be seen, and words can be read',
  async (_name, theme) => {
    const { page } = await phone(stage());
    const painted = await paintTheme(page, stage().distDir, theme);
    const between = async (one: string, other: string) => contrast(await painted(one), await painted(other));
    const light = (name: string) => between(name, '#000');
    expect(await light('--ui-raised')).toBeGreaterThan(await light('--ui-fill'));
    expect(await between('--ui-raised', '--ui-text')).toBeGreaterThanOrEqual(4.5);
    expect(await between('--ui-edge', '--ui-section')).toBeGreaterThanOrEqual(3);
    for (const ground of ['--ui-page', '--ui-section']) {
      expect(await between('--ui-toast', ground)).toBeGreaterThanOrEqual(2);
    }
    for (const words of ['#fff', '--ui-toast-accent']) {
      expect(await between('--ui-toast', words)).toBeGreaterThanOrEqual(4.5);
    }
    // The letters in place of pictures are large: https://www.w3.org/TR/WCAG22/#contrast-minimum
    for (let turn = 0; turn < 360; turn += 30) {
      await page
        .locator('.picture')
        .evaluate((one, value) => one.style.setProperty('--turn', value), `${turn}`);
      const tint = 'color-mix(in srgb, var(--own) 14%, var(--ui-section))';
      expect(await between('--own', tint), `${turn}°`).toBeGreaterThanOrEqual(3);
    }
    await close(page);
  },
);

test('M16 a toast takes no taps beside itself, and lies lower where there are no tabs', async () => {
  const { api, url } = stage();
  const person = { id: 660 };
  await fillList(api, person, 30);
  const { page } = await phone(stage());
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('button', { name: 'Отметить купленным: Запись 30' }).click();
  const toast = page.locator('.toast');
  const bottom = () => toast.evaluate((element) => innerHeight - element.getBoundingClientRect().bottom);
  await expect.poll(bottom).toBe(68);
  const { x, y } = (await toast.boundingBox()) ?? { x: 0, y: 0 };
  expect(x).toBeGreaterThan(30);
  const beside = await page.evaluate(
    ([left, top]) => document.elementFromPoint(left - 4, top + 20)?.closest('.toast-place'),
    [x, y] as const,
  );
  expect(beside).toBeNull();

  await page.getByRole('button', { name: 'Я в магазине' }).click();
  await page.getByRole('checkbox').first().check();
  await toast.getByRole('button', { name: 'Отменить' }).waitFor();
  await expect.poll(bottom).toBe(12);
  await close(page);
});

test('M6 what the notch and Telegram’s own buttons cover is left free, both together', async () => {
  const { page, frame } = await openInFrame({ initData: stage().api.initData({ id: 604 }) });
  const top = () =>
    frame().evaluate(() => document.querySelector('[role=tabpanel]')?.getBoundingClientRect().top ?? 0);
  await expect.poll(top).toBe(76);
  await close(page);
});

test('M6 insets that come late are followed', async () => {
  const { page, app, frame, say } = await openInFrame({ initData: stage().api.initData({ id: 620 }) });
  const top = () =>
    frame().evaluate(() => document.querySelector('[role=tabpanel]')?.getBoundingClientRect().top ?? 0);
  await expect.poll(top).toBe(76);
  await say('safe_area_changed', { top: 44, bottom: 34, left: 0, right: 0 });
  await say('content_safe_area_changed', { top: 50, bottom: 0, left: 0, right: 0 });
  await expect.poll(top).toBe(94);
  const tab = await app.getByRole('tab', { name: 'Мой список' }).boundingBox();
  expect((tab?.y ?? 0) + (tab?.height ?? 0)).toBeLessThanOrEqual(844 - 34);
  await close(page);
});

test('M6 a keyboard that lies over the page lifts the sheet, and the field stays in sight', async () => {
  const { api, url } = stage();
  const person = { id: 640 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage());
  // Nobody heard it come: a finger was faster.
  await page.addInitScript(() => {
    Object.defineProperty(window.visualViewport, 'height', { configurable: true, value: 600 });
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('button', { name: 'Запись', exact: true }).click();
  const note = page.getByRole('dialog').getByRole('textbox', { name: 'Заметка' });
  await note.focus();
  // As an iPhone tells of it: the page is as high as before, less of it is seen.
  const see = (height: number) =>
    page.evaluate((seen) => {
      const { visualViewport } = window;
      if (visualViewport === null) return;
      Object.defineProperty(visualViewport, 'height', { configurable: true, value: seen });
      visualViewport.dispatchEvent(new Event('resize'));
    }, height);
  const bottomOf = async (locator: typeof note) => {
    const box = await locator.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await expect.poll(() => bottomOf(page.getByRole('dialog'))).toBe(600);
  await see(500);
  await expect.poll(() => bottomOf(page.getByRole('dialog'))).toBe(500);
  expect(await bottomOf(note)).toBeLessThanOrEqual(500);
  await see(844);
  await expect.poll(() => bottomOf(page.getByRole('dialog'))).toBe(844);
  await close(page);
});

test('M10 a change of the list is felt, browsing is not', async () => {
  const { page, app, said } = await openInFrame({ initData: stage().api.initData({ id: 605 }) });
  const haptics = async () =>
    (await said()).filter(({ eventType }) => eventType === 'web_app_trigger_haptic_feedback');
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app
    .getByRole('button', { name: /^Добавить в список/ })
    .first()
    .waitFor();
  expect(await haptics()).toEqual([]);
  await app
    .getByRole('button', { name: /^Добавить в список/ })
    .first()
    .click();
  await expect.poll(haptics).toHaveLength(1);
  await close(page);
});

test('M7 Telegram asks before closing only while something typed is not saved', async () => {
  const { api } = stage();
  const person = { id: 606 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page, app, said } = await openInFrame({ initData: api.initData(person) });
  const confirmation = async () =>
    (await said()).findLast(({ eventType }) => eventType === 'web_app_setup_closing_behavior')?.eventData;
  await app.getByRole('button', { name: 'Запись', exact: true }).click();
  const note = app.getByRole('textbox', { name: 'Заметка' });
  expect(await confirmation()).toBeUndefined();
  await note.fill('до понедельника');
  await expect.poll(confirmation).toEqual({ need_confirmation: true });
  await note.blur();
  await expect.poll(confirmation).toEqual({ need_confirmation: false });
  await close(page);
});

test('M7 Telegram asks before closing for what was typed before it was connected, while any of it is unsaved, and not after a reload', async () => {
  const { api } = stage();
  const person = { id: 612 };
  const client = await api.client.person(person);
  await client.wishlist.add({ customName: 'Запись' });
  await client.wishlist.add({ customName: 'Другая' });
  const network = { isDown: true };
  const { page, app, frame, said } = await openInFrame({ initData: api.initData(person) }, (other) =>
    losing(other, /\/assets\/after-paint-/, network),
  );
  const confirmation = async () =>
    (await said()).findLast(({ eventType }) => eventType === 'web_app_setup_closing_behavior')?.eventData;
  await app.getByRole('button', { name: 'Запись', exact: true }).click();
  const name = app.getByRole('textbox', { name: 'Название' });
  const note = app.getByRole('textbox', { name: 'Заметка' });
  await note.fill('до понедельника');
  expect(await confirmation()).toBeUndefined();
  network.isDown = false;
  await expect.poll(confirmation, { timeout: 10_000 }).toEqual({ need_confirmation: true });

  // A name that is taken is not saved, whatever is saved beside it.
  await name.fill('Другая');
  await note.fill('до вторника');
  await note.blur();
  await expect.poll(async () => (await client.wishlist.list()).items.at(-1)?.note).toBe('до вторника');
  expect(await confirmation()).toEqual({ need_confirmation: true });

  await frame().evaluate(() => location.reload());
  await app.getByRole('button', { name: 'Запись до вторника' }).click();
  await expect.poll(confirmation).toEqual({ need_confirmation: false });
  await close(page);
});

test('a link to the catalogue’s page opens beside the app', async () => {
  const { page, app, said } = await openInFrame({ initData: stage().api.initData({ id: 607 }) });
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app
    .getByRole('button', { name: /Northern Smoke/ })
    .first()
    .click();
  await app.getByRole('button', { name: 'Открыть на сайте каталога' }).click();
  await expect.poll(() => names(said)).toContain('web_app_open_link');
  await close(page);
});

test('M9 the oldest Telegram, 6.0, is asked for nothing that it does not know, and the list works', async () => {
  const { api } = stage();
  const person = { id: 608 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page, app, said, complaints } = await openInFrame({
    initData: api.initData(person),
    version: '6.0',
  });
  await app.getByRole('button', { name: 'Отметить купленным: Запись' }).click();
  await app.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app
    .getByRole('button', { name: /Northern Smoke/ })
    .first()
    .click();
  await app.getByRole('dialog').waitFor();
  // https://core.telegram.org/bots/webapps: what there was before the colours, back button and haptics of 6.1.
  const known = [
    'iframe_ready',
    'web_app_ready',
    'web_app_expand',
    'web_app_request_viewport',
    'web_app_request_theme',
    'web_app_setup_closing_behavior',
  ];
  expect((await names(said)).filter((name) => !known.includes(name))).toEqual([]);
  expect(complaints).toEqual([]);
  await close(page);
});

test.each([
  ['6.0', []],
  ['6.1', ['web_app_setup_back_button', 'web_app_set_header_color', 'web_app_trigger_haptic_feedback']],
  ['8.0', ['web_app_request_safe_area', 'web_app_request_content_safe_area']],
])('M9 Telegram %s is asked for what it knows, and the screen is the same', async (version, known) => {
  const person = { id: 630 + Number(version) * 10 };
  const { page, app, said, complaints } = await openInFrame({
    initData: stage().api.initData(person),
    version,
  });
  await app.getByRole('tab', { name: 'Поиск' }).click();
  await app
    .getByRole('button', { name: /^Добавить в список/ })
    .first()
    .click();
  await app
    .getByRole('button', { name: /уже в списке/ })
    .first()
    .waitFor();
  for (const name of known) await expect.poll(() => names(said)).toContain(name);
  if (version === '6.1') expect(await names(said)).not.toContain('web_app_request_safe_area');
  expect(complaints).toEqual([]);
  await close(page);
});

test('M9 a shortcut on the home screen is offered once to whom the list is of use', async () => {
  const { api, parentUrl, url } = stage();
  const person = { id: 625 };
  await fillList(api, person, 3);
  const options = { initData: api.initData(person) };
  const { page, app, said } = await openInFrame(options);
  await app.getByText('Добавить ярлык списка на экран телефона?').waitFor();
  await app.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect.poll(() => names(said)).toContain('web_app_add_to_home_screen');

  const openAgain = async () => {
    const again = await page.context().newPage();
    await again.goto(`${parentUrl}/#${encodeURIComponent(`${url}/${launchFragment(options)}`)}`);
    const second = again.frameLocator('iframe');
    await second.getByRole('radio', { name: 'Хочу 3' }).waitFor();
    // Longer than it takes to offer.
    await again.waitForTimeout(6_000);
    const count = await second.getByText('Добавить ярлык списка на экран телефона?').count();
    return { count, frame: again.frames().find((frame) => frame.url().startsWith(url)) };
  };
  const second = await openAgain();
  expect(second.count).toBe(0);
  // It is the note of the offer that keeps it from being made again.
  await second.frame?.evaluate(() => localStorage.clear());
  expect((await openAgain()).count).toBe(1);
  await close(page);
}, 40_000);

test('M12 what was changed in the chat is there at the next opening: the question is asked again, and answered with a body, never with 304', async () => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/wishlist?')) statuses.push(response.status());
  });
  const address = `${url}/${launchFragment({ initData: api.initData({ id: 621 }) })}`;
  await page.goto(address);
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  await (await api.client.person({ id: 621 })).wishlist.add({ customName: 'Из чата' });
  await page.reload();
  await page.getByRole('button', { name: 'Отметить купленным: Из чата' }).waitFor();
  await expect.poll(() => statuses).toEqual([200, 200]);
  await close(page);
});

test('M13 a picture has its place, comes when it is near, is decoded aside, and a letter stands in when it fails', async () => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  await page.route('https://images.example.org/**', (route) => route.abort());
  await page.goto(`${url}/${launchFragment({ initData: api.initData({ id: 622 }) })}`);
  await page.getByRole('tab', { name: 'Поиск' }).click();
  const row = page.getByRole('button', { name: /Northern Smoke/ }).first();
  await row.waitFor();
  const before = await row.boundingBox();
  await expect.poll(() => row.locator('img').count()).toBe(0);
  expect(await row.boundingBox()).toEqual(before);
  expect(await row.textContent()).toMatch(/^N/);
  await page.unroute('https://images.example.org/**');
  await close(page);

  const { page: other } = await phone(stage());
  await other.goto(`${url}/${launchFragment({ initData: api.initData({ id: 622 }) })}`);
  await other.getByRole('tab', { name: 'Поиск' }).click();
  await other.locator('img').first().waitFor();
  const pictures = await other
    .locator('img')
    .evaluateAll((all) =>
      all.map((one) => [
        one.getAttribute('loading'),
        one.getAttribute('decoding'),
        one.getAttribute('referrerpolicy'),
      ]),
    );
  expect(new Set(pictures.map(String))).toEqual(new Set(['lazy,async,no-referrer']));
  await close(other);
});

test('M13 the words of the first screen come before its pictures', async () => {
  const { api, url } = stage();
  const person = { id: 626 };
  const client = await api.client.person(person);
  const { items } = await client.tobaccos.list({ limit: 100 });
  const pictured = items.find(({ imageUrl }) => imageUrl !== null);
  if (pictured === undefined) throw new Error('The catalogue has no picture');
  await client.wishlist.add({ tobaccoId: pictured.id });
  const { page } = await phone(stage());
  // On its way for ever: it neither comes nor fails.
  await page.route('https://images.example.org/**', () => undefined);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const row = document.querySelector('[role=tabpanel] li');
      if (row === null) return;
      observer.disconnect();
      Reflect.set(window, 'picturesAtFirst', row.querySelectorAll('img').length);
    }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.locator('[role=tabpanel] li img').waitFor({ state: 'attached' });
  expect(await page.evaluate(() => Reflect.get(window, 'picturesAtFirst'))).toBe(0);
  await close(page);
});

test('M13 a picture that one waited for comes softly, and one that is at hand is there at once', async () => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('https://images.example.org/**', async (route) => {
    await held;
    await route.fallback();
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData({ id: 661 }) })}`);
  await page.getByRole('tab', { name: 'Поиск' }).click();
  const photo = page
    .getByRole('button', { name: /Northern Smoke/ })
    .locator('img')
    .first();
  await photo.waitFor({ state: 'attached' });
  expect(await photo.evaluate((image) => getComputedStyle(image).opacity)).toBe('0');
  // Longer than what counts as having been at hand.
  await page.waitForTimeout(150);
  release();
  await expect.poll(() => photo.getAttribute('data-here')).toBe('late');
  await photo.click();
  const portrait = page.getByRole('dialog').locator('img');
  await expect.poll(() => portrait.count()).toBe(2);
  await expect
    .poll(() => portrait.evaluateAll((all) => all.map((one) => one.dataset.here)))
    .toEqual(['', '']);
  await close(page);
});

test('M14 two quick touches of one tick have one effect', async () => {
  const { api, url } = stage();
  const person = { id: 623 };
  const client = await api.client.person(person);
  await client.wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage());
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') writes.push(request.headers()['idempotency-key'] ?? '');
  });
  await page.getByRole('button', { name: 'Отметить купленным: Запись' }).dblclick();
  await page.getByRole('radio', { name: 'Куплено 1' }).waitFor();
  await expect.poll(async () => (await client.wishlist.list()).counts.purchased).toBe(1);
  expect(writes).toHaveLength(1);
  expect(writes[0]).toMatch(/\S{16}/);
  await close(page);
});

test('M14 the second of two quick touches does nothing to what has come, or come back, in between', async () => {
  const { api } = stage();
  const person = { id: 614 };
  await fillList(api, person, 30);
  const { page, app, say } = await openInFrame({ initData: api.initData(person) });
  const shopping = app.getByRole('button', { name: 'Я в магазине' });
  await shopping.click();
  await app.getByText('Куплено 0 из 30').waitFor();
  await say('back_button_pressed', {});
  await shopping.dblclick();
  await app.getByText('Куплено 0 из 30').waitFor();
  // A tick would be undoable, and say so.
  await page.waitForTimeout(300);
  expect(await app.locator('.toast').count()).toBe(0);
  await say('back_button_pressed', {});

  const dialog = app.getByRole('dialog');
  await app.getByRole('button', { name: 'Запись 30', exact: true }).dblclick();
  await page.waitForTimeout(500);
  expect(await dialog.count()).toBe(1);
  await say('back_button_pressed', {});
  await dialog.waitFor({ state: 'detached' });

  await app.getByRole('button', { name: 'Сортировка и фильтры' }).click();
  await dialog.getByRole('button', { name: 'Готово' }).dblclick();
  await dialog.waitFor({ state: 'detached' });
  expect(await app.getByRole('tab', { selected: true }).textContent()).toBe('Мой список');
  await close(page);
});

test('M15 a list keeps its place while one is elsewhere', async () => {
  const { api, url } = stage();
  const person = { id: 624 };
  await fillList(api, person, 200);
  const { page } = await phone(stage());
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('radio', { name: 'Хочу 200' }).waitFor();
  const place = (to?: number) =>
    page.getByRole('tabpanel', { name: 'Мой список' }).evaluate((panel, top) => {
      if (top !== undefined) panel.scrollTop = top;
      return panel.scrollTop;
    }, to);
  const row = page.getByRole('button', { name: 'Запись 150', exact: true });
  await expect.poll(() => place(4_000)).toBe(4_000);
  const before = await row.boundingBox();
  expect(before?.y).toBeGreaterThan(0);
  await row.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Поиск' }).click();
  await page.getByRole('searchbox').waitFor();
  await page
    .getByRole('button', { name: /^Добавить в список/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Мой список' }).click();
  expect(await row.boundingBox()).toEqual(before);
  await close(page);
});

test('M4 outside Telegram there is a way into it, and nobody’s list', async () => {
  const { page, complaints } = await phone(stage());
  await page.goto(stage().url);
  const link = page.getByRole('link', { name: 'Открыть в Telegram' });
  expect(await link.getAttribute('href')).toBe('https://t.me/hookah_bot');
  expect(complaints).toEqual([]);
  await close(page);
});

test('M4 opened anew without its fragment, in the same tab, the app still knows who opened it', async () => {
  const { api, url } = stage();
  const person = { id: 628 };
  await (await api.client.person(person)).wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage());
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const tick = page.getByRole('button', { name: 'Отметить купленным: Запись' });
  await tick.waitFor();
  // What the SDK has read once it keeps for the tab.
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0);
  await page.goto('about:blank');
  await page.goto(url);
  await tick.waitFor();
  await close(page);
});

test('M3 an access token that is refused is renewed silently, and what was ticked arrives', async () => {
  const { api, url } = stage();
  const person = { id: 627 };
  const client = await api.client.person(person);
  await client.wishlist.add({ customName: 'Запись' });
  const { page } = await phone(stage());
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/auth/')) asked.push(new URL(request.url()).pathname.replace(/.*\/auth/, ''));
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  const tick = page.getByRole('button', { name: 'Отметить купленным: Запись' });
  await tick.waitFor();
  // As an hour later: the API itself says how it refuses.
  await page.route(
    '**/wishlist/items/*',
    (route) => route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer old' } }),
    { times: 1 },
  );
  await tick.click();
  await expect.poll(async () => (await client.wishlist.list()).counts.purchased).toBe(1);
  expect(asked).toEqual(['/validate', '/refresh']);
  expect(await page.getByRole('heading', { name: 'Откройте приложение заново' }).count()).toBe(0);
  await close(page);
});

test.each([
  ['has grown too old', () => initDataOf({ id: 609 }, { botToken: TEST_BOT_TOKEN, at: daysAgo(2) })],
  ['nobody signed', () => `${stage().api.initData({ id: 609 })}0`],
])('M3 init data that %s ends at a friendly screen, after one attempt', async (_, initData) => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(api.url) && request.method() !== 'OPTIONS') asked.push(request.url());
  });
  await page.goto(`${url}/${launchFragment({ initData: initData() })}`);
  await page.getByRole('heading', { name: 'Откройте приложение заново' }).waitFor();
  expect(asked).toEqual([`${api.baseUrl}/auth/validate`]);
  expect(asked.join()).not.toContain('hash=');
  await close(page);
});

test('M11 an old page whose script is gone reloads, and only once', async () => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  const entry = /\/assets\/index-[^/]+\.js$/;
  let gone = 1;
  await page.route(entry, (route) => {
    gone -= 1;
    return gone >= 0 ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue();
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData({ id: 610 }) })}`);
  await page.getByRole('tablist').waitFor();
  expect(loads).toBe(2);

  gone = 100;
  await page.evaluate(() => sessionStorage.removeItem('reloaded-for'));
  loads = 0;
  await page.reload();
  await expect.poll(() => loads).toBe(2);
  await page.waitForLoadState('networkidle');
  expect(loads).toBe(2);
  await close(page);
});

test('M15 without the API the app says so and comes back by itself', async () => {
  const { api, url } = stage();
  const { page } = await phone(stage());
  let down = true;
  await page.route(`${api.url}/**`, (route) => (down ? route.abort() : route.continue()));
  await page.goto(`${url}/${launchFragment({ initData: api.initData({ id: 611 }) })}`);
  await page.getByRole('alert').getByText('Нет связи с сервером').waitFor();
  down = false;
  await page.getByRole('button', { name: 'Повторить' }).click();
  await page.getByRole('button', { name: 'Найти табак' }).waitFor();
  await close(page);
});
