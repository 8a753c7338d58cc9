import type { ApiError } from '@hookah/shared/api-error';
import type { CatalogStatus, ItemState } from '@hookah/shared/closed-sets';
import { type Html, html, lines, NOTHING, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';

const tobaccos = (count: number) =>
  plural('ru', count, { one: 'табак', few: 'табака', many: 'табаков', other: 'табака' });

const AGAIN_LATER = 'Сервис сейчас не отвечает. Попробуйте ещё раз через минуту.';
const OUR_FAULT = 'Что-то сломалось у нас. Попробуйте ещё раз чуть позже.';
const STALE = 'Эта кнопка устарела. Откройте список заново: /list';

export const ru = {
  commands: [
    { command: 'list', description: 'Мой список' },
    { command: 'add', description: 'Добавить табак' },
    { command: 'remove', description: 'Убрать из списка' },
    { command: 'clear', description: 'Убрать всё' },
    { command: 'cancel', description: 'Прервать начатое' },
    { command: 'help', description: 'Что я умею' },
  ],
  menuButton: 'Список',
  description:
    'Список табаков для кальяна, которые хочется попробовать. Напишите название — бот найдёт табак в каталоге и запомнит. В магазине отметите, что куплено.',
  shortDescription: 'Список табаков для кальяна, которые хочется попробовать',

  greeting: (name: string) =>
    paragraphs(
      html`Привет, <b>${name}</b>! 👋`,
      lines(
        html`Здесь хранится список табаков, которые вы хотите попробовать.`,
        html`Напишите название или вкус — найду табак и добавлю. Например: <code>кола</code>`,
      ),
    ),
  help: paragraphs(
    html`<b>Просто напишите название табака</b> — найду его и добавлю в список. Можно несколько сразу, каждое с новой строки.`,
    lines(
      html`/list — ваш список: отметить купленное, убрать лишнее`,
      html`/add — добавить табак`,
      html`/remove — убрать из списка`,
      html`/clear — убрать всё (сначала спрошу)`,
      html`/cancel — прервать начатое`,
    ),
  ),
  privateOnly: html`Список у каждого свой, поэтому я работаю в личных сообщениях. Загляните туда 🙂`,

  ask: lines(
    html`Какой табак добавить?`,
    html`Напишите название, можно вместе с брендом. Если их несколько — каждое с новой строки.`,
  ),
  cancelled: html`Хорошо, отменили. Ваш список на месте.`,
  nothingToCancel: html`Отменять нечего.`,
  unknownCommand: html`Такой команды нет. Вот что есть: /help`,
  wordsOnly: html`Я понимаю только текст. Напишите название табака — найду и добавлю.`,

  candidates: (query: string) => html`По запросу «<i>${query}</i>» нашлось вот что. Какой табак добавить?`,
  oneCandidate: (query: string) => html`По запросу «<i>${query}</i>» нашёлся только этот. Добавить?`,
  noMoreCandidates: (query: string) =>
    html`По запросу «<i>${query}</i>» больше ничего нет. Попробуйте написать точнее.`,
  missing: (query: string) =>
    lines(
      html`По запросу «<i>${query}</i>» ничего не нашлось.`,
      html`Проверьте название — или запишу в список как есть.`,
    ),
  brand: (name: string, country: string | null, rating: string | null, count: number) =>
    paragraphs(
      lines(
        html`<b>${name}</b>`,
        html`${[country, rating, tobaccos(count)].filter((part) => part !== null).join(' · ')}`,
      ),
      html`Какой табак добавить?`,
    ),
  emptyBrand: html`В каталоге пока нет табаков этого бренда.`,

  added: (title: string, query: string | null) =>
    paragraphs(
      html`✅ Добавлено: <b>${title}</b>`,
      query === null ? NOTHING : html`Нашлось по запросу «<i>${query}</i>»`,
    ),
  alreadyListed: (title: string) => html`<b>${title}</b> уже есть в вашем списке 👌`,
  alreadyListedToast: 'Уже в списке 👌',
  addedToast: 'Добавлено ✅',
  summary: {
    added: (titles: Html) => html`✅ <b>Добавлено</b>\n${titles}`,
    existed: (titles: Html) => html`👌 <b>Уже в списке</b>\n${titles}`,
    unsure: (queries: Html) => html`🔎 <b>Выберите, какой именно</b>\n${queries}`,
    missing: (queries: Html) => html`🤷 <b>Не нашлось</b>\n${queries}`,
    cut: (limit: number) =>
      html`За раз читаю не больше ${plural('ru', limit, { one: 'строки', few: 'строк', many: 'строк', other: 'строки' })}. Остальное пришлите следующим сообщением.`,
  },
  query: (query: string) => html`• «<i>${query}</i>»`,

  list: {
    heading: html`<b>Ваш список</b>`,
    counts: (counts: Record<ItemState, number>) =>
      html`${[
        counts.wanted > 0 ? `хочу ${counts.wanted}` : null,
        counts.purchased > 0 ? `🛍 куплено ${counts.purchased}` : null,
        counts.tried > 0 ? `✅ попробовано ${counts.tried}` : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}`,
    pick: html`<b>Что убрать?</b> Нажмите на название.`,
    pickFound: (words: string) => html`<b>Что убрать?</b> Вот что похоже на «<i>${words}</i>».`,
    notListed: (words: string) => html`В вашем списке нет ничего похожего на «<i>${words}</i>».`,
    empty: html`Список пока пуст. Напишите название табака — найду и добавлю.`,
    openItem: html`Нажмите номер, чтобы отметить или убрать.`,
  },
  states: {
    wanted: '📌 Хочу',
    purchased: '🛍 Куплено',
    tried: '✅ Попробовано',
  } satisfies Record<ItemState, string>,
  strengths: ['лёгкая', 'средне-лёгкая', 'средняя', 'средне-крепкая', 'крепкая'],
  decimal: (value: number) => value.toFixed(1).replace('.', ','),
  strength: (word: string) => word,
  bothStrengths: (official: string | null, byRatings: string | null) =>
    official === null || byRatings === null
      ? `Крепость: ${official ?? `${byRatings}, по оценкам`}`
      : `Крепость: ${official}, по оценкам — ${byRatings}`,
  line: (name: string) => `Линейка: ${name}`,
  tags: (names: string) => `Вкусы: ${names}`,
  ratings: (rating: string, count: number | null) =>
    count === null
      ? rating
      : `${rating} (${plural('ru', count, { one: 'оценка', few: 'оценки', many: 'оценок', other: 'оценки' })})`,
  statuses: {
    in_production: null,
    limited: 'лимитированный выпуск',
    discontinued: 'снят с производства',
    joke: 'шуточный',
    unknown: null,
  } satisfies Record<CatalogStatus, string | null>,
  customItem: 'записан с ваших слов, в каталоге его нет',
  note: (note: string) => html`Заметка: ${note}`,

  removed: (title: string) => html`Убрано: <b>${title}</b>`,
  removedUnnamed: html`Убрано из списка.`,
  restored: (title: string) => html`↩️ <b>${title}</b> снова в списке.`,
  alreadyRemoved: html`Этого уже нет в списке.`,
  alreadyRemovedToast: 'Этого уже нет в списке',
  removedToast: 'Убрано',
  restoredToast: 'Вернули ↩️',
  stateToasts: {
    wanted: 'Снова в «Хочу»',
    purchased: 'Отмечено: куплено 🛍',
    tried: 'Отмечено: попробовано ✅',
  } satisfies Record<ItemState, string>,

  clearQuestion: (count: number) =>
    html`Убрать из списка всё (${tobaccos(count)})? Если передумаете, сможете вернуть.`,
  clearEmpty: html`Список и так пуст.`,
  cleared: (count: number) => html`Список очищен: убрали ${tobaccos(count)}.`,
  kept: html`Хорошо, всё осталось как есть.`,
  uncleared: (count: number) => html`↩️ Вернули ${tobaccos(count)}.`,
  unclearedNothing: html`Всё уже вернули: список на месте.`,

  buttons: {
    openApp: '📱 Открыть приложение',
    openList: '📋 Мой список',
    add: '➕ Добавить табак',
    cancel: 'Отмена',
    undo: '↩️ Вернуть',
    undoAdd: '↩️ Отменить',
    undoAll: '↩️ Вернуть всё',
    custom: '✍️ Записать как есть',
    customNamed: (query: string) => `✍️ Записать «${query}»`,
    find: (query: string) => `🔎 ${query}`,
    moreOf: (query: string) => `🔎 Ещё по «${query}»`,
    back: '‹ К списку',
    previous: '‹',
    next: '›',
    pageOf: (page: number, pages: number) => `${page} из ${pages}`,
    page: (page: number) => `стр. ${page}`,
    all: 'Все',
    filter: {
      wanted: (count: number) => `Хочу ${count}`,
      purchased: (count: number) => `🛍 ${count}`,
      tried: (count: number) => `✅ ${count}`,
    } satisfies Record<ItemState, (count: number) => string>,
    state: {
      wanted: '↩️ Снова хочу',
      purchased: '🛍 Куплено',
      tried: '✅ Попробовано',
    } satisfies Record<ItemState, string>,
    remove: '🗑 Убрать из списка',
    keep: 'Оставить как есть',
    clear: (count: number) => `🗑 Убрать всё (${count})`,
    help: '❓ Что я умею',
    openChat: 'Открыть чат',
  },

  staleToast: STALE,
  queryGone: 'Этот поиск слишком старый. Напишите название ещё раз.',
  waiting: (text: string | null) =>
    text === null
      ? html`Сервис ненадолго прилёг. Я всё помню и отвечу, как только он встанет.`
      : html`Сервис ненадолго прилёг. Ваше «${text}» у меня — отвечу, как только он встанет.`,
  gaveUp: (text: string | null) =>
    text === null
      ? html`Не получилось даже с нескольких попыток. Мы уже разбираемся; попробуйте ещё раз позже.`
      : lines(
          html`Не получилось даже с нескольких попыток. Мы уже разбираемся; попробуйте ещё раз позже.`,
          html`Ваш текст: <code>${text}</code>`,
        ),
  errors: {
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
    UNREACHABLE: AGAIN_LATER,
    TIMEOUT: AGAIN_LATER,
    BAD_RESPONSE: OUR_FAULT,
  } satisfies Record<ApiError['code'], string>,
};
