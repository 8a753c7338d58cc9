import { LONGEST_NOTE } from '@hookah/shared/closed-sets';
import { Composer } from 'telegraf';
import { beginning } from '#src/clip.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { paragraphs } from '#src/html.ts';
import { hintView } from '#src/views/greeting.ts';
import { ALONE, itemView, noteQuestionView } from '#src/views/item.ts';
import { cardOf, orGone, showItem } from './item-card.ts';

/** The words that were asked for. A note that is too long stays asked for. */
export const saveNote = async (ctx: BotContext, id: string, text: string): Promise<void> => {
  const { t } = ctx.voice;
  if (text.length > LONGEST_NOTE) {
    await ctx.send(hintView(ctx.voice, t.notes.tooLong(LONGEST_NOTE, beginning(text, LONGEST_NOTE))));
    return;
  }
  const item = await orGone(ctx, ALONE, () =>
    ctx.api.wishlist.patch(id, { note: text }, ctx.writeKey('note')),
  );
  await ctx.dialogs.leave();
  if (!item) return;
  const view = itemView(ctx.voice, await cardOf(ctx, item), ALONE);
  await ctx.send({ ...view, text: paragraphs(t.notes.saved, view.text) });
};

/** A few words of one's own beside an item. */
export const noteFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(
    onAction('note', async (ctx, { item: id, place }) => {
      const item = await orGone(ctx, place, () => ctx.api.wishlist.get(id));
      if (!item) return;
      await ctx.dialogs.enter({ step: 'note', item: id });
      await ctx.send(noteQuestionView(ctx.voice, item, place));
    }),
  );
  feature.use(
    onAction('unnote', async (ctx, { item: id, place }) => {
      const item = await orGone(ctx, place, () =>
        ctx.api.wishlist.patch(id, { note: null }, ctx.writeKey('unnote')),
      );
      await ctx.dialogs.leave();
      if (!item) return;
      ctx.toast(ctx.voice.t.notes.removedToast);
      await showItem(ctx, item, place);
    }),
  );
  return feature;
};
