import type { AddItem } from '@hookah/shared/wishlist';
import type { BotContext } from '#src/context.ts';
import { addedView, alreadyListedView } from '#src/views/added.ts';

export const sayAdded = (ctx: BotContext, created: boolean): void =>
  ctx.toast(created ? ctx.voice.t.addedToast : ctx.voice.t.alreadyListedToast);

/** Adds one thing and says so: in the message whose button was pressed, or in a new one. */
const add = async (ctx: BotContext, what: AddItem, query: string | null, say: BotContext['show']) => {
  const { item, created } = await ctx.api.wishlist.add(what, ctx.writeKey('add'));
  sayAdded(ctx, created);
  if (created) return say(addedView(ctx.voice, item, query));
  // A second tap on a button: what the first one said stays.
  if (ctx.callbackQuery === undefined) await say(alreadyListedView(ctx.voice, item));
};

/** `query`: the search to go back to, null when there is none. */
export const addTobacco = (ctx: BotContext, tobaccoId: number, query: string | null): Promise<void> =>
  add(ctx, { tobaccoId }, query, ctx.show);

/** A name the catalogue lacks. A message about several searches stays as it is. */
export const addCustom = (ctx: BotContext, customName: string): Promise<void> =>
  add(ctx, { customName }, null, ctx.queries.length > 1 ? ctx.send : ctx.show);
