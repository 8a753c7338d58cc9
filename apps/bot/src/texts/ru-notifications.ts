import type { NotificationEntry } from '@hookah/shared/notifications';
import { type Html, html } from '#src/html.ts';

type News = Exclude<NotificationEntry['kind'], 'claim'>;

/** What is said without being asked. */
export const notifications = {
  heading: html`🔔 <b>Есть новости</b>`,
  news: {
    new: (title) => html`🆕 ${title} — новинка`,
    limited: (title) => html`⏳ ${title} — теперь лимитированный выпуск`,
    discontinued: (title) => html`🚫 ${title} — снят с производства`,
    back: (title) => html`♻️ ${title} — снова выпускается`,
  } satisfies Record<News, (title: Html) => Html>,
  someFriend: 'Кто-то из друзей',
  claim: (friend: string, title: string) => html`🎁 <b>${friend}</b>: принесу «${title}» из вашего списка`,
  more: (count: number) => html`И ещё новостей: ${count}. Ваш список: /list`,
  buttons: {
    open: (title: string) => `👀 ${title}`,
    want: '➕ Хочу',
    mute: '🔕 Больше не присылать',
    unmute: '🔔 Присылать снова',
  },
  mutedToast: 'Больше не буду. Передумаете — /alerts',
  unmutedToast: 'Снова буду присылать',
};
