import type { Update, User } from 'telegraf/types';

export type Origin = {
  /** The chat whose order counts; who asks, for what belongs to no chat. */
  chatId: number | null;
  sender: User | null;
  /** What the person typed. */
  text: string | null;
};

/** The kinds we ask Telegram for: those that some feature answers. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member', 'inline_query'] as const;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const idOf = (value: unknown): number | null => {
  const id = fieldOf(value, 'id');
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null;
};

const isUser = (value: unknown): value is User =>
  idOf(value) !== null && typeof fieldOf(value, 'first_name') === 'string';

const senderOf = (content: unknown): User | null => {
  const from = fieldOf(content, 'from');
  return isUser(from) ? from : null;
};

const chatOf = (content: unknown): number | null => idOf(fieldOf(content, 'chat'));

const ORIGINS: Record<(typeof ALLOWED_UPDATES)[number], (content: unknown) => Origin> = {
  message: (content) => {
    const text = fieldOf(content, 'text');
    return {
      chatId: chatOf(content),
      sender: senderOf(content),
      text: typeof text === 'string' ? text : null,
    };
  },
  callback_query: (content) => ({
    chatId: chatOf(fieldOf(content, 'message')) ?? idOf(fieldOf(content, 'from')),
    sender: senderOf(content),
    text: null,
  }),
  my_chat_member: (content) => ({ chatId: chatOf(content), sender: senderOf(content), text: null }),
  inline_query: (content) => ({ chatId: null, sender: senderOf(content), text: null }),
};

/** Typed into any chat, and answered out of order: it has no chat of ours to keep an order in. */
const isChatless = (kind: (typeof ALLOWED_UPDATES)[number]) => kind === 'inline_query';

/**
 * Where an update comes from, for what happens to it outside the handlers. Null when it is of a kind we know and can't
 * be read all the same. Nothing is taken for granted: an update that throws here would come again for ever.
 */
export const originOf = (update: Update): Origin | null => {
  const kind = ALLOWED_UPDATES.find((known) => fieldOf(update, known) !== undefined);
  if (kind === undefined) return { chatId: null, sender: null, text: null };
  const origin = ORIGINS[kind](fieldOf(update, kind));
  const known = isChatless(kind) ? origin.sender : origin.chatId;
  return known === null ? null : origin;
};

/** One id from the update to the log lines of the bot and the API. */
export const requestIdOf = (updateId: number): string => `tg-${updateId}`;
