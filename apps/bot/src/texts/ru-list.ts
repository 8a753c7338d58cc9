import type { CatalogStatus, ItemState, Verdict } from '@hookah/shared/closed-sets';
import type { ExportFormat } from '@hookah/shared/wishlist-views';
import { html, lines, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';

const tobaccos = (count: number) =>
  plural('ru', count, { one: 'табак', few: 'табака', many: 'табаков', other: 'табака' });

const month = new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What is said about one's own list and what is on it. */
export const list = {
  card: {
    site: 'Страница на сайте',
    checked: (days: number) =>
      days < 1
        ? 'проверено сегодня'
        : days < 2
          ? 'проверено вчера'
          : `проверено ${plural('ru', days, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })} назад`,
    statuses: {
      in_production: 'Выпускается',
      limited: 'Лимитированный выпуск',
      discontinued: 'Снят с производства',
      joke: 'Шуточный',
      unknown: null,
    } satisfies Record<CatalogStatus, string | null>,
  },
  opinion: {
    ask: (title: string) => html`Как вам <b>${title}</b>?`,
    rate: (title: string) => html`<b>${title}</b>: сколько из пяти?`,
    mine: (parts: string) => html`Моё мнение: ${parts}`,
    of5: (rating: number) => `${rating} из 5`,
    verdicts: { again: 'взял бы ещё', fine: 'нормально', never: 'больше не буду' } satisfies Record<
      Verdict,
      string
    >,
    buttons: { again: '👍 Взял бы ещё', fine: '👌 Нормально', never: '👎 Больше не буду' } satisfies Record<
      Verdict,
      string
    >,
    skip: 'Пропустить',
    open: '💬 Моё мнение',
    savedToast: 'Запомнил 👍',
  },
  notes: {
    ask: (title: string) => html`Что записать про <b>${title}</b>? Напишите одним сообщением.`,
    saved: html`📝 Записал.`,
    removedToast: 'Заметка убрана',
    tooLong: (limit: number, text: string) =>
      lines(
        html`Заметка длиннее ${plural('ru', limit, { one: 'буквы', few: 'букв', many: 'букв', other: 'буквы' })}. Пришлите покороче — вот начало:`,
        html`<code>${text}</code>`,
      ),
    add: '📝 Заметка',
    change: '✏️ Заметка',
    remove: '🗑 Стереть заметку',
  },
  shop: {
    heading: (left: number) =>
      lines(
        html`🛒 <b>В магазине</b>`,
        left === 0 ? html`Всё куплено 🎉` : html`Осталось купить: ${tobaccos(left)}`,
      ),
    hint: html`Взяли с полки — нажмите номер. Ещё раз — вернёте.`,
    own: 'Своими словами',
    empty: html`Покупать пока нечего. Напишите название табака — добавлю в список.`,
  },
  byBrand: {
    heading: html`<b>Какой бренд показать?</b>`,
    open: '🏷 По бренду',
    all: 'Все бренды',
    drop: (name: string) => `✕ ${name}`,
    none: html`В списке нет табаков из каталога: выбирать бренд не из чего.`,
  },
  random: {
    heading: html`🎲 Может, этот?`,
    again: '🎲 Другой',
    none: html`Выбирать не из чего: в «Хочу» пусто. Напишите название табака — добавлю.`,
  },
  stats: {
    heading: html`📊 <b>Ваш список в цифрах</b>`,
    none: html`Считать пока нечего. Напишите название табака — добавлю в список.`,
    states: (counts: Record<ItemState, number>, total: number) =>
      html`Всего ${tobaccos(total)}: хочу ${counts.wanted}, куплено ${counts.purchased}, попробовано ${counts.tried}`,
    verdicts: (counts: Record<Verdict, number>) =>
      html`Взял бы ещё ${counts.again}, нормально ${counts.fine}, больше не буду ${counts.never}`,
    brands: (names: string) => html`<b>Бренды</b>\n${names}`,
    strengths: (words: string) => html`<b>Крепость</b>\n${words}`,
    unknownStrength: 'неизвестна',
    months: (words: string) => html`<b>По месяцам</b>\n${words}`,
    month: (date: Date, added: number, tried: number) =>
      `${month.format(date)}: добавлено ${added}, попробовано ${tried}`,
  },
  export: {
    ask: paragraphs(html`<b>Прислать список файлом?</b>`, html`Выберите, каким:`),
    formats: { csv: '📊 Таблица (CSV)', text: '📄 Текст', json: '{ } JSON' } satisfies Record<
      ExportFormat,
      string
    >,
    ready: (count: number) => html`Ваш список: ${tobaccos(count)}.`,
    none: html`Список пуст, сохранять нечего. Напишите название табака — добавлю.`,
    sentToast: 'Отправил файл',
  },
};
