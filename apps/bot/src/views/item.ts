import type { TobaccoSummary } from '@hookah/shared/catalog';
import { ITEM_STATES } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { itemTitle, stars } from './tobacco.ts';
import { type Button, listButton, type View, type Voice } from './view.ts';

const TAGS_SHOWN = 12;

const strengths = ({ t }: Voice, { strengthOfficial, strengthByRatings }: TobaccoSummary): string | null => {
  const official = t.strengths[(strengthOfficial ?? 0) - 1];
  const byRatings = t.strengths[(strengthByRatings ?? 0) - 1];
  if (official === undefined && byRatings === undefined) return null;
  return t.bothStrengths(official ?? null, byRatings === official ? null : (byRatings ?? null));
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const details = (voice: Voice, tobacco: TobaccoSummary): Html => {
  const { t } = voice;
  const status = tobacco.status === null ? null : t.statuses[tobacco.status];
  const tags = tobacco.tags.slice(0, TAGS_SHOWN).map((tag) => clip(tag.name, 40));
  const facts = [
    tobacco.altName === null ? null : clip(tobacco.altName, 80),
    tobacco.line === null ? null : t.line(clip(tobacco.line.name, 80)),
    strengths(voice, tobacco),
    tobacco.rating === null ? null : t.ratings(stars(t, tobacco.rating), tobacco.ratingsCount),
    status === null ? null : capitalised(status),
    tags.length === 0 ? null : t.tags(tags.join(', ')),
  ];
  return lines(...facts.map((fact) => (fact === null ? null : html`${fact}`)));
};

/** Everything about one item, and what can be done with it. */
export const itemView = (voice: Voice, item: WishlistItem, place: Place): View => {
  const { t } = voice;
  const moves = ITEM_STATES.filter((state) => state !== item.state).map(
    (state): Button => ({
      text: t.buttons.state[state],
      action: { kind: 'state', item: item.id, state, place },
    }),
  );
  return {
    text: paragraphs(
      lines(
        html`<b>${itemTitle(item)}</b>`,
        item.tobacco === null ? html`${t.customItem}` : details(voice, item.tobacco),
      ),
      html`${t.states[item.state]}`,
      item.note === null || item.note === '' ? null : t.note(item.note),
    ),
    keyboard: [
      // What moves forward comes first: one buys, then one tries.
      item.state === 'wanted' ? moves : moves.toReversed(),
      [{ text: t.buttons.remove, action: { kind: 'remove', item: item.id, place } }],
      [{ text: t.buttons.back, action: { kind: 'list', place } }],
    ],
  };
};

/** What takes the place of a message about an item that was just removed. `title` null: it was gone before. */
export const removedView = (voice: Voice, id: string, title: string | null): View => ({
  text: title === null ? voice.t.removedUnnamed : voice.t.removed(title),
  keyboard: [
    [
      {
        text: voice.t.buttons.undo,
        action: { kind: 'restore', item: id, place: { view: 'alone', page: 0 } },
      },
      listButton(voice),
    ],
  ],
});

export const restoredView = (voice: Voice, item: WishlistItem): View => ({
  text: voice.t.restored(itemTitle(item)),
  keyboard: [
    [
      {
        text: voice.t.buttons.undoAdd,
        action: { kind: 'remove', item: item.id, place: { view: 'alone', page: 0 } },
      },
      listButton(voice),
    ],
  ],
});
