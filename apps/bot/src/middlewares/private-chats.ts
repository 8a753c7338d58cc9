import type { MiddlewareFn } from 'telegraf';
import type { Acquaintance } from '#src/acquaintance.ts';
import type { BotContext } from '#src/context.ts';
import type { Messenger } from '#src/telegram/messenger.ts';
import { ChatUnreachable } from '#src/telegram/refusals.ts';
import { TEXTS } from '#src/texts/texts.ts';
import { privateOnlyView } from '#src/views/greeting.ts';

/** A command for us: bare, or with our name. `/list@other_bot` is another's. */
const isForUs = (ctx: BotContext): boolean => {
  if (ctx.message === undefined || !('text' in ctx.message)) return false;
  const command = /^\/\w+(?:@(\w+))?/.exec(ctx.message.text);
  if (command === null) return false;
  return command[1] === undefined || command[1].toLowerCase() === ctx.me.toLowerCase();
};

/** Lets private chats through. A group hears from us only when a command calls. */
export const privateChats =
  (deps: { messenger: Messenger; acquaintance: Acquaintance }): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    if (ctx.chat === undefined || ctx.from === undefined) return;
    if (ctx.chat.type === 'private') return next();
    if (!isForUs(ctx)) return;
    const t = TEXTS[deps.acquaintance.languageOf(ctx.from)];
    try {
      await deps.messenger.send(ctx.chat.id, privateOnlyView({ t, miniAppUrl: null }, ctx.me));
    } catch (error) {
      // A group may have taken the bot's right to write: then it has its peace.
      if (!(error instanceof ChatUnreachable)) throw error;
    }
  };
