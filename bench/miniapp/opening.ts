import { once } from 'node:events';
import { createServer } from 'node:net';
import { findChromium, launchChromium } from '@hookah/chromium';
import lighthouse from 'lighthouse';
import { heldUpMs } from './held-up.ts';

export type Opening = {
  /** 0 to 100. */
  score: number;
  lcpMs: number;
  shift: number;
  blockedMs: number;
  /** The same by processor time, whatever else this machine does. */
  heldUpMs: number;
  /** All that came over the network. */
  bytes: number;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
};

/** One opening of the app by a phone that has never seen it. */
export async function measureOpening(address: string): Promise<Opening> {
  const port = await freePort();
  const browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null), {
    args: [`--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(address, { port, logLevel: 'error', onlyCategories: ['performance'] });
    if (result === undefined) throw new Error('Lighthouse gave no result');
    const { lhr, artifacts } = result;
    if (lhr.runtimeError !== undefined) throw new Error(lhr.runtimeError.message);
    const numberOf = (audit: string): number => lhr.audits[audit]?.numericValue ?? Number.NaN;
    return {
      score: Math.round((lhr.categories.performance?.score ?? Number.NaN) * 100),
      lcpMs: numberOf('largest-contentful-paint'),
      shift: numberOf('cumulative-layout-shift'),
      blockedMs: numberOf('total-blocking-time'),
      heldUpMs: heldUpMs(artifacts.Trace.traceEvents),
      bytes: numberOf('total-byte-weight'),
    };
  } finally {
    await browser.close();
  }
}
