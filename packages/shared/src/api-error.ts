import type { ErrorBody } from './envelope.ts';
import type { ErrorCode } from './errors.ts';

/** What can go wrong before the API's own answer: it wasn't reached, took too long, or said something else. */
export type TransportCode = 'UNREACHABLE' | 'TIMEOUT' | 'BAD_RESPONSE';

/** A refused or failed call. `status` is 0 when there was no answer. */
export class ApiError extends Error {
  readonly code: ErrorCode | TransportCode;
  readonly status: number;
  readonly details: Record<string, unknown> | null;
  readonly requestId: string | null;
  /** Seconds, when the API named them. */
  readonly retryAfter: number | null;

  constructor(
    error: Omit<ErrorBody, 'code' | 'details'> & {
      code: ErrorCode | TransportCode;
      status: number;
      details?: Record<string, unknown> | null;
      requestId?: string | null;
      retryAfter?: number | null;
      cause?: unknown;
    },
  ) {
    super(error.message, error.cause === undefined ? {} : { cause: error.cause });
    this.name = 'ApiError';
    this.code = error.code;
    this.status = error.status;
    this.details = error.details ?? null;
    this.requestId = error.requestId ?? null;
    this.retryAfter = error.retryAfter ?? null;
  }

  /** Whether the same call may succeed later without anything being changed. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
