import {
  type CatalogStatus,
  type ExportFormat,
  RESTORABLE_DAYS,
  type Verdict,
  type WishlistSort,
} from '@hookah/shared/closed-sets';
import { plural } from './plural.ts';
import { tied } from './tied.ts';

const number = new Intl.NumberFormat('ru');
const day = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'short' });
const shortDayOfYear = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'short', year: 'numeric' });
const shortMonth = new Intl.DateTimeFormat('ru', { month: 'short', timeZone: 'UTC' });

const VERDICTS: Record<Verdict, string> = {
  again: 'Взять ещё',
  fine: 'Нормально',
  never: 'Больше не брать',
};
const SORTS: Record<WishlistSort, string> = {
  added: 'Сначала новые',
  priority: 'Сначала важные',
  name: 'По названию',
  rating: 'По рейтингу',
};
const STATUSES: Record<CatalogStatus, string> = {
  in_production: 'Выпускается',
  limited: 'Лимитированный',
  discontinued: 'Снят с производства',
  joke: 'Шуточный',
  unknown: 'Статус неизвестен',
};
const FORMATS: Record<ExportFormat, string> = {
  csv: 'Таблица (CSV)',
  text: 'Текст',
  json: 'JSON',
};
/** In another year than this one it says so. */
const shortDate = (moment: string): string => {
  const at = new Date(moment);
  if (at.getFullYear() === new Date().getFullYear()) return shortDay.format(at);
  return shortDayOfYear.format(at).replace(' г.', '');
};
const days = (count: number) =>
  `${number.format(count)}\u00a0${plural('ru', count, { one: 'день', few: 'дня', other: 'дней' })}`;
const tobaccos = (count: number) =>
  `${number.format(count)} ${plural('ru', count, { one: 'табак', few: 'табака', other: 'табаков' })}`;

