import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChromiumMissing, findChromium, launchChromium } from '#src/chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hookah-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, mode = 0o755): string => {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\nexit 1\n');
  chmodSync(path, mode);
  return path;
};

describe('the system’s Chromium', () => {
  it('is the one on the path, by whichever of its names', () => {
    const chrome = program('google-chrome');
    const chromium = program('chromium');
    expect(findChromium(null, folder)).toBe(chromium);
    const shell = program('chromium-headless-shell');
    expect(findChromium(null, folder)).toBe(shell);
    expect(findChromium(chrome, folder)).toBe(chrome);
  });

  it('is refused, with what to do, when CHROMIUM_PATH names nothing that runs', () => {
    const notExecutable = program('chromium', 0o644);
    expect(() => findChromium(notExecutable)).toThrow(ChromiumMissing);
    expect(() => findChromium(notExecutable)).toThrow(/CHROMIUM_PATH .* Install it/);
  });

  it('is named when it does not start', async () => {
    const broken = program('chromium');
    await expect(launchChromium(broken)).rejects.toThrow(`Chromium at ${broken} does not start.`);
  });

  it('starts, and shows a page', async () => {
    const browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));
    const page = await browser.newPage();
    await page.setContent('<h1>Кола</h1>');
    expect(await page.locator('h1').textContent()).toBe('Кола');
    await browser.close();
  });
});
