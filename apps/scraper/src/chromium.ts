import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** There is no browser to start; the message says in one line what to do. */
export class ChromiumMissing extends Error {
  override name = 'ChromiumMissing';
}

/** Without a path: the places where systems put it. */
export function findChromium(path: string | null, places: readonly string[] = PLACES): string {
  const found = (path === null ? places : [path]).find(isExecutable);
  if (found !== undefined) return found;
  throw new ChromiumMissing(
    path === null
      ? 'Chromium was not found. Install it ("apt-get install chromium", "brew install chromium") or set CHROMIUM_PATH.'
      : 'CHROMIUM_PATH does not name a program that can be run. Install Chromium or correct the path.',
  );
}

export async function launchChromium(executablePath: string): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath,
      // Chromium refuses its sandbox only to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A page of a hundred pictures would otherwise ask a hundred times and be refused each time.
        '--blink-settings=imagesEnabled=false',
      ],
      // The run ends the browser itself, after it has saved what it has.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw new ChromiumMissing(`Chromium at ${executablePath} does not start.`, { cause });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
