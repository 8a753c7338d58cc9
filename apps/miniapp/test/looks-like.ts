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

/** How far two colours may be apart and still count as the same, 0 to 1. */
const COLOUR = 0.2;
/** As high as a line of small print. */
const BAND_PX = 18;
/**
 * Another version of Chromium draws the edges of letters otherwise, which alters a hundredth of a line of text. A word
 * that is another, a line that is missing or a row that moved alters far more of its band.
 */
export const DIFFERENT_SHARE = 0.015;

type Difference = { share: number; picture: PNG };

/** @returns what share of the band differs that differs most */
export const differenceOf = (seen: PNG, kept: PNG, scale: number): Difference => {
  const { width, height } = kept;
  const picture = new PNG({ width, height });
  pixelmatch(seen.data, kept.data, picture.data, width, height, { threshold: COLOUR, diffMask: true });
  const band = BAND_PX * scale;
  const differing = Array.from({ length: Math.ceil(height / band) }, () => 0);
  for (let at = 3; at < picture.data.length; at += 4) {
    const index = Math.floor((at - 3) / 4 / width / band);
    if (picture.data[at] !== 0) differing[index] = (differing[index] ?? 0) + 1;
  }
  return { share: Math.max(...differing) / (width * band), picture };
};

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
  const scale = await page.evaluate(() => devicePixelRatio);
  const { share, picture } = differenceOf(now, kept, scale);
  if (share > DIFFERENT_SHARE) {
    await mkdir(SEEN, { recursive: true });
    await writeFile(join(SEEN, `${name}.png`), seen);
    await writeFile(join(SEEN, `${name}.difference.png`), PNG.sync.write(picture));
  }
  expect(share, `${name}: the share that differs of one line`).toBeLessThanOrEqual(DIFFERENT_SHARE);
};
