import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { startTestApi, TEST_BOT_TOKEN, type TestApi } from '@hookah/api/testing';
import { findChromium, launchChromium } from '@hookah/chromium';
import { startTelegramDesk, type TelegramDesk } from '@hookah/telegram-desk';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildStaticServer } from '../server/app.ts';

export type Stage = {
  api: TestApi;
  browser: Browser;
  url: string;
  distDir: string;
  /** A page round the app, as Telegram Web's is. Its fragment is the app's address. */
  parentUrl: string;
  /** A Telegram with a bot whose menu button opens the app. */
  desk: TelegramDesk;
};

/** The built app as it is served, the real API, and a browser. */
export const useStage = (): (() => Stage) => {
  let stage: Stage | undefined;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const distDir = inject('builtApp');
    const parent = createHttpServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(PARENT_PAGE);
    }).listen(0, '127.0.0.1');
    await once(parent, 'listening');
    closing.push(async () => parent.close());
    const parentUrl = `http://127.0.0.1:${portOf(parent)}`;
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const desk = await startTelegramDesk({ botToken: TEST_BOT_TOKEN, bot: { username: 'hookah_bot' } });
    closing.push(desk.close);
    await showMenuButton(desk, url);
    const api = await startTestApi({ config: { corsOrigins: [url], telegramApiRoot: desk.url } });
    closing.push(api.close);
    const server = await buildStaticServer({
      distDir,
      apiUrl: api.baseUrl,
      botUsername: 'hookah_bot',
      frameAncestors: [parentUrl, desk.url],
    });
    closing.push(() => server.close());
    await server.listen({ host: '127.0.0.1', port });
    const browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));
    closing.push(() => browser.close());
    stage = { api, browser, url, distDir, parentUrl, desk };
  }, 120_000);

  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  return () => {
    if (stage === undefined) throw new Error('The stage is there from beforeAll on');
    return stage;
  };
};

/** As the bot does when it starts. */
const showMenuButton = (desk: TelegramDesk, url: string) =>
  fetch(`${desk.url}/bot${TEST_BOT_TOKEN}/setChatMenuButton`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ menu_button: { type: 'web_app', text: 'Список', web_app: { url } } }),
  });

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return address.port;
};

const PLAYWRIGHTS_OWN = 'Service Worker registration blocked by Playwright';

/** A phone's page on which every complaint of the browser is collected. */
export const phone = async (
  { browser }: Stage,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'ru-RU',
    // It would fetch all files of the app into each of hundreds of phones; tests of what works offline allow it.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.route('https://images.example.org/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !message.text().includes(PLAYWRIGHTS_OWN)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
};

/** Telegram Web's side of the frame: keeps what the app says, answers what it asks for. */
const PARENT_PAGE = `<!doctype html><body style="margin:0"><iframe style="border:0;width:390px;height:844px"></iframe><script>
  window.said = [];
  const frame = document.querySelector('iframe');
  window.say = (eventType, eventData) => frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), '*');
  addEventListener('message', ({ data }) => {
    const { eventType, eventData } = JSON.parse(data);
    said.push({ eventType, eventData });
    if (eventType === 'web_app_request_safe_area') say('safe_area_changed', { top: 30, bottom: 20, left: 0, right: 0 });
    if (eventType === 'web_app_check_home_screen') say('home_screen_checked', { status: 'missed' });
    if (eventType === 'web_app_request_content_safe_area') say('content_safe_area_changed', { top: 46, bottom: 0, left: 0, right: 0 });
  });
  frame.src = decodeURIComponent(location.hash.slice(1));
</script>`;

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#4a7"/></svg>';
