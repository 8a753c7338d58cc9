import { Composer } from 'telegraf';
import type { Place } from '#src/callback-data.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { removedView, restoredView, verdictView } from '#src/views/item.ts';
import { itemTitle } from '#src/views/tobacco.ts';
import { isGone, orGone, showItem } from './item-card.ts';
import { showList } from './list.ts';

/** The item's title when this removed it, null when it was gone before. */
const remove = async (ctx: BotContext, id: string): Promise<string | null> => {
  try {
    const item = await ctx.api.wishlist.get(id);
    await ctx.api.wishlist.remove(id, ctx.writeKey('remove'));
    return itemTitle(item);
  } catch (error) {
    if (!isGone(error)) throw error;
    return null;
  }
};

const removeFrom = async (ctx: BotContext, id: string, place: Place): Promise<void> => {
  const { t } = ctx.voice;
  const title = await remove(ctx, id);
  ctx.toast(title === null ? t.alreadyRemovedToast : t.removedToast);
  if (place.view === 'alone') return ctx.show(removedView(ctx.voice, id, title));
  // A second tap comes here with null: the way back stays open.
  const text = title === null ? t.alreadyRemoved : t.removed(title);
  await showList(ctx, place, { text, undo: id });
};

/** A card of one item: its states, removal and the way back. */
export const itemFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(
    onAction('item', async (ctx, { item: id, place }) => {
      const item = await orGone(ctx, place, () => ctx.api.wishlist.get(id));
      if (item) await showItem(ctx, item, place);
    }),
  );
  feature.use(
    onAction('state', async (ctx, { item: id, state, place }) => {
      const item = await orGone(ctx, place, () =>
        ctx.api.wishlist.patch(id, { state }, ctx.writeKey('state')),
      );
      if (!item) return;
      ctx.toast(ctx.voice.t.stateToasts[state]);
      if (place.view === 'shop') return showList(ctx, place);
      // What one has just tried one has an opinion about.
      await (state === 'tried' ? ctx.show(verdictView(ctx.voice, item, place)) : showItem(ctx, item, place));
    }),
  );
  feature.use(onAction('remove', (ctx, { item, place }) => removeFrom(ctx, item, place)));
  feature.use(
    onAction('restore', async (ctx, { item: id, place }) => {
      // Doing it twice gives the same item back.
      const item = await ctx.api.wishlist.restoreItem(id, ctx.writeKey('restore'));
      ctx.toast(ctx.voice.t.restoredToast);
      if (place.view === 'alone') return ctx.show(restoredView(ctx.voice, item));
      await showList(ctx, place, { text: ctx.voice.t.restored(itemTitle(item)) });
    }),
  );
  return feature;
};
