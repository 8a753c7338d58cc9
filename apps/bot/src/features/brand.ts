import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { brandView, linesView } from '#src/views/brand.ts';
import { candidatePage } from './search.ts';

/** A brand's tobaccos, or one line's. */
export const showBrand = async (
  ctx: BotContext,
  { slug, page, line }: { slug: string; page: number; line: number | null },
): Promise<void> => {
  const [brand, found, follows] = await Promise.all([
    ctx.api.brands.get(slug),
    candidatePage(ctx.api, { brand: slug, ...(line === null ? {} : { line }) }, page),
    ctx.api.follows.list(),
  ]);
  await ctx.show(brandView(ctx.voice, { brand, line, found, follows }));
};

/** Leafing through a brand's tobaccos, all of them or a line's. */
export const brandFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(onAction('brand', showBrand));
  feature.use(
    onAction('lines', async (ctx, { slug }) =>
      ctx.show(linesView(ctx.voice, await ctx.api.brands.get(slug))),
    ),
  );
  return feature;
};
