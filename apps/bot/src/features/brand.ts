import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { brandView } from '#src/views/candidates.ts';
import { candidatePage } from './search.ts';

export const showBrand = async (ctx: BotContext, slug: string, page: number): Promise<void> => {
  const [brand, found] = await Promise.all([
    ctx.api.brands.get(slug),
    candidatePage(ctx.api, { brand: slug }, page),
  ]);
  await ctx.show(brandView(ctx.voice, brand, found));
};

/** Leafing through a brand's tobaccos. */
export const brandFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(onAction('brand', (ctx, { slug, page }) => showBrand(ctx, slug, page)));
  return feature;
};
