import type { ApiClient } from '@hookah/shared/api-client';
import type { MiddlewareFn } from 'telegraf';
import type { Acquaintance } from '#src/acquaintance.ts';
import { decode } from '#src/callback-data.ts';
import type { BotContext } from '#src/context.ts';
import { createDialogs } from '#src/dialogs.ts';
import type { Messenger } from '#src/telegram/messenger.ts';
import { queriesIn } from '#src/telegram/queries.ts';
import { ChatUnreachable } from '#src/telegram/refusals.ts';
import { TEXTS } from '#src/texts/texts.ts';
import { requestIdOf } from '#src/update.ts';

type Deps = {
  apiFor: (person: { telegramId: number; requestId: string }) => ApiClient;
  messenger: Messenger;
  acquaintance: Acquaintance;
  miniAppUrl: string | null;
};

const isStart = ({ message }: BotContext): boolean =>
  message !== undefined && 'text' in message && message.text.startsWith('/start');

/** From here on it is known who speaks, in which language, and how to answer them. */
export const person =
  ({ apiFor, messenger, acquaintance, miniAppUrl }: Deps): MiddlewareFn<BotContext> =>
  async (ctx, next) => {
    const { from, chat, callbackQuery: query } = ctx;
    if (from === undefined || chat === undefined) return;
    const updateId = ctx.update.update_id;
    const pressed = query?.message;

    // Who begins anew may have been out of reach, as another part of the bot, or another process, found out.
    if (isStart(ctx)) acquaintance.forget(from);
    ctx.person = await acquaintance.meet(from);
    ctx.voice = { t: TEXTS[ctx.person.language], miniAppUrl };
    ctx.api = apiFor({ telegramId: from.id, requestId: requestIdOf(updateId) });
    ctx.dialogs = createDialogs(ctx.api, chat.id);
    ctx.action = query && 'data' in query ? decode(query.data) : undefined;
    ctx.queries = pressed === undefined ? [] : queriesIn(pressed);
    ctx.writeKey = (step) => ({ idempotencyKey: `tg:${updateId}:${step}` });
    ctx.send = (view) => messenger.send(chat.id, view);
    ctx.sendFile = (file) => messenger.sendFile(chat.id, file);
    ctx.rebutton = async (change) => {
      const rows = pressed && 'reply_markup' in pressed ? pressed.reply_markup?.inline_keyboard : undefined;
      if (pressed === undefined || rows === undefined) return;
      await messenger.editButtons(
        chat.id,
        pressed.message_id,
        rows.map((row) => row.map(change)),
      );
    };
    ctx.show = (view) =>
      pressed === undefined
        ? messenger.send(chat.id, view)
        : messenger.edit(chat.id, pressed.message_id, view);
    try {
      await next();
    } catch (error) {
      if (!(error instanceof ChatUnreachable)) throw error;
      await acquaintance.setReachable(from, false);
    }
  };
