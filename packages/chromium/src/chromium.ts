import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Chromium without the browser's own windows, which nobody sees here: half the processor time. */
export const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** There is no browser to start; the message says in one line what to do. */
export class ChromiumMissing extends Error {
  override name = 'ChromiumMissing';
}

export const HOW_TO_INSTALL =
  'Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium.';

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const places = (path: string): string[] => [
  ...[...path.split(delimiter).filter((folder) => folder !== ''), ...FOLDERS].flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  ),
  ...MAC,
];

/**
 * @param given CHROMIUM_PATH; null: the system's own is looked for, on `path` (as PATH is) and where systems put it.
 * @throws ChromiumMissing
 */
export const findChromium = (given: string | null, path = ''): string => {
  const found = (given === null ? places(path) : [given]).find(isExecutable);
  if (found !== undefined) return found;
  throw new ChromiumMissing(
    given === null
      ? `Chromium was not found. ${HOW_TO_INSTALL}`
      : `CHROMIUM_PATH names no program that can be run. ${HOW_TO_INSTALL}`,
  );
};

/** Headless, and asking nobody on the internet for anything of its own. */
export const launchChromium = async (
  executablePath: string,
  { args = [], ...options }: LaunchOptions = {},
): Promise<Browser> => {
  try {
    return await chromium.launch({
      executablePath,
      // Chromium refuses its sandbox only to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        // The shell would fit letters to whole pixels; a phone doesn't, and neither does the whole browser.
        '--font-render-hinting=none',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...args,
      ],
      ...options,
    });
  } catch (cause) {
    throw new ChromiumMissing(`Chromium at ${executablePath} does not start.`, { cause });
  }
};
