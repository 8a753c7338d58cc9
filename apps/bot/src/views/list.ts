import { ITEM_STATES, type ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { briefly, itemTitle } from './tobacco.ts';
import { addButton, appRow, type Button, rowsOf, type View, type Voice } from './view.ts';

export const ITEMS_PER_PAGE = 8;

/** A page of the list. `total` counts what the place shows, over all pages. */
export type ListPage = {
  place: Place;
  items: readonly WishlistItem[];
  total: number;
  counts: Record<ItemState, number>;
};

/** Said above the list after something was done in it; `undo` is the item that can be put back. */
export type Notice = { text: Html; undo?: string };

const MARKS: Record<ItemState, string> = { wanted: '', purchased: '🛍 ', tried: '✅ ' };

const itemLines = ({ t }: Voice, item: WishlistItem, number: number): Html => {
  const about = item.tobacco === null ? t.customItem : briefly(t, item.tobacco);
  return lines(
    html`${number}. ${MARKS[item.state]}<b>${itemTitle(item)}</b>`,
    about === '' ? null : html`${about}`,
  );
};

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / ITEMS_PER_PAGE));

const turning = ({ t }: Voice, { place, total }: ListPage): Button[] => {
  const pages = pagesOf(total);
  if (pages === 1) return [];
  const turn = (text: string, page: number): Button => ({
    text,
    action: { kind: 'list', place: { ...place, page } },
  });
  // Both arrows always: what one presses next stays under the thumb. From the ends they lead around.
  return [
    turn(t.buttons.previous, (place.page + pages - 1) % pages),
    turn(t.buttons.pageOf(place.page + 1, pages), place.page),
    turn(t.buttons.next, (place.page + 1) % pages),
  ];
};

const filters = ({ t }: Voice, { place, counts }: ListPage): Button[] => {
  const present = ITEM_STATES.filter((state) => counts[state] > 0);
  if (present.length < 2) return [];
  const dot = (view: Place['view']) => (view === place.view ? '• ' : '');
  const filter = (view: 'all' | ItemState, text: string): Button => ({
    text: `${dot(view)}${text}`,
    action: { kind: 'list', place: { view, page: 0 } },
  });
  return [
    filter('all', t.buttons.all),
    ...present.map((state) => filter(state, t.buttons.filter[state](counts[state]))),
  ];
};

const undoRow = ({ t }: Voice, place: Place, notice: Notice | undefined): Button[] =>
  notice?.undo === undefined
    ? []
    : [{ text: t.buttons.undo, action: { kind: 'restore', item: notice.undo, place } }];

/** The list, or with the place `picker` the choice of what to remove. */
export const listView = (voice: Voice, page: ListPage, notice?: Notice): View => {
  const { t } = voice;
  const { place, items } = page;
  const undo = undoRow(voice, place, notice);
  if (items.length === 0) {
    return {
      text: paragraphs(notice?.text ?? null, t.list.empty),
      keyboard: [undo, [addButton(voice)], appRow(voice)],
    };
  }
  if (place.view === 'picker') return pickerView(voice, page, notice);
  const first = place.page * ITEMS_PER_PAGE + 1;
  const numbers = items.map(
    (item, index): Button => ({
      text: String(first + index),
      action: { kind: 'item', item: item.id, place },
    }),
  );
  return {
    text: paragraphs(
      notice?.text ?? null,
      lines(t.list.heading, t.list.counts(page.counts)),
      lines(...items.map((item, index) => itemLines(voice, item, first + index))),
      t.list.openItem,
    ),
    keyboard: [undo, ...rowsOf(numbers, 4), turning(voice, page), filters(voice, page), appRow(voice)],
  };
};

/** Each item a button that removes it. `words` is what the items were looked up by. */
export const pickerView = (voice: Voice, page: ListPage, notice?: Notice, words?: string): View => ({
  text: paragraphs(
    notice?.text ?? null,
    words === undefined ? voice.t.list.pick : voice.t.list.pickFound(words),
  ),
  keyboard: [
    undoRow(voice, page.place, notice),
    ...page.items.map((item): Button[] => [
      { text: `🗑 ${itemTitle(item)}`, action: { kind: 'remove', item: item.id, place: page.place } },
    ]),
    turning(voice, page),
    [{ text: voice.t.buttons.back, action: { kind: 'list', place: { view: 'all', page: 0 } } }],
  ],
});
