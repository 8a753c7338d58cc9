import type { RunnerResult } from 'lighthouse';

type TraceEvent = RunnerResult['artifacts']['Trace']['traceEvents'][number] & { tdur?: number };

/** Lighthouse's phone is so many times slower than this machine, and a task is long from so many milliseconds. */
const SLOWER = 4;
const LONG_MS = 50;

/**
 * For how long tasks of the page's main thread hold up a phone after its first paint, by the processor time they take. Lighthouse
 * counts by the clock, and with it whatever else this machine does at the time.
 */
export const heldUpMs = (events: readonly TraceEvent[]): number => {
  const painted = events.find(({ name }) => name === 'firstContentfulPaint');
  if (painted === undefined) throw new Error('The page was never painted');
  return events
    .filter(
      ({ name, pid, tid, ts }) =>
        name === 'RunTask' && pid === painted.pid && tid === painted.tid && ts >= painted.ts,
    )
    .map(({ tdur = 0 }) => Math.max(0, (tdur / 1_000) * SLOWER - LONG_MS))
    .reduce((sum, ms) => sum + ms, 0);
};
