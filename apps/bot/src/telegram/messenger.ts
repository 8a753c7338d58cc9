import { previewOf } from '@hookah/shared/telegram-message';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Html } from '#src/html.ts';
import type { InlineOffer } from '#src/views/inline.ts';
import { inlineKeyboard, type View } from '#src/views/view.ts';
import type { Calls } from './calls.ts';
import { ChatUnreachable, isNotEditable, isNotModified, isQueryTooOld, isUnreachable } from './refusals.ts';

export type Messenger = ReturnType<typeof createMessenger>;

export type ChatFile = { name: string; bytes: ArrayBuffer; caption: Html };

/** Telegram's limit for the text that pops up over the chat. */
const TOAST_LENGTH = 200;

const message = ({ text, keyboard, picture = null }: View) => ({
  text: text.html,
  parse_mode: 'HTML' as const,
  link_preview_options: previewOf(picture),
  reply_markup: inlineKeyboard(keyboard),
});

/** Views to chats. @throws ChatUnreachable */
export const createMessenger = (call: Calls) => {
  /** What Telegram says when the person is gone, in our words. */
  const reaching = async (step: Promise<unknown>): Promise<void> => {
    try {
      await step;
    } catch (error) {
      throw isUnreachable(error) ? new ChatUnreachable(error) : error;
    }
  };
  const send = (chatId: number, view: View): Promise<void> =>
    reaching(call('sendMessage', { chat_id: chatId, ...message(view) }));

  return {
    send,

    sendFile: (chatId: number, { name, bytes, caption }: ChatFile): Promise<void> =>
      reaching(
        call('sendDocument', {
          chat_id: chatId,
          document: { source: Buffer.from(bytes), filename: name },
          caption: caption.html,
          parse_mode: 'HTML',
        }),
      ),

    /** The buttons alone; a message that is gone needs none. */
    async editButtons(chatId: number, messageId: number, buttons: InlineKeyboardButton[][]): Promise<void> {
      try {
        const markup = { reply_markup: { inline_keyboard: buttons } };
        await call('editMessageReplyMarkup', { chat_id: chatId, message_id: messageId, ...markup });
      } catch (error) {
        if (!isNotModified(error) && !isNotEditable(error)) throw error;
      }
    },

    /** The message as it should be now; a new one when the old is gone. */
    async edit(chatId: number, messageId: number, view: View): Promise<void> {
      try {
        await call('editMessageText', { chat_id: chatId, message_id: messageId, ...message(view) });
      } catch (error) {
        if (isNotModified(error)) return;
        if (isNotEditable(error)) return send(chatId, view);
        throw isUnreachable(error) ? new ChatUnreachable(error) : error;
      }
    },

    /** What is offered to `@bot query`. Who asked a while ago has typed on, and waits for another answer. */
    async answerInline(
      id: string,
      { entries, nextOffset, button, cacheSeconds }: InlineOffer,
    ): Promise<void> {
      const results = entries.map(({ id: entry, title, description, thumbnail, view }) => {
        const { text, reply_markup: markup, ...content } = message(view);
        return {
          type: 'article' as const,
          id: entry,
          title,
          description,
          ...(thumbnail === null ? {} : { thumbnail_url: thumbnail }),
          input_message_content: { message_text: text, ...content },
          ...(markup.inline_keyboard.length === 0 ? {} : { reply_markup: markup }),
        };
      });
      try {
        await call('answerInlineQuery', {
          inline_query_id: id,
          results,
          next_offset: nextOffset,
          cache_time: cacheSeconds,
          // The words of a card are in the language of who asked.
          is_personal: true,
          button,
        });
      } catch (error) {
        if (!isQueryTooOld(error)) throw error;
      }
    },

    /** Ends the waiting of a pressed button, with a word over the chat when there is one to say. */
    async answerCallback(id: string, toast: { text: string; isAlert: boolean } | null): Promise<void> {
      const words =
        toast === null ? {} : { text: toast.text.slice(0, TOAST_LENGTH), show_alert: toast.isAlert };
      try {
        await call('answerCallbackQuery', { callback_query_id: id, ...words });
      } catch (error) {
        if (!isQueryTooOld(error)) throw error;
      }
    },
  };
};
