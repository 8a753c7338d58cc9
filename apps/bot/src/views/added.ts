import type { WishlistItem } from '@hookah/shared/wishlist';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { ALONE } from './item.ts';
import { itemTitle } from './tobacco.ts';
import { appRow, type Button, listButton, type View, type Voice } from './view.ts';

/** The button that takes an addition back leaves one on a message about this item alone. */
const undoButton = ({ t }: Voice, item: WishlistItem): Button => ({
  text: t.buttons.undoAdd,
  action: { kind: 'remove', item: item.id, place: ALONE },
});

/** `query` is what was searched for, null when nothing was. */
export const addedView = (voice: Voice, item: WishlistItem, query: string | null): View => ({
  text: voice.t.added(itemTitle(item), query),
  keyboard: [
    [
      undoButton(voice, item),
      { text: voice.t.buttons.card, action: { kind: 'item', item: item.id, place: ALONE } },
    ],
    [listButton(voice)],
    query === null
      ? []
      : [{ text: voice.t.buttons.moreOf(query), action: { kind: 'find', query: 0, page: 0 } }],
  ],
});

export const alreadyListedView = (voice: Voice, item: WishlistItem): View => ({
  text: voice.t.alreadyListed(itemTitle(item)),
  keyboard: [[listButton(voice)]],
});

/** What became of each line of a message. */
export type LineOutcome =
  | { kind: 'added' | 'existed'; item: WishlistItem }
  | { kind: 'unsure' | 'missing'; query: string };

const itemsOf = (outcomes: readonly LineOutcome[], kind: 'added' | 'existed'): WishlistItem[] =>
  outcomes.flatMap((outcome) => (outcome.kind === kind && 'item' in outcome ? [outcome.item] : []));

const queriesOf = (outcomes: readonly LineOutcome[], kind: 'unsure' | 'missing'): string[] =>
  outcomes.flatMap((outcome) => (outcome.kind === kind && 'query' in outcome ? [outcome.query] : []));

/** One answer to several lines. Unsure queries come first, so that buttons can count them. */
export const summaryView = (voice: Voice, outcomes: readonly LineOutcome[], cutAt: number | null): View => {
  const { t } = voice;
  const unsure = queriesOf(outcomes, 'unsure');
  const missing = queriesOf(outcomes, 'missing');
  const titles = (kind: 'added' | 'existed') =>
    itemsOf(outcomes, kind).map((item) => html`• ${itemTitle(item)}`);
  const part = (found: readonly Html[], words: (list: Html) => Html): Html | null =>
    found.length === 0 ? null : words(lines(...found));
  return {
    text: paragraphs(
      part(titles('added'), t.summary.added),
      part(titles('existed'), t.summary.existed),
      part(unsure.map(t.query), t.summary.unsure),
      part(missing.map(t.query), t.summary.missing),
      cutAt === null ? null : t.summary.cut(cutAt),
    ),
    keyboard: [
      ...unsure.map((query, index): Button[] => [
        { text: t.buttons.find(query), action: { kind: 'find', query: index, page: 0 } },
      ]),
      ...missing.map((query, index): Button[] => [
        { text: t.buttons.customNamed(query), action: { kind: 'custom', query: unsure.length + index } },
      ]),
      [listButton(voice)],
      appRow(voice),
    ],
  };
};
