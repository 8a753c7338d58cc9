import { EXPORT_FORMATS } from '@hookah/shared/closed-sets';
import type { ExportFormat } from '@hookah/shared/wishlist-views';
import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { exportView } from '#src/views/export.ts';
import { hintView } from '#src/views/greeting.ts';

const ENDINGS = { csv: 'csv', json: 'json', text: 'txt' } as const satisfies Record<ExportFormat, string>;

const sendExport = async (ctx: BotContext, format: ExportFormat): Promise<void> => {
  const { t } = ctx.voice;
  const { counts } = await ctx.api.wishlist.list({ limit: 1 });
  const total = counts.wanted + counts.purchased + counts.tried;
  if (total === 0) return ctx.send(hintView(ctx.voice, t.export.none));
  const file = await ctx.api.wishlist.export(format);
  await ctx.sendFile({
    name: `wishlist-${new Date().toISOString().slice(0, 10)}.${ENDINGS[format]}`,
    bytes: await file.arrayBuffer(),
    caption: t.export.ready(total),
  });
  ctx.toast(t.export.sentToast);
};

/** /export: the whole list as a file. */
export const exportFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('export', async (ctx) => {
    const asked = ctx.payload.trim().toLowerCase();
    const format = EXPORT_FORMATS.find((known) => known === asked);
    await (format === undefined ? ctx.send(exportView(ctx.voice)) : sendExport(ctx, format));
  });
  feature.use(onAction('export', (ctx, { format }) => sendExport(ctx, format)));
  return feature;
};
