import { Composer } from 'telegraf';
import type { Place } from '#src/callback-data.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { brandsView, listView, type Notice } from '#src/views/list.ts';
import { listPage } from './list-page.ts';
import { showShop } from './shop.ts';

export const showList = async (ctx: BotContext, place: Place, notice?: Notice): Promise<void> => {
  if (place.view === 'shop') return showShop(ctx, place.page, notice);
  const where: Place = place.view === 'alone' ? { view: 'all', page: 0 } : place;
  await ctx.show(listView(ctx.voice, await listPage(ctx.api, where), notice));
};

/** /list, leafing through it, and narrowing it to a brand. */
export const listFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('list', (ctx) => showList(ctx, { view: 'all', page: 0 }));
  feature.use(onAction('list', (ctx, { place }) => showList(ctx, place)));
  feature.use(
    onAction('brands', async (ctx, { place, page }) => {
      const { brands } = await ctx.api.wishlist.stats();
      await ctx.show(brandsView(ctx.voice, brands, place, page));
    }),
  );
  return feature;
};
