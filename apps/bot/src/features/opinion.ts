import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { ratingView, verdictView } from '#src/views/item.ts';
import { orGone, showItem } from './item-card.ts';

/** What one thought of what was tried: a verdict, then stars. Each step may be skipped. */
export const opinionFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(
    onAction('opinion', async (ctx, { item: id, place }) => {
      const item = await orGone(ctx, place, () => ctx.api.wishlist.get(id));
      if (item) await ctx.show(verdictView(ctx.voice, item, place));
    }),
  );
  feature.use(
    onAction('verdict', async (ctx, { item: id, verdict, place }) => {
      const item = await orGone(ctx, place, () =>
        ctx.api.wishlist.patch(id, { verdict }, ctx.writeKey('verdict')),
      );
      if (item) await ctx.show(ratingView(ctx.voice, item, place));
    }),
  );
  feature.use(
    onAction('rate', async (ctx, { item: id, rating, place }) => {
      const item = await orGone(ctx, place, () =>
        ctx.api.wishlist.patch(id, { rating }, ctx.writeKey('rate')),
      );
      if (!item) return;
      ctx.toast(ctx.voice.t.opinion.savedToast);
      await showItem(ctx, item, place);
    }),
  );
  return feature;
};
