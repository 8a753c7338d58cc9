import { TelegramError } from 'telegraf';

/** The person can't be written to: they blocked the bot, are gone, or never opened the chat. */
export class ChatUnreachable extends Error {
  constructor(cause: unknown) {
    super('Telegram does not let the bot write to this chat', { cause });
    this.name = 'ChatUnreachable';
  }
}

const says = (error: unknown, code: number, words: RegExp): boolean =>
  error instanceof TelegramError && error.code === code && words.test(error.description);

export const isUnreachable = (error: unknown): boolean =>
  says(error, 403, /./) || says(error, 400, /chat not found|user is deactivated|PEER_ID_INVALID/i);

export const isNotModified = (error: unknown): boolean => says(error, 400, /message is not modified/i);

/** Deleted, too old, or never there. */
export const isNotEditable = (error: unknown): boolean =>
  says(error, 400, /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i);

/** Answered before, or asked more than some seconds ago. */
export const isQueryTooOld = (error: unknown): boolean =>
  says(error, 400, /query is too old|query ID is invalid|QUERY_ID_INVALID/i);

export const isTokenRefused = (error: unknown): boolean =>
  // Telegram answers 404 to what does not even look like one of its tokens.
  error instanceof TelegramError && (error.code === 401 || error.code === 404);
