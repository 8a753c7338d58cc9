import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';

const repository = join(import.meta.dirname, '../../..');
const KEPT = join(repository, 'docs/screenshots');
const SEEN = join(repository, 'test-results/screenshots');

/** Another version of Chromium draws edges of letters otherwise; a row that moved or is missing is far more than this. */
const DIFFERENT_SHARE = 0.02;
/** How far two colours may be apart and still count as the same, 0 to 1. */
const COLOUR = 0.2;

/**
 * The screen looks as in docs/screenshots. With UPDATE_SCREENSHOTS=1 it is written there instead; what a failing test saw,
 * and where it differs, lies in test-results/screenshots.
 */
export const expectToLookLike = async (page: Page, name: string): Promise<void> => {
  const seen = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const path = join(KEPT, `${name}.png`);
  if (process.env.UPDATE_SCREENSHOTS === '1') {
    await writeFile(path, seen);
    return;
  }
  expect(existsSync(path), `${name}.png is in docs/screenshots`).toBe(true);
  const [now, kept] = [PNG.sync.read(seen), PNG.sync.read(await readFile(path))];
  const { width, height } = kept;
  expect({ width: now.width, height: now.height }).toEqual({ width, height });
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(now.data, kept.data, difference.data, width, height, { threshold: COLOUR });
  const share = pixels / (width * height);
  if (share > DIFFERENT_SHARE) {
    await mkdir(SEEN, { recursive: true });
    await writeFile(join(SEEN, `${name}.png`), seen);
    await writeFile(join(SEEN, `${name}.difference.png`), PNG.sync.write(difference));
  }
  expect(share, `${name}: the share of pixels that differ`).toBeLessThanOrEqual(DIFFERENT_SHARE);
};
