import { html, lines, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';
import type { list as ru } from './ru-list.ts';

const tobaccos = (count: number) => plural('en', count, { one: 'tobacco', other: 'tobaccos' });

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const list: typeof ru = {
  card: {
    site: 'Its page on the site',
    checked: (days) =>
      days < 1
        ? 'checked today'
        : days < 2
          ? 'checked yesterday'
          : `checked ${plural('en', days, { one: 'day', other: 'days' })} ago`,
    statuses: {
      in_production: 'In production',
      limited: 'Limited edition',
      discontinued: 'Discontinued',
      joke: 'A joke',
      unknown: null,
    },
  },
  opinion: {
    ask: (title) => html`How was <b>${title}</b>?`,
    rate: (title) => html`<b>${title}</b>: how many out of five?`,
    mine: (parts) => html`I say: ${parts}`,
    of5: (rating) => `${rating} out of 5`,
    verdicts: { again: 'would buy again', fine: 'fine', never: 'never again' },
    buttons: { again: '👍 Would buy again', fine: '👌 Fine', never: '👎 Never again' },
    skip: 'Skip',
    open: '💬 What I think',
    savedToast: 'Noted 👍',
  },
  notes: {
    ask: (title) => html`What shall I note about <b>${title}</b>? Send it as one message.`,
    saved: html`📝 Noted.`,
    removedToast: 'Note removed',
    tooLong: (limit, text) =>
      lines(
        html`This note is over ${plural('en', limit, { one: 'letter', other: 'letters' })}. Please send a shorter one; it begins:`,
        html`<code>${text}</code>`,
      ),
    add: '📝 Note',
    change: '✏️ Note',
    remove: '🗑 Erase the note',
  },
  shop: {
    heading: (left) =>
      lines(
        html`🛒 <b>At the shop</b>`,
        left === 0 ? html`You have everything 🎉` : html`Still to buy: ${tobaccos(left)}`,
      ),
    hint: html`Took one off the shelf? Tap its number. Again puts it back.`,
    own: 'In your own words',
    empty: html`There is nothing to buy yet. Send me the name of a tobacco and I will add it.`,
  },
  byBrand: {
    heading: html`<b>Which brand shall I show?</b>`,
    open: '🏷 By brand',
    all: 'All brands',
    drop: (name) => `✕ ${name}`,
    none: html`Nothing on your list is from the catalogue, so there are no brands to pick from.`,
  },
  random: {
    heading: html`🎲 How about this one?`,
    again: '🎲 Another',
    none: html`Nothing to pick from: there is nothing you want to try. Send me a name and I will add it.`,
  },
  stats: {
    heading: html`📊 <b>Your list in numbers</b>`,
    none: html`There is nothing to count yet. Send me the name of a tobacco and I will add it.`,
    states: (counts, total) =>
      html`${tobaccos(total)} in all: ${counts.wanted} to try, ${counts.purchased} bought, ${counts.tried} tried`,
    verdicts: (counts) =>
      html`Would buy again ${counts.again}, fine ${counts.fine}, never again ${counts.never}`,
    brands: (names) => html`<b>Brands</b>\n${names}`,
    strengths: (words) => html`<b>Strength</b>\n${words}`,
    unknownStrength: 'unknown',
    months: (words) => html`<b>By month</b>\n${words}`,
    month: (date, added, tried) => `${month.format(date)}: ${added} added, ${tried} tried`,
  },
  export: {
    ask: paragraphs(html`<b>Your list as a file?</b>`, html`Pick a kind:`),
    formats: { csv: '📊 Spreadsheet (CSV)', text: '📄 Text', json: '{ } JSON' },
    ready: (count) => html`Your list: ${tobaccos(count)}.`,
    none: html`Your list is empty, there is nothing to save. Send me a name and I will add it.`,
    sentToast: 'File sent',
  },
};
