import type { ApiError } from '@hookah/shared/api-error';

const AGAIN_LATER = 'The service is not answering right now. Please try again in a minute.';
const OUR_FAULT = 'Something broke on our side. Please try again a bit later.';
const STALE = 'This button is out of date. Open the list again: /list';

/** What to do, for each reason the API can refuse with. */
export const errors = {
  VALIDATION_FAILED: 'I can’t make sense of this. Please try something shorter and simpler.',
  MALFORMED_REQUEST: OUR_FAULT,
  CURSOR_INVALID: STALE,
  UNAUTHENTICATED: OUR_FAULT,
  TOKEN_EXPIRED: OUR_FAULT,
  INIT_DATA_INVALID: OUR_FAULT,
  INIT_DATA_EXPIRED: OUR_FAULT,
  SESSION_REVOKED: OUR_FAULT,
  FORBIDDEN: 'You have no access to this.',
  NOT_FOUND: 'This no longer exists. Open the list again: /list',
  BRAND_NOT_FOUND: 'The catalogue no longer has this brand. Send me the name of a tobacco and I will look.',
  TOBACCO_NOT_FOUND: 'The catalogue no longer has this tobacco. Send me the name and I will look for others.',
  ITEM_NOT_FOUND: 'This is no longer on your list. Here it is: /list',
  LINE_NOT_FOUND: 'The catalogue no longer has this line. Send me the name of a tobacco and I will look.',
  SHARE_NOT_FOUND: 'This link no longer works. Ask the owner of the list for a new one.',
  UPDATE_NOT_FOUND: OUR_FAULT,
  METHOD_NOT_ALLOWED: OUR_FAULT,
  REQUEST_TIMEOUT: AGAIN_LATER,
  CONFLICT: 'Your list has just changed. Open it again: /list',
  ITEM_CLAIMED: 'Somebody else is already bringing this.',
  LIMIT_REACHED: 'That is too many. Remove something and try again.',
  TELEGRAM_REFUSED: OUR_FAULT,
  NAME_TAKEN: 'Another entry of your list has this name.',
  WISHLIST_FULL: 'Your list is full. Remove what you have tried and add again: /remove',
  RESTORE_EXPIRED: 'Too much time has passed to put it back. You can add it anew.',
  PAYLOAD_TOO_LARGE: 'This is too long. Please send it in parts.',
  URI_TOO_LONG: 'This is too long. Please send a shorter name.',
  UNSUPPORTED_MEDIA_TYPE: OUR_FAULT,
  IDEMPOTENCY_KEY_REUSED: OUR_FAULT,
  RATE_LIMITED: 'That was too fast for me. Wait a little and try again.',
  HEADERS_TOO_LARGE: OUR_FAULT,
  INTERNAL: OUR_FAULT,
  SERVICE_UNAVAILABLE: AGAIN_LATER,
  TELEGRAM_UNAVAILABLE: AGAIN_LATER,
  UNREACHABLE: AGAIN_LATER,
  TIMEOUT: AGAIN_LATER,
  BAD_RESPONSE: OUR_FAULT,
} satisfies Record<ApiError['code'], string>;
