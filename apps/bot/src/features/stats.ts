import { Composer } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';
import { statsView } from '#src/views/stats.ts';

/** /stats: the list in numbers. */
export const statsFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('stats', async (ctx) => {
    const stats = await ctx.api.wishlist.stats();
    const { voice } = ctx;
    await ctx.send(stats.total === 0 ? hintView(voice, voice.t.stats.none) : statsView(voice, stats));
  });
  return feature;
};
