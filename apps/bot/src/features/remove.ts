import { Composer } from 'telegraf';
import { beginning } from '#src/clip.ts';
import type { BotContext } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';
import { ITEMS_PER_PAGE, pickerView } from '#src/views/list.ts';
import { showList } from './list.ts';
import { MAX_QUERY } from './search.ts';

const pickAmong = async (ctx: BotContext, words: string): Promise<void> => {
  const search = beginning(words, MAX_QUERY);
  const { items, counts } = await ctx.api.wishlist.list({ search, limit: ITEMS_PER_PAGE });
  if (items.length === 0) return ctx.send(hintView(ctx.voice, ctx.voice.t.list.notListed(search)));
  const page = {
    place: { view: 'picker', page: 0 } as const,
    items,
    total: items.length,
    counts,
    brand: null,
  };
  await ctx.send(pickerView(ctx.voice, page, undefined, search));
};

/** /remove: the list as buttons, one tap removes; with words, only what is like them. */
export const removeFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('remove', (ctx) => {
    const words = ctx.payload.replace(/\s+/gu, ' ').trim();
    return words === '' ? showList(ctx, { view: 'picker', page: 0 }) : pickAmong(ctx, words);
  });
  return feature;
};
