import { launchChromium } from '@hookah/chromium';
import type { Browser } from 'playwright-core';

/** A browser that shows documents alone, and that the run ends itself, after it has saved what it has. */
export const launchReader = (executablePath: string, sandbox = true): Promise<Browser> =>
  launchChromium(executablePath, {
    // A page of a hundred pictures would otherwise ask a hundred times and be refused each time.
    args: ['--blink-settings=imagesEnabled=false'],
    ...(sandbox ? {} : { chromiumSandbox: false }),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
