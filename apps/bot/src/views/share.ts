import type { Share } from '@hookah/shared/sharing';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { itemTitle } from './tobacco.ts';
import { type Button, listButton, type View, type Voice } from './view.ts';

/** How many links the API lets work at a time. */
const MOST_SHARES = 20;
export const CARD_ITEMS = 5;

const forwarding = (url: string, words: string): string =>
  `https://t.me/share/url?${new URLSearchParams({ url, text: words })}`;

const about = ({ t }: Voice, share: Share, link: string, number: number | null): Html => {
  const facts = [
    share.title === null ? null : clip(share.title, 60),
    share.expiresAt === null ? null : t.share.until(share.expiresAt.slice(0, 10)),
    share.claims === 0 ? null : t.share.claims(share.claims),
  ].filter((fact) => fact !== null);
  return lines(
    html`${number === null ? '' : `${number}. `}${link}`,
    facts.length === 0 ? null : html`${facts.join(' · ')}`,
  );
};

/** The links to one's list that work. */
export const sharesView = (
  voice: Voice,
  shares: readonly Share[],
  linkOf: (share: Share) => string,
): View => {
  const { t } = voice;
  if (shares.length === 0) {
    return {
      text: paragraphs(t.share.heading, t.share.none),
      keyboard: [[{ text: t.share.create, action: { kind: 'share' } }], [listButton(voice)]],
    };
  }
  const isAlone = shares.length === 1;
  const rows = shares.map((share, index): Button[] => [
    {
      text: isAlone ? t.share.send : t.share.sendNumber(index + 1),
      url: forwarding(linkOf(share), t.share.invitation),
    },
    {
      text: isAlone ? t.share.revoke : t.share.revokeNumber(index + 1),
      action: { kind: 'revoke', share: share.id },
    },
  ]);
  return {
    text: paragraphs(
      t.share.heading,
      lines(...shares.map((share, index) => about(voice, share, linkOf(share), isAlone ? null : index + 1))),
      t.share.about,
    ),
    keyboard: [
      ...rows,
      shares.length < MOST_SHARES ? [{ text: t.share.createAnother, action: { kind: 'share' } }] : [],
    ],
  };
};

/** The harmless answer comes first. */
export const revokeQuestionView = ({ t }: Voice, share: Share): View => ({
  text: t.share.revokeQuestion(share.claims),
  keyboard: [
    [{ text: t.buttons.keep, action: { kind: 'shares' } }],
    [{ text: t.share.revokeYes, action: { kind: 'revokeNow', share: share.id } }],
  ],
});

export type ShareCard = {
  name: string;
  title: string | null;
  /** The first of them. */
  items: readonly WishlistItem[];
  total: number;
};

/** A message to be passed on: buttons with an address stay on it wherever it goes. */
export const shareCardView = ({ t }: Voice, card: ShareCard, link: string): View => {
  const titles = card.items.map((item) => html`• ${itemTitle(item)}`);
  return {
    text: paragraphs(
      t.share.card(
        clip(card.name, 64),
        card.title === null ? null : clip(card.title, 100),
        titles.length === 0 ? t.share.cardEmpty : lines(...titles),
        Math.max(0, card.total - titles.length),
      ),
      t.share.forward,
    ),
    keyboard: [[{ text: t.share.cardButton, url: link }]],
  };
};
