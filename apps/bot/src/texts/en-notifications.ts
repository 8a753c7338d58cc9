import { html } from '#src/html.ts';
import type { notifications as original } from './ru-notifications.ts';

export const notifications: typeof original = {
  heading: html`🔔 <b>There is news</b>`,
  news: {
    new: (title) => html`🆕 ${title} is new`,
    limited: (title) => html`⏳ ${title} is a limited edition now`,
    discontinued: (title) => html`🚫 ${title} has been discontinued`,
    back: (title) => html`♻️ ${title} is made again`,
  },
  someFriend: 'A friend',
  claim: (friend, title) => html`🎁 <b>${friend}</b> will bring “${title}” from your list`,
  more: (count) => html`More news: ${count}. Your list: /list`,
  buttons: {
    open: (title) => `👀 ${title}`,
    want: '➕ Want it',
    mute: '🔕 No more of these',
    unmute: '🔔 Send them again',
  },
  mutedToast: 'I’ll send no more. Changed your mind? /alerts',
  unmutedToast: 'I’ll send them again',
};
