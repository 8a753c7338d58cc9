import { Composer } from 'telegraf';
import { message } from 'telegraf/filters';
import type { BotContext } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';
import { addFromText } from './add.ts';

/** Words are a search; whatever else comes gets a hint, never silence. */
export const anythingElse = () => {
  const feature = new Composer<BotContext>();
  feature.on(message('text'), async (ctx) => {
    const { text } = ctx.message;
    if (text.startsWith('/')) return ctx.send(hintView(ctx.voice, ctx.voice.t.unknownCommand));
    if ((await ctx.dialogs.current()) !== null) await ctx.dialogs.leave();
    await addFromText(ctx, text);
  });
  feature.on('message', (ctx) => ctx.send(hintView(ctx.voice, ctx.voice.t.wordsOnly)));
  feature.on('callback_query', async (ctx) => {
    ctx.toast(ctx.voice.t.staleToast, { isAlert: true });
  });
  return feature;
};
