import type { BrandRef, LineRef } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import type { Notice } from './list.ts';
import {
  addButton,
  appRow,
  type Button,
  listButton,
  pageButtons,
  rowsOf,
  type View,
  type Voice,
} from './view.ts';

export const SHOP_ITEMS_PER_PAGE = 12;

export type ShopItem = { brand: BrandRef | null; line: LineRef | null; item: WishlistItem };
/** `items`: all of them, in the order of the shelves. */
export type Shop = { items: readonly ShopItem[]; page: number; pages: number };

const isBought = ({ item }: ShopItem) => item.state === 'purchased';

const nameOf = ({ item: { tobacco, customName } }: ShopItem) => clip(tobacco?.name ?? customName ?? '', 80);

/** The item, under its brand and line when those begin with it. */
const row = ({ t }: Voice, shown: ShopItem, before: ShopItem | undefined, number: number): Html => {
  const isNewBrand = before === undefined || before.brand?.id !== shown.brand?.id;
  const isNewLine = isNewBrand || before.line?.id !== shown.line?.id;
  const gap = before === undefined ? '' : '\n';
  return lines(
    isNewBrand ? html`${gap}<b>${clip(shown.brand?.name ?? t.shop.own, 80)}</b>` : null,
    isNewLine && shown.line !== null ? html`${clip(shown.line.name, 80)}:` : null,
    html`${isBought(shown) ? '🛍' : '▫️'} ${number}. ${nameOf(shown)}`,
  );
};

/** Brand by brand, line by line, as the shelves are; a tap ticks, another unticks. */
export const shopView = (voice: Voice, { items, page, pages }: Shop, notice?: Notice): View => {
  const { t } = voice;
  const place: Place = { view: 'shop', page };
  if (items.length === 0) {
    return {
      text: paragraphs(notice?.text ?? null, t.shop.empty),
      keyboard: [[addButton(voice), listButton(voice)]],
    };
  }
  const first = page * SHOP_ITEMS_PER_PAGE;
  const shown = items.slice(first, first + SHOP_ITEMS_PER_PAGE);
  const ticks = shown.map(
    (one, index): Button => ({
      text: `${isBought(one) ? '🛍 ' : ''}${first + index + 1}`,
      action: {
        kind: 'state',
        item: one.item.id,
        state: isBought(one) ? 'wanted' : 'purchased',
        place,
      },
    }),
  );
  return {
    text: paragraphs(
      notice?.text ?? null,
      t.shop.heading(items.filter((one) => !isBought(one)).length),
      lines(...shown.map((one, index) => row(voice, one, shown[index - 1], first + index + 1))),
      t.shop.hint,
    ),
    keyboard: [
      ...rowsOf(ticks, 4),
      pageButtons(voice, {
        page,
        pages,
        turn: (turned) => ({ kind: 'list', place: { ...place, page: turned } }),
      }),
      [listButton(voice)],
      appRow(voice),
    ],
  };
};
