import { html, lines, NOTHING, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';
import type { Texts } from './texts.ts';

const tobaccos = (count: number) => plural('en', count, { one: 'tobacco', other: 'tobaccos' });

const AGAIN_LATER = 'The service is not answering right now. Please try again in a minute.';
const OUR_FAULT = 'Something broke on our side. Please try again a bit later.';
const STALE = 'This button is out of date. Open the list again: /list';

export const en: Texts = {
  commands: [
    { command: 'list', description: 'My list' },
    { command: 'add', description: 'Add a tobacco' },
    { command: 'remove', description: 'Remove from the list' },
    { command: 'clear', description: 'Remove everything' },
    { command: 'cancel', description: 'Stop what was started' },
    { command: 'help', description: 'What I can do' },
  ],
  menuButton: 'My list',
  description:
    'A list of hookah tobaccos you want to try. Send a name: the bot finds it in the catalogue and remembers it. Tick what you bought at the shop.',
  shortDescription: 'A list of hookah tobaccos you want to try',

  greeting: (name) =>
    paragraphs(
      html`Hi, <b>${name}</b>! 👋`,
      lines(
        html`I keep the list of tobaccos you want to try.`,
        html`Send me a name or a flavour and I will find it and add it. For example: <code>cola</code>`,
      ),
    ),
  help: paragraphs(
    html`<b>Just send the name of a tobacco</b>: I will find it and add it to your list. You can send several, one on each line.`,
    lines(
      html`/list — your list: tick what you bought, remove what you don’t need`,
      html`/add — add a tobacco`,
      html`/remove — remove from the list`,
      html`/clear — remove everything (I will ask first)`,
      html`/cancel — stop what was started`,
    ),
  ),
  privateOnly: html`Everyone has a list of their own, so I work in private chats. Come and see me there 🙂`,

  ask: lines(
    html`Which tobacco shall I add?`,
    html`Send its name, with the brand if you like. Several? One on each line.`,
  ),
  cancelled: html`All right, cancelled. Your list is as it was.`,
  nothingToCancel: html`There is nothing to cancel.`,
  unknownCommand: html`I don’t know this command. Here is what I do know: /help`,
  wordsOnly: html`I only understand text. Send me the name of a tobacco and I will find it.`,

  candidates: (query) => html`Here is what matches “<i>${query}</i>”. Which one shall I add?`,
  oneCandidate: (query) => html`Only this one matches “<i>${query}</i>”. Add it?`,
  noMoreCandidates: (query) => html`Nothing more matches “<i>${query}</i>”. Try more exact words.`,
  missing: (query) =>
    lines(html`Nothing matches “<i>${query}</i>”.`, html`Check the name, or let me keep it as you wrote it.`),
  brand: (name, country, rating, count) =>
    paragraphs(
      lines(
        html`<b>${name}</b>`,
        html`${[country, rating, tobaccos(count)].filter((part) => part !== null).join(' · ')}`,
      ),
      html`Which tobacco shall I add?`,
    ),
  emptyBrand: html`The catalogue has no tobaccos of this brand yet.`,

  added: (title, query) =>
    paragraphs(html`✅ Added: <b>${title}</b>`, query === null ? NOTHING : html`Found by “<i>${query}</i>”`),
  alreadyListed: (title) => html`<b>${title}</b> is on your list already 👌`,
  alreadyListedToast: 'On your list already 👌',
  addedToast: 'Added ✅',
  summary: {
    added: (titles) => html`✅ <b>Added</b>\n${titles}`,
    existed: (titles) => html`👌 <b>On your list already</b>\n${titles}`,
    unsure: (queries) => html`🔎 <b>Which one exactly?</b>\n${queries}`,
    missing: (queries) => html`🤷 <b>Not found</b>\n${queries}`,
    cut: (limit) =>
      html`I read at most ${plural('en', limit, { one: 'line', other: 'lines' })} at a time. Please send the rest in another message.`,
  },
  query: (query) => html`• “<i>${query}</i>”`,

  list: {
    heading: html`<b>Your list</b>`,
    counts: (counts) =>
      html`${[
        counts.wanted > 0 ? `${counts.wanted} to try` : null,
        counts.purchased > 0 ? `🛍 ${counts.purchased} bought` : null,
        counts.tried > 0 ? `✅ ${counts.tried} tried` : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}`,
    pick: html`<b>What shall I remove?</b> Tap a name.`,
    pickFound: (words) => html`<b>What shall I remove?</b> This is what looks like “<i>${words}</i>”.`,
    notListed: (words) => html`Nothing on your list looks like “<i>${words}</i>”.`,
    empty: html`Your list is empty. Send me the name of a tobacco and I will find it.`,
    openItem: html`Tap a number to tick or remove it.`,
  },
  states: { wanted: '📌 To try', purchased: '🛍 Bought', tried: '✅ Tried' },
  strengths: ['light', 'light to medium', 'medium', 'medium to strong', 'strong'],
  decimal: (value) => value.toFixed(1),
  strength: (word) => `${word} strength`,
  bothStrengths: (official, byRatings) =>
    official === null || byRatings === null
      ? `Strength: ${official ?? `${byRatings}, people say`}`
      : `Strength: ${official}; people say ${byRatings}`,
  line: (name) => `Line: ${name}`,
  tags: (names) => `Flavours: ${names}`,
  ratings: (rating, count) =>
    count === null ? rating : `${rating} (${plural('en', count, { one: 'rating', other: 'ratings' })})`,
  statuses: {
    in_production: null,
    limited: 'limited edition',
    discontinued: 'discontinued',
    joke: 'a joke',
    unknown: null,
  },
  customItem: 'in your own words, the catalogue doesn’t have it',
  note: (note) => html`Note: ${note}`,

  removed: (title) => html`Removed: <b>${title}</b>`,
  removedUnnamed: html`Removed from your list.`,
  restored: (title) => html`↩️ <b>${title}</b> is back on your list.`,
  alreadyRemoved: html`This is no longer on your list.`,
  alreadyRemovedToast: 'This is already removed',
  removedToast: 'Removed',
  restoredToast: 'It’s back ↩️',
  stateToasts: {
    wanted: 'Back to “to try”',
    purchased: 'Marked as bought 🛍',
    tried: 'Marked as tried ✅',
  },

  clearQuestion: (count) =>
    html`Remove everything (${tobaccos(count)})? If you change your mind, you can put it back.`,
  clearEmpty: html`Your list is empty already.`,
  cleared: (count) => html`The list is empty now: ${tobaccos(count)} removed.`,
  kept: html`All right, everything stays as it is.`,
  uncleared: (count) => html`↩️ ${tobaccos(count)} back on your list.`,
  unclearedNothing: html`Everything is back already.`,

  buttons: {
    openApp: '📱 Open the app',
    openList: '📋 My list',
    add: '➕ Add a tobacco',
    cancel: 'Cancel',
    undo: '↩️ Put back',
    undoAdd: '↩️ Undo',
    undoAll: '↩️ Put everything back',
    custom: '✍️ Keep it as I wrote it',
    customNamed: (query) => `✍️ Keep “${query}”`,
    find: (query) => `🔎 ${query}`,
    moreOf: (query) => `🔎 More of “${query}”`,
    back: '‹ Back to the list',
    previous: '‹',
    next: '›',
    pageOf: (page, pages) => `${page} of ${pages}`,
    page: (page) => `page ${page}`,
    all: 'All',
    filter: {
      wanted: (count) => `To try ${count}`,
      purchased: (count) => `🛍 ${count}`,
      tried: (count) => `✅ ${count}`,
    },
    state: { wanted: '↩️ Back to “to try”', purchased: '🛍 Bought', tried: '✅ Tried' },
    remove: '🗑 Remove from the list',
    keep: 'Leave it as it is',
    clear: (count) => `🗑 Remove everything (${count})`,
    help: '❓ What I can do',
    openChat: 'Open the chat',
  },

  staleToast: STALE,
  queryGone: 'This search is too old. Please send the name again.',
  waiting: (text) =>
    text === null
      ? html`The service is taking a short break. I remember everything and will answer as soon as it is back.`
      : html`The service is taking a short break. I have your “${text}” and will answer as soon as it is back.`,
  gaveUp: (text) =>
    text === null
      ? html`I tried several times and it did not work. We are looking into it; please try again later.`
      : lines(
          html`I tried several times and it did not work. We are looking into it; please try again later.`,
          html`Your text: <code>${text}</code>`,
        ),
  errors: {
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
    TOBACCO_NOT_FOUND:
      'The catalogue no longer has this tobacco. Send me the name and I will look for others.',
    ITEM_NOT_FOUND: 'This is no longer on your list. Here it is: /list',
    LINE_NOT_FOUND: 'The catalogue no longer has this line. Send me the name of a tobacco and I will look.',
    SHARE_NOT_FOUND: 'This link no longer works. Ask the owner of the list for a new one.',
    UPDATE_NOT_FOUND: OUR_FAULT,
    METHOD_NOT_ALLOWED: OUR_FAULT,
    REQUEST_TIMEOUT: AGAIN_LATER,
    CONFLICT: 'Your list has just changed. Open it again: /list',
    ITEM_CLAIMED: 'Somebody else is already bringing this.',
    LIMIT_REACHED: 'That is too many. Remove something and try again.',
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
    UNREACHABLE: AGAIN_LATER,
    TIMEOUT: AGAIN_LATER,
    BAD_RESPONSE: OUR_FAULT,
  },
};
