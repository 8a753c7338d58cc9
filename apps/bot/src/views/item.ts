import type { Tobacco } from '@hookah/shared/catalog';
import { ITEM_STATES, VERDICTS } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import { html, lines, paragraphs } from '#src/html.ts';
import { cardFacts } from './card.ts';
import { itemTitle } from './tobacco.ts';
import { type Button, listButton, type View, type Voice } from './view.ts';

/** An item with what the catalogue tells of it beyond the row of a list. */
export type ItemCard = { item: WishlistItem; tobacco: Tobacco | null; now: Date };

export const ALONE: Place = { view: 'alone', page: 0 };

const opinionOf = ({ t }: Voice, { verdict, rating }: WishlistItem) => {
  const parts = [
    verdict === null ? null : t.opinion.verdicts[verdict],
    rating === null ? null : t.opinion.of5(rating),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : t.opinion.mine(parts.join(', '));
};

const isNoted = ({ note }: WishlistItem) => note !== null && note !== '';

/** Everything about one item, and what can be done with it. */
export const itemView = (voice: Voice, { item, tobacco, now }: ItemCard, place: Place): View => {
  const { t } = voice;
  const moves = ITEM_STATES.filter((state) => state !== item.state).map(
    (state): Button => ({
      text: t.buttons.state[state],
      action: { kind: 'state', item: item.id, state, place },
    }),
  );
  const opinion: Button[] =
    item.state === 'tried'
      ? [{ text: t.opinion.open, action: { kind: 'opinion', item: item.id, place } }]
      : [];
  const note = isNoted(item) ? t.notes.change : t.notes.add;
  return {
    picture: item.tobacco?.imageUrl ?? null,
    text: paragraphs(
      lines(
        html`<b>${itemTitle(item)}</b>`,
        item.tobacco === null
          ? html`${t.customItem}`
          : cardFacts(voice, { summary: item.tobacco, full: tobacco, now }),
      ),
      lines(html`${t.states[item.state]}`, opinionOf(voice, item)),
      isNoted(item) ? t.note(item.note ?? '') : null,
    ),
    keyboard: [
      // What moves forward comes first: one buys, then one tries.
      item.state === 'wanted' ? moves : moves.toReversed(),
      [...opinion, { text: note, action: { kind: 'note', item: item.id, place } }],
      [{ text: t.buttons.remove, action: { kind: 'remove', item: item.id, place } }],
      [{ text: t.buttons.back, action: { kind: 'list', place } }],
    ],
  };
};

const skipRow = ({ t }: Voice, item: WishlistItem, place: Place): Button[] => [
  { text: t.opinion.skip, action: { kind: 'item', item: item.id, place } },
];

/** How it was: first in a word. */
export const verdictView = (voice: Voice, item: WishlistItem, place: Place): View => ({
  text: voice.t.opinion.ask(itemTitle(item)),
  keyboard: [
    ...VERDICTS.map((verdict): Button[] => [
      {
        text: voice.t.opinion.buttons[verdict],
        action: { kind: 'verdict', item: item.id, verdict, place },
      },
    ]),
    skipRow(voice, item, place),
  ],
});

/** Then in stars. */
export const ratingView = (voice: Voice, item: WishlistItem, place: Place): View => ({
  text: voice.t.opinion.rate(itemTitle(item)),
  keyboard: [
    [1, 2, 3, 4, 5].map(
      (rating): Button => ({ text: `${rating} ★`, action: { kind: 'rate', item: item.id, rating, place } }),
    ),
    skipRow(voice, item, place),
  ],
});

export const noteQuestionView = ({ t }: Voice, item: WishlistItem, place: Place): View => ({
  text: t.notes.ask(itemTitle(item)),
  keyboard: [
    isNoted(item) ? [{ text: t.notes.remove, action: { kind: 'unnote', item: item.id, place } }] : [],
    [{ text: t.buttons.cancel, action: { kind: 'cancel' } }],
  ],
});

/** One of those that are wanted, picked for the person. */
export const randomView = (voice: Voice, card: ItemCard): View => {
  const { text, keyboard = [], picture = null } = itemView(voice, card, ALONE);
  return {
    picture,
    text: paragraphs(voice.t.random.heading, text),
    keyboard: [[{ text: voice.t.random.again, action: { kind: 'random' } }], ...keyboard],
  };
};

/** What takes the place of a message about an item that was just removed. `title` null: it was gone before. */
export const removedView = (voice: Voice, id: string, title: string | null): View => ({
  text: title === null ? voice.t.removedUnnamed : voice.t.removed(title),
  keyboard: [
    [{ text: voice.t.buttons.undo, action: { kind: 'restore', item: id, place: ALONE } }, listButton(voice)],
  ],
});

export const restoredView = (voice: Voice, item: WishlistItem): View => ({
  text: voice.t.restored(itemTitle(item)),
  keyboard: [
    [
      { text: voice.t.buttons.undoAdd, action: { kind: 'remove', item: item.id, place: ALONE } },
      listButton(voice),
    ],
  ],
});
