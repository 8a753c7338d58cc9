import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, launchChromium } from '@hookah/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** `npm test` names the Chromium it found or installed. */
export const launchBrowser = (): Promise<Browser> =>
  launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  locale: 'ru-RU',
};

/** A page whose errors are kept, so that a test can say there were none. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; errors: string[] }> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
};

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** Pictures go to docs/screenshots when they are asked for (UPDATE_SCREENSHOTS=1), and otherwise beside the test results. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  const folder = join(
    repository,
    process.env.UPDATE_SCREENSHOTS === '1' ? 'docs/screenshots' : 'test-results/screenshots',
  );
  mkdirSync(folder, { recursive: true });
  // A message that just came fades in; what turns for ever is not waited for.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished))`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};
