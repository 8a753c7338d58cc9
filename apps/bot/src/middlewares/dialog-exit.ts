import type { MiddlewareFn } from 'telegraf';
import type { BotContext } from '#src/context.ts';

/** Any command but /cancel, which has a word to say about it, leaves the conversation that was going on. */
export const dialogExit: MiddlewareFn<BotContext> = async (ctx, next) => {
  const text = ctx.message && 'text' in ctx.message ? ctx.message.text : '';
  if (/^\/(?!cancel\b)\w/i.test(text)) await ctx.dialogs.leave();
  return next();
};
