const BASE_MS = 250;
const MAX_MS = 30_000;

/** Milliseconds to wait after so many failures in a row: doubling, bounded, and never in step with others. */
export const backoff = (failures: number): number =>
  Math.min(MAX_MS, BASE_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
