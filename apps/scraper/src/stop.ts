/** Why a run ended before its end. The data stays as it was saved. */
export const STOP_REASONS = [
  'stopped',
  'time_limit',
  'budget_spent',
  'robots_disallow',
  'robots_unreachable',
  'forbidden',
  'rate_limited',
  'site_unavailable',
  'markup_changed',
  'brand_list_unreadable',
  'brand_list_empty',
  'brand_list_short',
  'brand_unknown',
  'tobacco_unknown',
  'too_many_absent',
  'database_lost',
  'cannot_save',
  'internal_error',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Nothing is wrong with the site or with what was read so far: the next run goes on from there. */
export const isInterruption = (reason: StopReason): boolean =>
  reason === 'stopped' || reason === 'time_limit' || reason === 'budget_spent';

/** Ends the run from wherever it is; `message` says what was seen. */
export class RunStopped extends Error {
  override name = 'RunStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
