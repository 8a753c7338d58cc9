import { sureMatch, wishesOf } from '@hookah/shared/sure-match';
import { Composer } from 'telegraf';
import { beginning } from '#src/clip.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { html } from '#src/html.ts';
import { addedView, alreadyListedView, type LineOutcome, summaryView } from '#src/views/added.ts';
import { candidatesView } from '#src/views/candidates.ts';
import { askView, hintView } from '#src/views/greeting.ts';
import { addCustom, addTobacco } from './add-tobacco.ts';
import { candidatePage, MAX_QUERY } from './search.ts';

const MAX_LINES = 20;

const queriesOf = (text: string): string[] => [
  ...new Set(wishesOf(text).map((wish) => beginning(wish, MAX_QUERY))),
];

const find = async (ctx: BotContext, query: string, page: number) => ({
  query,
  ...(await candidatePage(ctx.api, { search: query }, page)),
});

const addOne = async (ctx: BotContext, query: string): Promise<void> => {
  const found = await find(ctx, query, 0);
  const sure = sureMatch(query, found);
  if (sure === null) return ctx.send(candidatesView(ctx.voice, found));
  const { item, created } = await ctx.api.wishlist.add({ tobaccoId: sure.id }, ctx.writeKey('add'));
  // With nothing else found there is nothing to go back to.
  const others = found.tobaccos.length > 1 ? query : null;
  await ctx.send(created ? addedView(ctx.voice, item, others) : alreadyListedView(ctx.voice, item));
};

const addSeveral = async (ctx: BotContext, queries: readonly string[]): Promise<void> => {
  const text = queries.slice(0, MAX_LINES).join('\n');
  const { added, listed, doubts, misses } = await ctx.api.wishlist.bulkAdd({ text }, ctx.writeKey('lines'));
  const outcomes: LineOutcome[] = [
    ...added.map(({ item }) => ({ kind: 'added' as const, item })),
    ...listed.map(({ item }) => ({ kind: 'existed' as const, item })),
    ...doubts.map(({ line }) => ({ kind: 'unsure' as const, query: line })),
    ...misses.map((line) => ({ kind: 'missing' as const, query: line })),
  ];
  const cutAt = queries.length > MAX_LINES ? MAX_LINES : null;
  await ctx.send(summaryView(ctx.voice, outcomes, cutAt));
};

/** Whatever the person wrote is what they want to add: one search a line. */
export const addFromText = async (ctx: BotContext, text: string): Promise<void> => {
  const queries = queriesOf(text);
  const [only] = queries;
  if (only === undefined) return ctx.send(hintView(ctx.voice, ctx.voice.t.wordsOnly));
  return queries.length === 1 ? addOne(ctx, only) : addSeveral(ctx, queries);
};

const ask = async (ctx: BotContext): Promise<void> => {
  await ctx.dialogs.enter({ step: 'add' });
  await ctx.send(askView(ctx.voice));
};

/** /add, with the words at once or after asking; the buttons of search results. */
export const addFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('add', (ctx) => (ctx.payload.trim() === '' ? ask(ctx) : addFromText(ctx, ctx.payload)));
  feature.use(onAction('ask', ask));
  feature.use(onAction('add', (ctx, { tobacco }) => addTobacco(ctx, tobacco)));
  feature.use(
    onAction('custom', async (ctx, { query }) => {
      const name = ctx.queries[query];
      await (name === undefined ? searchIsGone(ctx) : addCustom(ctx, name));
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

const searchIsGone = async (ctx: BotContext): Promise<void> => {
  ctx.toast(ctx.voice.t.queryGone, { isAlert: true });
  await ctx.send(hintView(ctx.voice, html`${ctx.voice.t.queryGone}`));
};
