import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { html, lines } from '#src/html.ts';
import { cardFacts } from './card.ts';
import { briefly, itemTitle, titleOf } from './tobacco.ts';
import type { View, Voice } from './view.ts';

/** A row of what is offered, and the message it becomes when it is chosen. */
export type InlineEntry = {
  /** Of 1 to 64 bytes. */
  id: string;
  title: string;
  description: string;
  thumbnail: string | null;
  view: View;
};

export type InlineOffer = {
  entries: readonly InlineEntry[];
  /** '' when there is no more. */
  nextOffset: string;
  /** Above the results. */
  button: { text: string; web_app: { url: string } } | { text: string; start_parameter: string };
  cacheSeconds: number;
};

/** `username` is the bot's: whoever sees the card in another chat adds the tobacco by a link to it. */
export const tobaccoEntry = (voice: Voice, tobacco: TobaccoSummary, username: string): InlineEntry => ({
  id: `t${tobacco.id}`,
  title: titleOf(tobacco),
  description: briefly(voice.t, tobacco),
  thumbnail: tobacco.imageUrl,
  view: {
    picture: tobacco.imageUrl,
    text: lines(
      html`<b>${titleOf(tobacco)}</b>`,
      cardFacts(voice, { summary: tobacco, full: null, now: new Date(0) }),
    ),
    keyboard: [[{ text: voice.t.inline.want, url: `https://t.me/${username}?start=add_${tobacco.id}` }]],
  },
});

export const itemEntry = (voice: Voice, item: WishlistItem, username: string): InlineEntry =>
  item.tobacco === null
    ? {
        id: `i${item.id}`,
        title: itemTitle(item),
        description: voice.t.states[item.state],
        thumbnail: null,
        view: { text: html`<b>${itemTitle(item)}</b>` },
      }
    : {
        ...tobaccoEntry(voice, item.tobacco, username),
        description: [voice.t.states[item.state], briefly(voice.t, item.tobacco)].filter(Boolean).join(' · '),
      };
