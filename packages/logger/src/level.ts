/** Lower is graver, as Winston counts. */
export const LEVELS = { fatal: 0, error: 1, warn: 2, info: 3, debug: 4, trace: 5 } as const;

export type Level = keyof typeof LEVELS;

/** A level, or nothing at all. */
export type Threshold = Level | 'silent';

export function passes(level: Level, threshold: Threshold): boolean {
  return threshold !== 'silent' && LEVELS[level] <= LEVELS[threshold];
}
