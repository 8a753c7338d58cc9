import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { helpView } from '#src/views/greeting.ts';

export const helpFeature = () => {
  const feature = new Composer<BotContext>();
  const help = (ctx: BotContext) => ctx.send(helpView(ctx.voice));
  feature.help(help);
  feature.use(onAction('help', help));
  return feature;
};
