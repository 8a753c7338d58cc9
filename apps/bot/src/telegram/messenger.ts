import { inlineKeyboard, type View } from '#src/views/view.ts';
import type { Calls } from './calls.ts';
import { ChatUnreachable, isNotEditable, isNotModified, isQueryTooOld, isUnreachable } from './refusals.ts';

export type Messenger = ReturnType<typeof createMessenger>;

/** Telegram's limit for the text that pops up over the chat. */
const TOAST_LENGTH = 200;

const message = ({ text, keyboard }: View) => ({
  text: text.html,
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
  reply_markup: inlineKeyboard(keyboard),
});

/** Views to chats. @throws ChatUnreachable */
export const createMessenger = (call: Calls) => {
  const send = async (chatId: number, view: View): Promise<void> => {
    try {
      await call('sendMessage', { chat_id: chatId, ...message(view) });
    } catch (error) {
      throw isUnreachable(error) ? new ChatUnreachable(error) : error;
    }
  };

  return {
    send,

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
