import { setTimeout as sleep } from 'node:timers/promises';

/** How fast we ask. It only ever gets slower within a run. */
export type Pace = {
  /** Waits until the next request may start. Rejects when the signal aborts. */
  next: () => Promise<void>;
  /** At least so long between requests from now on. */
  atLeast: (ms: number) => void;
  /** Something went wrong: slower from now on. */
  slowDown: () => void;
  /** Nothing is asked for so long. */
  pauseFor: (ms: number) => void;
  delayMs: () => number;
};

export type PaceOptions = {
  delayMs: number;
  signal: AbortSignal;
  random?: () => number;
};

/** Requests of one clock beat look like an attack; so small a part of the pause is enough to break it. */
const JITTER = 0.03;
const SLOWER = 1.5;
const SLOWEST_MS = 60_000;

export function createPace({ signal, random = Math.random, ...given }: PaceOptions): Pace {
  let delay = given.delayMs;
  let notBefore = 0;
  return {
    next: async () => {
      const wait = notBefore - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal });
      signal.throwIfAborted();
      notBefore = performance.now() + delay * (1 + random() * JITTER);
    },
    atLeast: (ms) => {
      delay = Math.max(delay, ms);
    },
    slowDown: () => {
      delay = Math.max(delay, Math.min(SLOWEST_MS, delay * SLOWER));
    },
    pauseFor: (ms) => {
      notBefore = Math.max(notBefore, performance.now() + ms);
    },
    delayMs: () => delay,
  };
}

/** Retry-After: seconds, or a date. Null when it says nothing readable. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now.valueOf());
}
