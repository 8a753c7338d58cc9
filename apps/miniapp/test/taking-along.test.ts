// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

type Around = { canShare?: boolean; isTelegrams?: boolean; canCopy?: boolean };

/** The profile of somebody with one entry, in a browser that can do so much. */
const profileIn = async (id: number, { canShare = false, isTelegrams = false, canCopy = true }: Around) => {
  const { api, url } = stage();
  const person = { id };
  await (await api.client.person(person)).wishlist.add({ customName: 'Возьму с собой' });
  const opened = await phone(stage());
  const { page } = opened;
  await page.addInitScript(
    (around) => {
      const given: string[] = [];
      Reflect.set(window, 'given', given);
      if (around.isTelegrams) Reflect.set(window, 'TelegramWebviewProxy', { postEvent: () => {} });
      const share = async ({ files }: { files: File[] }) => {
        given.push(`${files[0]?.name}: ${await files[0]?.text()}`);
      };
      const writeText = async (text: string) => {
        if (!around.canCopy) throw new DOMException('No', 'NotAllowedError');
        given.push(text);
      };
      Object.defineProperty(navigator, 'canShare', { value: () => around.canShare });
      Object.defineProperty(navigator, 'share', { value: share });
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    },
    { canShare, isTelegrams, canCopy },
  );
  await page.goto(`${url}/${launchFragment({ initData: api.initData(person) })}`);
  await page.getByRole('tab', { name: 'Профиль' }).click();
  const given = () => page.evaluate(() => Reflect.get(window, 'given') as string[]);
  const press = (name: string) => page.getByRole('button', { name }).click();
  return { ...opened, given, press };
};

test('M17 the list as a table is handed to the phone’s own sharing, which can save and send it', async () => {
  const { page, given, press, complaints } = await profileIn(3501, { canShare: true });
  await press('Таблица (CSV)');
  await expect.poll(given).toHaveLength(1);
  expect((await given())[0]).toMatch(/^hookah-wishlist\.csv: .*Возьму с собой/s);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('M17 where the phone shares no files the table is downloaded', async () => {
  const { page, given, press } = await profileIn(3502, {});
  const [download] = await Promise.all([page.waitForEvent('download'), press('Таблица (CSV)')]);
  expect(download.suggestedFilename()).toBe('hookah-wishlist.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('Возьму с собой');
  expect(await given()).toEqual([]);
  await page.context().close();
});

test('M17 in a WebView of Telegram’s, which takes no downloads, the table is copied, and that is said', async () => {
  const { page, given, press } = await profileIn(3503, { isTelegrams: true });
  await press('Таблица (CSV)');
  await page.getByText('Список скопирован').waitFor();
  expect((await given())[0]).toContain('Возьму с собой');
  await page.context().close();
});

test('M17 where nothing can be copied either, that is said, and how to get the table from the bot', async () => {
  const { page, given, press } = await profileIn(3506, { isTelegrams: true, canCopy: false });
  await press('Таблица (CSV)');
  await page.getByText('бот пришлёт его по команде /export').waitFor();
  expect(await given()).toEqual([]);
  await page.context().close();
});

test('M17 where there is no Telegram to share by, the link to the list is copied', async () => {
  const { page, given, press } = await profileIn(3504, {});
  await press('Поделиться списком');
  await page.getByText('Ссылка скопирована').waitFor();
  expect(await given()).toEqual([
    expect.stringMatching(/^https:\/\/t\.me\/hookah_bot\?startapp=list_[\w-]{22,}$/),
  ]);
  await page.context().close();
});

test('M17 where copying is forbidden too, Telegram’s page for sharing opens', async () => {
  const { page, press } = await profileIn(3505, { canCopy: false });
  await page.context().route('https://t.me/**', (route) => route.fulfill({ body: 'Telegram' }));
  const [opened] = await Promise.all([page.context().waitForEvent('page'), press('Поделиться списком')]);
  expect(decodeURIComponent(opened.url())).toMatch(
    /^https:\/\/t\.me\/share\/url\?url=https:\/\/t\.me\/hookah_bot\?startapp=list_[\w-]{22,}/,
  );
  await page.context().close();
});
