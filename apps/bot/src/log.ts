import type { Logger } from '@hookah/logger';

/** What the bot says while it works. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** An error as a log line may tell it: its words and the words of what caused it, without payloads. */
export const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` ← ${told(error.cause)}`;
  return `${error.name}: ${error.message}${cause}`;
};
