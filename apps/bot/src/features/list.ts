import { Composer } from 'telegraf';
import type { Place } from '#src/callback-data.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { listView, type Notice } from '#src/views/list.ts';
import { listPage } from './list-page.ts';

export const showList = async (ctx: BotContext, place: Place, notice?: Notice): Promise<void> => {
  const where: Place = place.view === 'alone' ? { view: 'all', page: 0 } : place;
  await ctx.show(listView(ctx.voice, await listPage(ctx.api, where), notice));
};

/** /list, and leafing through it. */
export const listFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('list', (ctx) => showList(ctx, { view: 'all', page: 0 }));
  feature.use(onAction('list', (ctx, { place }) => showList(ctx, place)));
  return feature;
};
