import { Composer } from 'telegraf';
import type { Acquaintance } from '#src/acquaintance.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { farewellQuestionView } from '#src/views/settings.ts';

/** /deleteme: says what goes, and does it on a second tap. */
export const deleteMeFeature = ({ acquaintance }: { acquaintance: Acquaintance }) => {
  const feature = new Composer<BotContext>();
  const ask = async (ctx: BotContext): Promise<void> => {
    const { counts } = await ctx.api.wishlist.list({ limit: 1 });
    await ctx.send(farewellQuestionView(ctx.voice, counts.wanted + counts.purchased + counts.tried));
  };
  feature.command('deleteme', ask);
  feature.use(onAction('forget', ask));
  feature.use(
    onAction('forgetNow', async (ctx) => {
      await ctx.api.users.deleteMe();
      if (ctx.from) acquaintance.forget(ctx.from);
      ctx.toast(ctx.voice.t.farewell.doneToast);
      await ctx.show({ text: ctx.voice.t.farewell.done });
    }),
  );
  return feature;
};
