import type { MiddlewareFn } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import { type Log, told } from '#src/log.ts';
import type { Messenger } from '#src/telegram/messenger.ts';

/** Telegram forgets the press after about 15 s, and the button shows its clock until then. */
const PATIENCE_MS = 2_000;

/** Answers each press exactly once: with the handler's words when it is quick, bare when it takes its time. */
export const callbackAnswers =
  ({ messenger, log }: { messenger: Messenger; log: Log }): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    const query = ctx.callbackQuery;
    let toast: { text: string; isAlert: boolean } | null = null;
    ctx.toast = (text, options = { isAlert: false }) => {
      toast = { text, ...options };
    };
    if (query === undefined) return next();

    let answer: Promise<void> | undefined;
    const answerOnce = () => {
      // The clock on a button is no reason to do the work again.
      answer ??= messenger
        .answerCallback(query.id, toast)
        .catch((error: unknown) => log.warn({ error: told(error) }, 'A press could not be answered'));
      return answer;
    };
    const timer = setTimeout(answerOnce, PATIENCE_MS);
    try {
      await next();
    } finally {
      clearTimeout(timer);
      await answerOnce();
    }
  };
