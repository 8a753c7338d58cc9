import type { ApiError } from '@hookah/shared/api-error';

const AGAIN_LATER = 'Сервис сейчас не отвечает. Попробуйте ещё раз через минуту.';
const OUR_FAULT = 'Что-то сломалось у нас. Попробуйте ещё раз чуть позже.';
const STALE = 'Эта кнопка устарела. Откройте список заново: /list';

/** What to do, for each reason the API can refuse with. */
export const errors = {
  VALIDATION_FAILED: 'Не могу этого разобрать. Попробуйте написать короче и проще.',
  MALFORMED_REQUEST: OUR_FAULT,
  CURSOR_INVALID: STALE,
  UNAUTHENTICATED: OUR_FAULT,
  TOKEN_EXPIRED: OUR_FAULT,
  INIT_DATA_INVALID: OUR_FAULT,
  INIT_DATA_EXPIRED: OUR_FAULT,
  SESSION_REVOKED: OUR_FAULT,
  FORBIDDEN: 'Это вам недоступно.',
  NOT_FOUND: 'Этого больше нет. Откройте список заново: /list',
  BRAND_NOT_FOUND: 'Такого бренда в каталоге больше нет. Напишите название табака — поищу.',
  TOBACCO_NOT_FOUND: 'Такого табака в каталоге больше нет. Напишите название — поищу похожие.',
  ITEM_NOT_FOUND: 'Этого уже нет в списке. Вот он целиком: /list',
  LINE_NOT_FOUND: 'Такой линейки в каталоге больше нет. Напишите название табака — поищу.',
  SHARE_NOT_FOUND: 'Эта ссылка больше не действует. Попросите новую у хозяина списка.',
  UPDATE_NOT_FOUND: OUR_FAULT,
  METHOD_NOT_ALLOWED: OUR_FAULT,
  REQUEST_TIMEOUT: AGAIN_LATER,
  CONFLICT: 'Список только что изменился. Откройте его заново: /list',
  ITEM_CLAIMED: 'Это уже вызвался принести кто-то другой.',
  LIMIT_REACHED: 'Столько уже нельзя. Уберите что-нибудь лишнее и попробуйте снова.',
  TELEGRAM_REFUSED: OUR_FAULT,
  NAME_TAKEN: 'Так уже называется другая запись списка.',
  WISHLIST_FULL: 'Список полон. Уберите то, что уже попробовали, и добавьте снова: /remove',
  RESTORE_EXPIRED: 'Вернуть уже не получится: прошло слишком много времени. Можно добавить заново.',
  PAYLOAD_TOO_LARGE: 'Слишком длинно. Пришлите по частям.',
  URI_TOO_LONG: 'Слишком длинно. Напишите название короче.',
  UNSUPPORTED_MEDIA_TYPE: OUR_FAULT,
  IDEMPOTENCY_KEY_REUSED: OUR_FAULT,
  RATE_LIMITED: 'Слишком быстро — не успеваю. Подождите немного и повторите.',
  HEADERS_TOO_LARGE: OUR_FAULT,
  INTERNAL: OUR_FAULT,
  SERVICE_UNAVAILABLE: AGAIN_LATER,
  TELEGRAM_UNAVAILABLE: AGAIN_LATER,
  UNREACHABLE: AGAIN_LATER,
  TIMEOUT: AGAIN_LATER,
  BAD_RESPONSE: OUR_FAULT,
} satisfies Record<ApiError['code'], string>;
