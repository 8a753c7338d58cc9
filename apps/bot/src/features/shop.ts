import type { WishlistCounter } from '@hookah/shared/wishlist-views';
import { Composer } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import type { Notice } from '#src/views/list.ts';
import { SHOP_ITEMS_PER_PAGE, type ShopItem, shopView } from '#src/views/shop.ts';
import { walk } from './walk.ts';

const EVERYTHING = 10_000;

const itemsOf = ({ brands }: WishlistCounter): ShopItem[] =>
  brands.flatMap(({ brand, lines }) =>
    lines.flatMap(({ line, items }) => items.map((item) => ({ brand, line, item }))),
  );

const nameOf = ({ item: { tobacco, customName } }: ShopItem) => tobacco?.name ?? customName ?? '';

/** By the shelves, then by name: what is ticked keeps its place, for a thumb is on its way to the next. */
const byShelf = (items: readonly ShopItem[]): ShopItem[] => {
  const shelves = new Map<string, ShopItem[]>();
  for (const one of items) {
    const shelf = `${one.brand?.id} ${one.line?.id}`;
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), one]);
  }
  return [...shelves.values()].flatMap((shelf) =>
    shelf.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'ru') || a.item.id.localeCompare(b.item.id)),
  );
};

/** What is to be bought and what is in the bag already, in the order of the shelves. */
export const showShop = async (ctx: BotContext, page: number, notice?: Notice): Promise<void> => {
  const { items: all } = await walk(
    async (step) => {
      const counter = await ctx.api.wishlist.counter(step);
      return { items: itemsOf(counter), nextCursor: counter.nextCursor };
    },
    0,
    EVERYTHING,
  );
  const items = byShelf(all.filter(({ item }) => item.state !== 'tried'));
  const pages = Math.max(1, Math.ceil(items.length / SHOP_ITEMS_PER_PAGE));
  await ctx.show(shopView(ctx.voice, { items, page: Math.min(page, pages - 1), pages }, notice));
};

/** /shop: the list as one stands at the counter. */
export const shopFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('shop', (ctx) => showShop(ctx, 0));
  return feature;
};
