import { ApiError } from '@hookah/shared/api-error';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Place } from '#src/callback-data.ts';
import type { BotContext } from '#src/context.ts';
import { type ItemCard, itemView } from '#src/views/item.ts';
import { showList } from './list.ts';

export const cardOf = async (ctx: BotContext, item: WishlistItem): Promise<ItemCard> => ({
  item,
  tobacco: item.tobacco === null ? null : await ctx.api.tobaccos.get(item.tobacco.id),
  now: new Date(),
});

export const showItem = async (ctx: BotContext, item: WishlistItem, place: Place): Promise<void> =>
  ctx.show(itemView(ctx.voice, await cardOf(ctx, item), place));

export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'ITEM_NOT_FOUND';

/** The item as a step left it; the list with a word about it when somebody removed it meanwhile. */
export const orGone = async (
  ctx: BotContext,
  place: Place,
  step: () => Promise<WishlistItem>,
): Promise<WishlistItem | undefined> => {
  try {
    return await step();
  } catch (error) {
    if (!isGone(error)) throw error;
    ctx.toast(ctx.voice.t.alreadyRemovedToast);
    await showList(ctx, place, { text: ctx.voice.t.alreadyRemoved });
    return undefined;
  }
};
