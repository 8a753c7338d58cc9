import { Composer } from 'telegraf';
import { beginning } from '#src/clip.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { paragraphs } from '#src/html.ts';
import { followsView, foundBrandsView, turned } from '#src/views/follow.ts';
import { MAX_QUERY } from './search.ts';

const BRANDS_SHOWN = 8;

/** The brands that were asked for; when there are none the question stays. */
export const followFromText = async (ctx: BotContext, text: string): Promise<void> => {
  const words = beginning(text.replace(/\s+/gu, ' ').trim(), MAX_QUERY);
  const [{ items }, follows] = await Promise.all([
    ctx.api.brands.list({ search: words, limit: BRANDS_SHOWN }),
    ctx.api.follows.list(),
  ]);
  await (items.length === 0 ? ctx.dialogs.enter({ step: 'follow' }) : ctx.dialogs.leave());
  await ctx.send(foundBrandsView(ctx.voice, words, items, follows));
};

/** Whom one follows, and the question for another. */
const ask = async (ctx: BotContext): Promise<void> => {
  await ctx.dialogs.enter({ step: 'follow' });
  const { text, keyboard = [] } = followsView(ctx.voice, await ctx.api.follows.list(), 0);
  const { t } = ctx.voice;
  const cancel = { text: t.buttons.cancel, action: { kind: 'cancel' as const } };
  await ctx.send({ text: paragraphs(text, t.follow.ask), keyboard: [...keyboard, [cancel]] });
};

const WRITES = {
  brand: { true: 'followBrand', false: 'unfollowBrand' },
  line: { true: 'followLine', false: 'unfollowLine' },
} as const;

/** /follow: being told of what is new at a brand or in a line. */
export const followFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('follow', (ctx) =>
    ctx.payload.trim() === '' ? ask(ctx) : followFromText(ctx, ctx.payload),
  );
  feature.use(
    onAction('follow', async (ctx, { what, id, on }) => {
      await ctx.api.follows[WRITES[what][`${on}`]](id, ctx.writeKey('follow'));
      const { t } = ctx.voice;
      ctx.toast(on ? t.follow.onToast : t.follow.offToast);
      await ctx.rebutton((button) => turned(t, button, { what, id, on }));
    }),
  );
  feature.use(
    onAction('follows', async (ctx, { page }) =>
      ctx.show(followsView(ctx.voice, await ctx.api.follows.list(), page)),
    ),
  );
  return feature;
};
