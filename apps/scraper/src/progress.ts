import type { Counters } from './counters.ts';

export type Progress = { brandsDone: number; brandsTotal: number; tobaccos: number; requests: number };

export const progressOf = (counters: Counters): Progress => ({
  brandsDone: counters.brandsDone + counters.brandsFailed,
  brandsTotal: counters.brandsTotal,
  tobaccos: counters.tobaccosSeen,
  requests: counters.requests,
});

/** "12/30 brands, 210 tobaccos, 64 requests (1.0/s), about 3 min left" */
export function describeProgress(progress: Progress, elapsedMs: number): string {
  const { brandsDone, brandsTotal, tobaccos, requests } = progress;
  const rate = (requests / Math.max(1, elapsedMs / 1_000)).toFixed(1);
  const left = brandsDone === 0 ? null : (elapsedMs / brandsDone) * (brandsTotal - brandsDone);
  const parts = [
    `${brandsDone}/${brandsTotal} brands`,
    `${tobaccos} tobaccos`,
    `${requests} requests (${rate}/s)`,
  ];
  if (left !== null && brandsDone < brandsTotal) parts.push(`about ${describeDuration(left)} left`);
  return parts.join(', ');
}

export function describeDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
