import type { AddItem } from '@hookah/shared/wishlist';
import type { BotContext } from '#src/context.ts';
import { addedView, alreadyListedView } from '#src/views/added.ts';

/** Adds one thing and says so: in the message whose button was pressed, or in a new one. */
const add = async (ctx: BotContext, what: AddItem, query: string | null, say: BotContext['show']) => {
  const { item, created } = await ctx.api.wishlist.add(what, ctx.writeKey('add'));
  ctx.toast(created ? ctx.voice.t.addedToast : ctx.voice.t.alreadyListedToast);
  if (created) return say(addedView(ctx.voice, item, query));
  // A second tap on a button: what the first one said stays.
  if (ctx.callbackQuery === undefined) await say(alreadyListedView(ctx.voice, item));
};

export const addTobacco = (ctx: BotContext, tobaccoId: number): Promise<void> =>
  add(ctx, { tobaccoId }, ctx.queries.length === 1 ? (ctx.queries[0] ?? null) : null, ctx.show);

/** A name the catalogue lacks. A message about several searches stays as it is. */
export const addCustom = (ctx: BotContext, customName: string): Promise<void> =>
  add(ctx, { customName }, null, ctx.queries.length > 1 ? ctx.send : ctx.show);
