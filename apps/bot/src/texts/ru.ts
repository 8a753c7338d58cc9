import type { CatalogStatus, ItemState } from '@hookah/shared/closed-sets';
import { type Html, html, lines, NOTHING, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';
import { errors } from './ru-errors.ts';
import { friends } from './ru-friends.ts';
import { list } from './ru-list.ts';
import { notifications } from './ru-notifications.ts';
import { settings } from './ru-settings.ts';

const tobaccos = (count: number) =>
  plural('ru', count, { one: 'табак', few: 'табака', many: 'табаков', other: 'табака' });

export const ru = {
  commands: [
    { command: 'list', description: 'Мой список' },
    { command: 'add', description: 'Добавить табак' },
    { command: 'shop', description: 'В магазин: что купить' },
    { command: 'random', description: 'Выбрать за меня' },
    { command: 'share', description: 'Показать список друзьям' },
    { command: 'follow', description: 'Следить за брендом' },
    { command: 'stats', description: 'Список в цифрах' },
    { command: 'export', description: 'Скачать список' },
    { command: 'remove', description: 'Убрать из списка' },
    { command: 'clear', description: 'Убрать всё' },
    { command: 'alerts', description: 'Оповещения' },
    { command: 'settings', description: 'Настройки' },
    { command: 'cancel', description: 'Прервать начатое' },
    { command: 'deleteme', description: 'Удалить мои данные' },
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
    html`<b>Просто напишите название табака</b> — найду его и добавлю в список. Можно несколько сразу, каждое с новой строки. Можно прислать ссылку с htreviews.org.`,
    lines(
      html`/list — ваш список: отметить купленное, записать мнение`,
      html`/shop — список для магазина, по брендам`,
      html`/random — выбрать за вас`,
      html`/share — показать список друзьям`,
      html`/follow — следить за новинками бренда`,
      html`/stats — список в цифрах`,
      html`/export — скачать список`,
      html`/remove — убрать из списка`,
      html`/clear — убрать всё (сначала спрошу)`,
      html`/alerts — оповещения`,
      html`/settings — язык, часовой пояс`,
      html`/cancel — прервать начатое`,
      html`/deleteme — удалить всё, что я о вас храню`,
    ),
  ),
  privateOnly: html`Список у каждого свой, поэтому я работаю в личных сообщениях. Загляните туда 🙂`,

  ask: lines(
    html`Какой табак добавить?`,
    html`Напишите название, можно вместе с брендом. Если их несколько — каждое с новой строки.`,
  ),
  cancelled: html`Хорошо, отменили. Ваш список на месте.`,
  nothingToCancel: html`Отменять нечего.`,
  smallTalk: html`Всегда рад помочь! Напишите название табака или вкус — найду и добавлю в список.`,
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
    lines(
      html`<b>${name}</b>`,
      html`${[country, rating, tobaccos(count)].filter((part) => part !== null).join(' · ')}`,
    ),
  pickOne: html`Какой табак добавить?`,
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
    card: 'ℹ️ Подробнее',
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

  staleToast: errors.CURSOR_INVALID,
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
  ...list,
  ...friends,
  ...settings,
  notifications,
  errors,
};
