import { findChromium, launchChromium } from '@hookah/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '#src/server.ts';
import { isDiscontinued } from '#src/vocabulary.ts';
import { found } from './helpers.ts';

let replica: Replica;
let browser: Browser;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
  replica = await startReplica();
  browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
});
afterEach(() => {
  expect(troubles.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await replica.close();
});

/** Scrolls as a hand does, until there are so many rows. */
async function scrollUntil(rows: string, count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 700);
        return page.locator(rows).count();
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe(count);
}

describe('in a real browser', () => {
  it('a brand page shows its pictures as they come into view and grows to its last flavour', async () => {
    const brand = found(replica.catalogue.brandBySlug('polynya'), 'the brand Полынья');
    await page.goto(`${replica.url}/tobaccos/polynya`);
    const rows = '#tobacco_list_wrapper .tobacco_list_item';
    expect(await page.locator(rows).count()).toBe(20);
    const last = page.locator(rows).last().locator('img.lazy');
    expect(await last.getAttribute('src')).toContain('no_image.webp');

    const active = replica.catalogue.tobaccosOf(brand.id).filter(({ status }) => !isDiscontinued(status));
    await scrollUntil(rows, active.length);
    expect(await page.locator(`${rows} .tobacco_list_item_reviews`).count()).toBe(active.length - 20);
    expect(await page.locator(`${rows} .list_item_reviews`).count()).toBe(20);
    const lastPicture = page.locator(`${rows} .tobacco_list_item_image img`).last();
    await lastPicture.scrollIntoViewIfNeeded();
    await expect.poll(() => lastPicture.evaluate(isDrawn), { timeout: 15_000 }).toBe(true);
    await expect.poll(() => lastPicture.getAttribute('class')).toBe('');
  });

  it('the brand list grows in its open tab and changes tabs', async () => {
    await page.goto(`${replica.url}/tobaccos/brands`);
    await scrollUntil('[data-type="position"] .tobacco_list_item', 24);
    expect(await page.locator('[data-type="position"] .tobacco_list_item[data-id]').count()).toBe(4);
    await page.mouse.wheel(0, -100_000);
    await page.getByText('Все остальные').click();
    expect(await page.getByText('Капля Росы').isVisible()).toBe(true);
    expect(await page.getByText('Полынья').isVisible()).toBe(false);
  });

  it('a flavour page fills in reviews and other flavours', async () => {
    const tobacco = found(
      replica.catalogue.tobaccos().find(({ reviewsCount, image }) => reviewsCount > 5 && image !== null),
      'a flavour with reviews',
    );
    await page.goto(`${replica.url}/tobaccos/${replica.catalogue.pathOf(tobacco)}`);
    await page.locator('.reviews_item').first().waitFor();
    await page.locator('.tobacco_list_item').first().waitFor();
    expect(await page.locator('.object_image img').evaluate(isDrawn)).toBe(true);
    expect(await page.locator('h1').count()).toBe(2);
    expect(await page.locator('h1').first().isVisible()).toBe(false);
  });
});

/** Runs in the page. */
const isDrawn = (picture: { naturalWidth?: number; complete?: boolean }): boolean =>
  picture.complete === true && picture.naturalWidth === 300;
