import { sureMatch } from '@hookah/shared/sure-match';
import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { html } from '#src/html.ts';
import { candidatesView } from '#src/views/candidates.ts';
import { askView, hintView } from '#src/views/greeting.ts';
import { addSeveral } from './add-several.ts';
import { addCustom, addTobacco, sayAdded } from './add-tobacco.ts';
import { showBrand } from './brand.ts';
import { candidatePage } from './search.ts';
import { isSmallTalk } from './small-talk.ts';
import { resolve, type Wish, wishesIn } from './wishes.ts';

const find = async (ctx: BotContext, query: string, page: number) => ({
  query,
  ...(await candidatePage(ctx.api, { search: query }, page)),
});

const addByWords = async (ctx: BotContext, query: string): Promise<void> => {
  const found = await find(ctx, query, 0);
  if (found.tobaccos.length === 0 && isSmallTalk(query)) {
    return ctx.send(hintView(ctx.voice, ctx.voice.t.smallTalk));
  }
  const sure = sureMatch(query, found);
  if (sure === null) {
    // Words come next or a tap, and /cancel means this.
    await ctx.dialogs.enter({ step: 'choose' });
    return ctx.send(candidatesView(ctx.voice, found));
  }
  // With nothing else found there is nothing to go back to.
  await addTobacco(ctx, sure.id, found.tobaccos.length > 1 ? query : null);
};

const addOne = async (ctx: BotContext, wish: Wish): Promise<void> => {
  const meant = await resolve(ctx.api, wish);
  switch (meant.kind) {
    case 'tobacco':
      return addTobacco(ctx, meant.id, null);
    case 'brand':
      return showBrand(ctx, meant);
    case 'words':
      return addByWords(ctx, meant.words);
  }
};

/** Whatever the person wrote is what they want to add: one wish a line, in words or as an address of the site. */
export const addFromText = async (
  ctx: BotContext,
  text: string,
  hiddenLinks: readonly string[] = [],
): Promise<void> => {
  const wishes = wishesIn(text, hiddenLinks);
  const [only] = wishes;
  if (only === undefined) return ctx.send(hintView(ctx.voice, ctx.voice.t.wordsOnly));
  return wishes.length === 1 ? addOne(ctx, only) : addSeveral(ctx, wishes);
};

const ask = async (ctx: BotContext): Promise<void> => {
  await ctx.dialogs.enter({ step: 'add' });
  await ctx.send(askView(ctx.voice));
};

const searchIsGone = async (ctx: BotContext): Promise<void> => {
  ctx.toast(ctx.voice.t.queryGone, { isAlert: true });
  await ctx.send(hintView(ctx.voice, html`${ctx.voice.t.queryGone}`));
};

/** /add, with the words at once or after asking; the buttons of search results. */
export const addFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('add', (ctx) => (ctx.payload.trim() === '' ? ask(ctx) : addFromText(ctx, ctx.payload)));
  feature.use(onAction('ask', ask));
  feature.use(
    onAction('add', async (ctx, { tobacco }) => {
      await addTobacco(ctx, tobacco, ctx.queries.length === 1 ? (ctx.queries[0] ?? null) : null);
      await ctx.dialogs.leave();
    }),
  );
  feature.use(
    onAction('want', async (ctx, { tobacco }) => {
      const { created } = await ctx.api.wishlist.add({ tobaccoId: tobacco }, ctx.writeKey('want'));
      sayAdded(ctx, created);
    }),
  );
  feature.use(
    onAction('custom', async (ctx, { query }) => {
      const name = ctx.queries[query];
      if (name === undefined) return searchIsGone(ctx);
      await addCustom(ctx, name);
      await ctx.dialogs.leave();
    }),
  );
  feature.use(
    onAction('find', async (ctx, { query, page }) => {
      const words = ctx.queries[query];
      if (words === undefined) return searchIsGone(ctx);
      const view = candidatesView(ctx.voice, await find(ctx, words, page));
      await (ctx.queries.length > 1 ? ctx.send(view) : ctx.show(view));
    }),
  );
  return feature;
};