/** The words of the screens beyond the list and the search. */
export const wordsRu = {
  number: (value: number) => number.format(value),
  month: (month: string) => shortMonth.format(new Date(`${month}-01T00:00:00Z`)).replace('.', ''),
  shortDate,
  date: (moment: string) => day.format(new Date(moment)),
  tobaccos,
  ratings: (count: number) =>
    `${number.format(count)} ${plural('ru', count, { one: 'оценка', few: 'оценки', other: 'оценок' })}`,
  verdict: (verdict: Verdict) => VERDICTS[verdict],
  back: 'Назад',
  done: 'Готово',
  more: 'Показать ещё',
  refused: {
    claimed: 'Это уже несёт кто-то другой.',
    limit: 'Больше нельзя: сначала уберите что-нибудь из того, что уже есть.',
  },
  offline: 'Всё появится само, как только вернётся интернет.',
  sort: (sort: WishlistSort) => SORTS[sort],
  view: {
    title: 'Сортировка и фильтры',
    sort: 'Сортировка',
    brands: 'Бренд',
    strength: 'Крепость',
    tags: 'Вкус',
    more: (count: number) => `Ещё ${number.format(count)}`,
    moreOf: (count: number, group: string) => `Ещё ${number.format(count)}: ${group}`,
    reset: 'Сбросить',
  },
  counter: {
    title: 'У прилавка',
    progress: (done: number, of: number) => `Куплено ${number.format(done)} из ${number.format(of)}`,
    tick: (name: string) => `Купить: ${name}`,
    handwritten: 'Записано от руки',
    all: { title: 'Всё куплено', text: 'Можно идти домой. Покупки ждут в списке «Куплено».' },
    empty: {
      title: 'Покупать пока нечего',
      text: tied('Добавьте табаки в список «Хочу», и они соберутся здесь по брендам и линейкам.'),
    },
  },
  filters: {
    title: 'Фильтры',
    open: 'Фильтры',
    active: (count: number) => `Фильтры, выбрано: ${number.format(count)}`,
    show: (count: number) => `Показать ${tobaccos(count)}`,
    showAny: 'Показать',
    none: 'Ничего не подходит',
    reset: 'Сбросить',
    tags: 'Вкус',
    brands: 'Бренд',
    strength: 'Крепость от производителя',
    statuses: 'Выпуск',
    countries: 'Страна',
    hide: 'Не показывать',
    hideTried: 'Уже попробованное',
    hideNever: 'Больше не брать',
    recent: 'Недавние запросы',
    clearRecent: 'Очистить',
  },
  history: {
    title: 'Моя история',
    added: 'В списке',
    purchased: 'Куплено',
    tried: 'Попробовано',
    rating: 'Моя оценка',
    stars: (value: number) => `${value} из 5`,
    priority: 'Когда пробовать',
  },
  write: {
    do: (name: string) => `Записать «${name}»`,
    done: 'Записано в список',
    open: (name: string) => `Записано в список: ${name}. Открыть`,
    hint: 'Нет того, что нужно?',
  },
  like: 'Найти похожее',
  findTag: (tag: string) => `Найти со вкусом: ${tag}`,
  share: {
    do: 'Поделиться',
    copied: 'Ссылка скопирована',
    unavailable: 'Делиться можно, когда у бота есть имя в Telegram',
  },
  brandsPage: {
    title: 'Бренды',
    followed: 'Подписки',
    index: 'Буквы',
    cyrillic: 'А–Я',
    other: '#',
    follow: 'Подписаться',
    following: 'Вы подписаны',
    unfollow: (brand: string) => `Вы подписаны: ${brand}`,
    followLabel: (brand: string) => `Подписаться: ${brand}`,
    hint: tied('О новинках бренда напишет бот'),
    lines: 'Линейки',
    all: 'Все табаки бренда',
    best: 'Лучшее по оценкам',
    missing: { title: 'Такого бренда нет', text: 'Возможно, его убрали из каталога.' },
    about: 'О бренде',
  },
  stats: {
    title: 'Статистика',
    total: (count: number) => `${tobaccos(count)} в списке`,
    verdicts: 'Впечатления',
    brands: 'Бренды в списке',
    strengths: 'Крепость',
    months: 'По месяцам',
    added: 'добавлено',
    tried: 'попробовано',
    monthLabel: (month: string, added: number, tried: number) =>
      `${month}: добавлено ${added}, попробовано ${tried}`,
    empty: {
      title: 'Здесь будет ваша история',
      text: tied('Добавляйте, покупайте и пробуйте: станет видно, что вам по вкусу.'),
    },
  },
  shared: {
    title: (name: string) => `Список: ${name}`,
    list: 'Список',
    mine: 'Так ваш список видят другие',
    overlap: (count: number) => `Есть и у вас: ${number.format(count)}`,
    bring: 'Принесу',
    bringLabel: (name: string) => `Принесу: ${name}`,
    bringing: 'Несу я',
    takeBack: (name: string) => `Несу я: ${name}`,
    takenBy: (name: string) => `Несёт ${name}`,
    wantToo: (name: string) => `Тоже хочу: ${name}`,
    missing: { title: 'Ссылка не работает', text: 'Её отозвали, или срок вышел. Попросите новую.' },
    empty: { title: 'Список пока пуст', text: 'Загляните позже.' },
  },
  removed: {
    title: 'Удалённое',
    list: 'Что можно вернуть',
    hint: tied(`Убранное из списка хранится ${days(RESTORABLE_DAYS)} вместе с заметкой и оценкой`),
    when: (moment: string, left: number) => `${shortDate(moment)} · ещё\u00a0${days(left)}`,
    restore: 'Вернуть',
    restoreLabel: (name: string) => `Вернуть в список: ${name}`,
    restored: (name: string) => `Снова в списке: ${name}`,
    empty: {
      title: 'Здесь ничего нет',
      text: tied(`Если убрать что-то из списка, ${days(RESTORABLE_DAYS)} это можно будет вернуть отсюда.`),
    },
  },
  bulk: {
    title: 'Добавить списком',
    field: 'По одному табаку на строке',
    placeholder: 'Darkside Кола\nMusthave Пинкман\nОблепиха',
    hint: tied('Вставьте сообщение друга или заметку: найдём каждый в каталоге'),
    tooMany: (most: number) => `За раз не больше ${number.format(most)} строк`,
    add: (count: number) => `Добавить ${tobaccos(count)}`,
    addNone: 'Добавить',
    added: 'Добавлено',
    listed: 'Уже были в списке',
    doubt: (line: string) => `«${line}»: что из этого?`,
    misses: 'Не нашлось',
    missesHint: tied('Проверьте, нет ли опечатки, или запишите как есть'),
  },
  me: {
    tab: 'Профиль',
    stats: 'Статистика',
    share: 'Поделиться списком',
    shareHint: tied('Друзья увидят список без заметок и оценок и смогут сказать, что принесут'),
    shares: 'Мои ссылки',
    shareMade: (date: string) => `Ссылка создана ${date}`,
    claims: (count: number) =>
      `${number.format(count)} ${plural('ru', count, { one: 'обещание', few: 'обещания', other: 'обещаний' })}`,
    look: 'Как видят другие',
    revoke: (title: string | null, date: string) =>
      title === null ? `Отозвать ссылку, созданную ${date}` : `Отозвать ссылку «${title}»`,
    revokeAsk: (claims: number): string =>
      claims > 0
        ? 'Отозвать ссылку? Она перестанет открываться, а обещания друзей пропадут'
        : 'Отозвать ссылку? Она перестанет открываться у всех, кому отправлена',
    revokeYes: 'Да, отозвать',
    keep: 'Оставить',
    language: 'Язык',
    asTelegram: 'Как в Telegram',
    languages: { ru: 'Русский', en: 'English' },
    alerts: 'Уведомления',
    news: 'Новинки и изменения',
    newsHint: tied(
      'Бот пишет не чаще раза в день: о новинках брендов, на которые вы подписаны, и о табаках из списка',
    ),
    hour: 'Время сводки',
    quiet: 'Не беспокоить',
    quietFrom: 'с',
    quietTo: 'до',
    hourOf: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    zone: (zone: string) => `Часовой пояс: ${zone}`,
    devices: 'Выйти на других устройствах',
    devicesHint: tied('Если телефон потерян или приложение открыто не у вас. Здесь всё останется как есть'),
    devicesDone: 'Вы вышли на других устройствах',
    data: 'Данные',
    export: 'Сохранить список',
    exportCopied: 'Список скопирован: вставьте его в заметку или таблицу',
    exportFailed: 'Здесь файл не сохранить: бот пришлёт его по команде /export',
    format: (format: ExportFormat) => FORMATS[format],
    erase: 'Удалить все мои данные',
    eraseHint: tied('Список, заметки, ссылки и подписки исчезнут навсегда: отменить это нельзя'),
    eraseAsk: 'Удалить всё?',
    eraseYes: 'Да, удалить навсегда',
    erased: { title: 'Данные удалены', text: 'Если вернётесь, список начнётся заново.' },
  },
  search: {
    title: 'Поиск',
    field: 'Поиск табака',
    placeholder: 'Вкус, бренд или название',
    popular: 'Лучшие по оценкам',
    popularOf: (brand: string) => `Лучшее: ${brand}`,
    found: 'Нашлось',
    brand: 'Бренд',
    brandChosen: (brand: string) => `Бренд: ${brand}. Изменить`,
    dropBrand: (brand: string) => `Убрать фильтр: ${brand}`,
    strength: (value: string) => `Крепость: ${value}`,
    add: (name: string) => `Добавить в список: ${name}`,
    inList: (name: string, state: string) => `${name}: уже в списке (${state}). Открыть`,
    empty: {
      title: 'Ничего не нашлось',
      text: 'Проверьте, нет ли опечатки, или запишите как есть.',
      filtered: 'Проверьте, нет ли опечатки, или уберите фильтры.',
    },
    reset: 'Сбросить фильтры',
    more: 'Ищем дальше…',
    end: 'Это всё',
    failedMore: 'Не удалось загрузить продолжение',
  },
  tobacco: {
    add: 'Добавить в список',
    next: { purchased: 'Отметить купленным', tried: 'Отметить попробованным' },
    states: 'Состояние в списке',
    remove: 'Убрать из списка',
    strengthOfficial: 'Крепость от производителя',
    strengthByRatings: 'Крепость по оценкам',
    unknown: 'нет данных',
    line: 'Линейка',
    noRatings: 'Оценок пока нет',
    tags: 'Вкусы',
    description: 'Описание',
    note: 'Заметка',
    notePlaceholder: tied('С чем смешать, где видели, что запомнилось…'),
    verdicts: 'Как вам?',
    openSite: 'Открыть на сайте каталога',
    missing: { title: 'Такого табака нет', text: 'Возможно, его убрали из каталога.' },
    custom: 'Записано от руки: в каталоге такого нет',
    name: 'Название',
  },
  outside: {
    title: 'Список табаков живёт в Telegram',
    text: tied(
      'Откройте чат с ботом и запустите приложение оттуда: здесь, в браузере, мы не знаем, чей список показать.',
    ),
    open: 'Открыть в Telegram',
  },
  status: (status: CatalogStatus) => STATUSES[status],
  brands: {
    field: 'Найти бренд',
    all: 'Все бренды',
    empty: 'Такого бренда в каталоге нет',
  },
};
