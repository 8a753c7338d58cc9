import { ApiError } from '@hookah/shared/api-error';
import type { MiddlewareFn } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import { html } from '#src/html.ts';
import type { Log } from '#src/log.ts';
import { hintView } from '#src/views/greeting.ts';

/** What the API refuses for good is told in human words. What may pass is left to whoever tries the update again. */
export const refusals =
  ({ log }: { log: Log }): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof ApiError) || error.isTransient) throw error;
      const isOurs = error.status === 401 || error.status === 403 || error.code === 'BAD_RESPONSE';
      log[isOurs ? 'error' : 'info']({ code: error.code, requestId: error.requestId }, 'The API refused');
      const words = ctx.voice.t.errors[error.code];
      if (ctx.callbackQuery) ctx.toast(words, { isAlert: true });
      else await ctx.send(hintView(ctx.voice, html`${words}`));
    }
  };
