import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTelegramDesk, type TelegramDesk } from '@hookah/telegram-desk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, TEST_BOT_TOKEN, type TestApi } from '#src/testing/start-test-api.ts';

const ANNA = { id: 501, firstName: 'Анна', languageCode: 'ru' };
const BEN = { id: 502, firstName: 'Ben', languageCode: 'en' };

let desk: TelegramDesk;
let api: TestApi;
beforeAll(async () => {
  desk = await startTelegramDesk({
    botToken: TEST_BOT_TOKEN,
    bot: { username: 'hookah_bot' },
    people: [ANNA, BEN],
  });
  api = await startTestApi({ config: { telegramApiRoot: desk.url } });
});
afterAll(async () => {
  await api.close();
  await desk.close();
});

const signedIn = (person: typeof ANNA) =>
  api.client.person({
    id: person.id,
    first_name: person.firstName,
    language_code: person.languageCode,
  });

/** What arrives in the group when this person sends it there. */
const sentBy = (person: typeof ANNA, id: string) => {
  const driver = desk.person(person.id);
  const [room] = driver.rooms();
  if (room === undefined) throw new Error('There is a group');
  driver.sendPrepared(id, room.id);
  return driver.messagesIn(room.id).at(-1);
};

describe('M17 a message to send from the Mini App', () => {
  test('shows a tobacco, and its button opens the app at this very tobacco', async () => {
    const anna = await signedIn(ANNA);
    const [tobacco] = (await anna.tobaccos.list({ search: 'Молочный улун' })).items;
    const prepared = await anna.preparedMessages.create({ tobaccoId: tobacco?.id ?? 0 });
    expect(Date.parse(prepared.expiresAt)).toBeGreaterThan(Date.now());
    const message = sentBy(ANNA, prepared.id);
    expect(message?.text).toContain(`${tobacco?.brand.name} — Молочный улун`);
    expect(message?.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: 'Открыть', url: `https://t.me/hookah_bot?startapp=tobacco_${tobacco?.id}` }],
      ],
    });
  });

  test('shows a list by its link, in the words of whoever sends it, and no name is markup', async () => {
    const owner = await api.client.person({ id: 503, first_name: '<b>&"' });
    const { token } = await owner.wishlist.share();
    const ben = await signedIn(BEN);
    const { id } = await ben.preparedMessages.create({ shareToken: token });
    const message = sentBy(BEN, id);
    expect(message?.text).toMatch(/^<b>&"’s list\n/);
    expect(message?.reply_markup).toEqual({
      inline_keyboard: [[{ text: 'Open', url: `https://t.me/hookah_bot?startapp=list_${token}` }]],
    });
  });

  test('is of nothing that is not there', async () => {
    const anna = await signedIn(ANNA);
    await expect(anna.preparedMessages.create({ tobaccoId: 2_000_000_000 })).rejects.toMatchObject({
      code: 'TOBACCO_NOT_FOUND',
    });
    await expect(anna.preparedMessages.create({ shareToken: 'x'.repeat(24) })).rejects.toMatchObject({
      code: 'SHARE_NOT_FOUND',
    });
  });

  test('is refused for whom Telegram’s bot has never met', async () => {
    const stranger = await api.client.person({ id: 504 });
    await expect(
      stranger.preparedMessages.create({ tobaccoId: api.seed.tobaccos[0]?.id ?? 0 }),
    ).rejects.toMatchObject({ status: 409, code: 'TELEGRAM_REFUSED' });
  });
});

describe('a Telegram that is not well', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const withTelegram = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const errors: unknown[] = [];
    const other = await startTestApi({
      config: { telegramApiRoot: `http://127.0.0.1:${port}` },
      logger: { debug() {}, info() {}, warn() {}, error: (detail) => void errors.push(detail) },
    });
    closing.push(() => other.close());
    const person = await other.client.person({ id: 505 });
    const asked = performance.now();
    const refusal = await person.preparedMessages
      .create({ tobaccoId: other.seed.tobaccos[0]?.id ?? 0 })
      .catch((error: unknown) => error);
    return { refusal, took: performance.now() - asked, errors };
  };

  test('hangs: the person waits four seconds, not longer', async () => {
    const { refusal, took } = await withTelegram(() => undefined);
    expect(refusal).toMatchObject({ status: 503, code: 'TELEGRAM_UNAVAILABLE' });
    expect(took).toBeLessThan(8_000);
  });

  test('answers with a page: it is said in our words, and its token nowhere', async () => {
    const { refusal, errors } = await withTelegram((_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html>Bad gateway</html>');
    });
    expect(refusal).toMatchObject({ status: 503, code: 'TELEGRAM_UNAVAILABLE' });
    expect(JSON.stringify([refusal, errors])).not.toContain(TEST_BOT_TOKEN);
  });
});
