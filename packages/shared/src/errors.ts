/** Every reason for which the API refuses, and its HTTP status. The list is closed: clients switch over it. */
export const STATUS = {
  VALIDATION_FAILED: 400,
  MALFORMED_REQUEST: 400,
  CURSOR_INVALID: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  INIT_DATA_INVALID: 401,
  INIT_DATA_EXPIRED: 401,
  SESSION_REVOKED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BRAND_NOT_FOUND: 404,
  LINE_NOT_FOUND: 404,
  TOBACCO_NOT_FOUND: 404,
  ITEM_NOT_FOUND: 404,
  SHARE_NOT_FOUND: 404,
  UPDATE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  CONFLICT: 409,
  WISHLIST_FULL: 409,
  NAME_TAKEN: 409,
  ITEM_CLAIMED: 409,
  LIMIT_REACHED: 409,
  TELEGRAM_REFUSED: 409,
  RESTORE_EXPIRED: 410,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
  TELEGRAM_UNAVAILABLE: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof STATUS;

export const ERROR_CODES = Object.keys(STATUS) as readonly ErrorCode[];

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(STATUS, value);

/** An expected refusal. `message` is for developers and English; people read the client's own words for the code. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | null;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? null;
  }

  get statusCode(): number {
    return STATUS[this.code];
  }
}

/** A value that its schema lets pass and a rule does not, told as the schemas tell of theirs. */
export const refusedField = (path: string, problem: string): AppError =>
  new AppError('VALIDATION_FAILED', `${path} ${problem}`, { details: { fields: [{ path, problem }] } });
