import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';

/** /cancel and the button of the same meaning. */
export const cancelFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('cancel', async (ctx) => {
    const dialog = await ctx.dialogs.current();
    if (dialog !== null) await ctx.dialogs.leave();
    const { t } = ctx.voice;
    await ctx.send(hintView(ctx.voice, dialog === null ? t.nothingToCancel : t.cancelled));
  });
  feature.use(
    onAction('cancel', async (ctx) => {
      await ctx.dialogs.leave();
      await ctx.show(hintView(ctx.voice, ctx.voice.t.cancelled));
    }),
  );
  return feature;
};
