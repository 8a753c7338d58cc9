import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { clearedView, clearQuestionView, unclearedView } from '#src/views/clear.ts';
import { hintView } from '#src/views/greeting.ts';

/** /clear: asks, clears, and can take it back. */
export const clearFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('clear', async (ctx) => {
    const { counts } = await ctx.api.wishlist.list({ limit: 1 });
    const count = counts.wanted + counts.purchased + counts.tried;
    const { voice } = ctx;
    await ctx.send(count === 0 ? hintView(voice, voice.t.clearEmpty) : clearQuestionView(voice, count));
  });
  feature.use(onAction('keep', (ctx) => ctx.show(hintView(ctx.voice, ctx.voice.t.kept))));
  feature.use(
    onAction('clear', async (ctx) => {
      const cleared = await ctx.api.wishlist.clear(ctx.writeKey('clear'));
      // A second tap: the way back that the first one left must stay.
      if (cleared.removed === 0) return;
      await ctx.show(clearedView(ctx.voice, cleared));
    }),
  );
  feature.use(
    onAction('unclear', async (ctx, { undo }) => {
      const { restored } = await ctx.api.wishlist.restore({ undoToken: undo }, ctx.writeKey('unclear'));
      ctx.toast(ctx.voice.t.restoredToast);
      await ctx.show(unclearedView(ctx.voice, restored));
    }),
  );
  return feature;
};
