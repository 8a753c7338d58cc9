import { html, lines, NOTHING, paragraphs } from '#src/html.ts';
import { errors } from './en-errors.ts';
import { friends } from './en-friends.ts';
import { list } from './en-list.ts';
import { notifications } from './en-notifications.ts';
import { settings } from './en-settings.ts';
import { plural } from './plural.ts';
import type { Texts } from './texts.ts';

const tobaccos = (count: number) => plural('en', count, { one: 'tobacco', other: 'tobaccos' });

export const en: Texts = {
  commands: [
    { command: 'list', description: 'My list' },
    { command: 'add', description: 'Add a tobacco' },
    { command: 'shop', description: 'At the shop: what to buy' },
    { command: 'random', description: 'Pick one for me' },
    { command: 'share', description: 'Show my list to friends' },
    { command: 'follow', description: 'Follow a brand' },
    { command: 'stats', description: 'My list in numbers' },
    { command: 'export', description: 'Save my list' },
    { command: 'remove', description: 'Remove from the list' },
    { command: 'clear', description: 'Remove everything' },
    { command: 'alerts', description: 'Alerts' },
    { command: 'settings', description: 'Settings' },
    { command: 'cancel', description: 'Stop what was started' },
    { command: 'deleteme', description: 'Delete my data' },
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
    html`<b>Just send the name of a tobacco</b>: I will find it and add it to your list. You can send several, one on each line, or a link from htreviews.org.`,
    lines(
      html`/list — your list: tick what you bought, say what you think`,
      html`/shop — the list for the shop, brand by brand`,
      html`/random — I pick one for you`,
      html`/share — show your list to friends`,
      html`/follow — follow what is new at a brand`,
      html`/stats — your list in numbers`,
      html`/export — save your list`,
      html`/remove — remove from the list`,
      html`/clear — remove everything (I will ask first)`,
      html`/alerts — alerts`,
      html`/settings — language, time zone`,
      html`/cancel — stop what was started`,
      html`/deleteme — delete everything I keep about you`,
    ),
  ),
  privateOnly: html`Everyone has a list of their own, so I work in private chats. Come and see me there 🙂`,

  ask: lines(
    html`Which tobacco shall I add?`,
    html`Send its name, with the brand if you like. Several? One on each line.`,
  ),
  cancelled: html`All right, cancelled. Your list is as it was.`,
  nothingToCancel: html`There is nothing to cancel.`,
  smallTalk: html`Always glad to help! Write a tobacco’s name or a flavour: I’ll find it and put it on your list.`,
  unknownCommand: html`I don’t know this command. Here is what I do know: /help`,
  wordsOnly: html`I only understand text. Send me the name of a tobacco and I will find it.`,

  candidates: (query) => html`Here is what matches “<i>${query}</i>”. Which one shall I add?`,
  oneCandidate: (query) => html`Only this one matches “<i>${query}</i>”. Add it?`,
  noMoreCandidates: (query) => html`Nothing more matches “<i>${query}</i>”. Try more exact words.`,
  missing: (query) =>
    lines(html`Nothing matches “<i>${query}</i>”.`, html`Check the name, or let me keep it as you wrote it.`),
  brand: (name, country, rating, count) =>
    lines(
      html`<b>${name}</b>`,
      html`${[country, rating, tobaccos(count)].filter((part) => part !== null).join(' · ')}`,
    ),
  pickOne: html`Which one shall I add?`,
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
    card: 'ℹ️ Details',
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

  staleToast: errors.CURSOR_INVALID,
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
  ...list,
  ...friends,
  ...settings,
  notifications,
  errors,
};
