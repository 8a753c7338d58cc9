import type { BrandRef } from '@hookah/shared/catalog';
import { ITEM_STATES, type ItemState } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { WishlistStats } from '@hookah/shared/wishlist-views';
import type { Place } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { briefly, itemTitle } from './tobacco.ts';
import { addButton, appRow, type Button, pageButtons, rowsOf, type View, type Voice } from './view.ts';

export const ITEMS_PER_PAGE = 8;

/** A page of the list. `total` counts what the place shows, over all pages. */
export type ListPage = {
  place: Place;
  items: readonly WishlistItem[];
  total: number;
  /** Of all, or of the one brand it is narrowed to. */
  counts: Record<ItemState, number>;
  brand: BrandRef | null;
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

const turning = (voice: Voice, { place, total }: ListPage): Button[] =>
  pageButtons(voice, {
    page: place.page,
    pages: Math.ceil(total / ITEMS_PER_PAGE),
    turn: (page) => ({ kind: 'list', place: { ...place, page } }),
  });

const filters = ({ t }: Voice, { place, counts }: ListPage): Button[] => {
  const present = ITEM_STATES.filter((state) => counts[state] > 0);
  if (present.length < 2) return [];
  const dot = (view: Place['view']) => (view === place.view ? '• ' : '');
  const filter = (view: 'all' | ItemState, text: string): Button => ({
    text: `${dot(view)}${text}`,
    action: { kind: 'list', place: { ...place, view, page: 0 } },
  });
  return [
    filter('all', t.buttons.all),
    ...present.map((state) => filter(state, t.buttons.filter[state](counts[state]))),
  ];
};

/** To one brand, or back to all of them. */
const narrowing = ({ t }: Voice, { place, items, total, brand }: ListPage): Button[] => {
  if (brand !== null) {
    const { view } = place;
    return [{ text: t.byBrand.drop(brand.name), action: { kind: 'list', place: { view, page: 0 } } }];
  }
  const brands = new Set(items.map(({ tobacco }) => tobacco?.brand.id));
  if (total <= ITEMS_PER_PAGE && brands.size < 2) return [];
  return [{ text: t.byBrand.open, action: { kind: 'brands', place, page: 0 } }];
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
    keyboard: [
      undo,
      ...rowsOf(numbers, 4),
      turning(voice, page),
      filters(voice, page),
      narrowing(voice, page),
      appRow(voice),
    ],
  };
};

const BRANDS_PER_PAGE = 10;

/** The brands of one's list, those with most first. */
export const brandsView = (
  voice: Voice,
  brands: WishlistStats['brands'],
  place: Place,
  page: number,
): View => {
  const { t } = voice;
  const pages = Math.ceil(brands.length / BRANDS_PER_PAGE);
  const shown = Math.min(page, Math.max(0, pages - 1));
  const { view } = place;
  return {
    text: brands.length === 0 ? t.byBrand.none : t.byBrand.heading,
    keyboard: [
      ...rowsOf(
        brands.slice(shown * BRANDS_PER_PAGE, (shown + 1) * BRANDS_PER_PAGE).map(
          ({ brand, items }): Button => ({
            text: `${clip(brand.name, 40)} · ${items}`,
            action: { kind: 'list', place: { view, page: 0, brand: brand.id } },
          }),
        ),
        2,
      ),
      pageButtons(voice, { page: shown, pages, turn: (turned) => ({ kind: 'brands', place, page: turned }) }),
      [{ text: t.byBrand.all, action: { kind: 'list', place: { view, page: 0 } } }],
    ],
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
