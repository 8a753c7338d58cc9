import type { Update, User } from 'telegraf/types';

export type Origin = {
  /** The chat whose order counts; who asks, for what belongs to no chat. */
  chatId: number | null;
  sender: User | null;
  /** What the person typed. */
  text: string | null;
};

/** Where an update comes from, for what happens to it outside the handlers. */
export const originOf = (update: Update): Origin => {
  if ('message' in update) {
    const { message } = update;
    return { chatId: message.chat.id, sender: message.from, text: 'text' in message ? message.text : null };
  }
  if ('callback_query' in update) {
    const { message, from } = update.callback_query;
    return { chatId: message?.chat.id ?? from.id, sender: from, text: null };
  }
  if ('my_chat_member' in update) {
    const { chat, from } = update.my_chat_member;
    return { chatId: chat.id, sender: from, text: null };
  }
  return { chatId: null, sender: null, text: null };
};

/** The kinds we ask Telegram for: those that some feature answers. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

/** One id from the update to the log lines of the bot and the API. */
export const requestIdOf = (updateId: number): string => `tg-${updateId}`;
