import { html, lines, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';
import type { friends as ru } from './ru-friends.ts';

const tobaccos = (count: number) => plural('en', count, { one: 'tobacco', other: 'tobaccos' });

export const friends: typeof ru = {
  /** What stands over the results of `@bot query`, at most 64 characters, and under the card that was chosen. */
  inline: {
    want: 'Want it too',
    open: 'Open my list',
    none: 'Nothing found. Open the bot',
    later: 'That didn’t work. Try again soon',
  },
  share: {
    heading: html`🔗 <b>Your list by a link</b>`,
    about: html`Whoever has the link sees what you want to try, but not your notes and ratings. Friends can say what they will bring.`,
    claims: (count) => `${count} promised`,
    until: (day) => `until ${day}`,
    none: html`Right now nobody can see your list by a link.`,
    create: '➕ Make a link',
    createAnother: '➕ One more link',
    send: '📤 Send',
    sendNumber: (number) => `📤 Send ${number}`,
    revoke: '🗑 Close',
    revokeNumber: (number) => `🗑 Close ${number}`,
    revokeQuestion: (claims) =>
      claims === 0
        ? html`Close this link? Nobody will be able to open your list by it any more.`
        : html`Close this link? Nobody will open your list by it any more, and the promises to bring something (${claims}) go with it.`,
    revokeYes: '🗑 Close the link',
    revokedToast: 'The link is closed',
    invitation: 'My list of tobaccos to try',
    card: (name, title, items, rest) =>
      paragraphs(
        title === null ? html`💨 <b>${name}</b>: I want to try` : html`💨 <b>${name}</b>: ${title}`,
        items,
        rest === 0 ? null : html`and ${tobaccos(rest)} more`,
      ),
    cardEmpty: html`nothing yet, but soon`,
    cardButton: 'Open the list',
    forward: html`👆 Forward this message to your friends.`,
  },
  friend: {
    heading: (name, title) =>
      title === null
        ? html`💨 <b>${name}</b> wants to try`
        : lines(html`💨 <b>${title}</b>`, html`A list of ${name}`),
    someone: 'Your friend',
    mine: html`This is your own list, as your friends see it.`,
    empty: html`There is nothing here yet.`,
    claimedByMe: '🙋 you bring it',
    claimedBy: (name) => `🙋 ${name} brings it`,
    hint: html`🙋: you bring it. ➕: you want it too.`,
    claim: (number) => `🙋 ${number} I’ll bring it`,
    unclaim: (number) => `✕ ${number} I won’t`,
    want: (number) => `➕ ${number} Want it too`,
    claimedToast: 'Great, it says that you bring it 🙋',
    unclaimedToast: 'All right, taken back',
    takenToast: 'Somebody else is already bringing this',
    notWantedToast: 'This is not wanted any more',
    overlap: '🤝 What we share',
    overlapHeading: (count) =>
      count === 0
        ? html`🤝 Nothing in common yet. Tap ➕ at what you want as well.`
        : html`🤝 <b>On both lists: ${tobaccos(count)}</b>`,
    overlapItem: (title, theirs, mine) => html`• <b>${title}</b>\nthey: ${theirs}, you: ${mine}`,
    overlapRest: (count) => html`and ${tobaccos(count)} more`,
    states: { wanted: 'want it', purchased: 'have it', tried: 'tried it' },
    myStates: { wanted: 'want it', purchased: 'have it', tried: 'tried it' },
    back: '‹ Back to their list',
  },
};
