import type { Logger } from '@hookah/logger';

/** As much of the logger as the API needs. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
