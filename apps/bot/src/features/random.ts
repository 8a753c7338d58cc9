import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';
import { randomView } from '#src/views/item.ts';
import { cardOf } from './item-card.ts';
import { walk } from './walk.ts';

const pick = async (ctx: BotContext): Promise<void> => {
  const { counts } = await ctx.api.wishlist.list({ limit: 1 });
  const index = Math.floor(Math.random() * counts.wanted);
  const wanted = await walk((step) => ctx.api.wishlist.list({ state: 'wanted', ...step }), index, index + 1);
  const [item] = wanted.items;
  const { voice } = ctx;
  await ctx.show(
    item === undefined ? hintView(voice, voice.t.random.none) : randomView(voice, await cardOf(ctx, item)),
  );
};

/** /random: one of what is wanted, for who can't decide. */
export const randomFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('random', pick);
  feature.use(onAction('random', pick));
  return feature;
};
