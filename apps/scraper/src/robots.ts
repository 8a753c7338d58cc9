import robotsModule from 'robots-parser';
import type { Answer } from './fetcher.ts';
import { RunStopped } from './stop.ts';

// Its types promise a default export, while its CommonJS module is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

export type Robots = {
  allows: (path: string) => boolean;
  /** Not part of the standard, but what a site says of itself counts. */
  crawlDelayMs: number;
};

/**
 * RFC 9309: no such file (4xx) allows everything, while a server that cannot say (null: 5xx, too busy, unreachable)
 * forbids everything.
 * @throws RunStopped
 */
export function readRobots(answer: Answer | null, origin: string, agent: string): Robots {
  if (answer === null) {
    throw new RunStopped('robots_unreachable', 'robots.txt cannot be read, so nothing else is asked for.');
  }
  const text = answer.status >= 200 && answer.status < 300 ? answer.body : '';
  const robots = robotsParser(`${origin}/robots.txt`, text);
  return {
    allows: (path) => robots.isAllowed(origin + path, agent) !== false,
    crawlDelayMs: (robots.getCrawlDelay(agent) ?? 0) * 1_000,
  };
}
