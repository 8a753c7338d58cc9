import { type Conversation, type Conversations, type Entry, findEntry } from '#src/chat/conversations.ts';
import { badRequest, forbidden } from './error.ts';
import { integer, type Params, text } from './params.ts';

/** The chat a call speaks of, refused as Telegram refuses it to a bot that may not write there. */
export function targetChat(conversations: Conversations, params: Params): Conversation {
  const given = text(params, 'chat_id')?.trim() ?? '';
  if (given === '') throw badRequest('chat_id is empty');
  const chat = conversations.find(Number(given));
  if (!chat || !(chat.started || chat.writeAllowed)) throw badRequest('chat not found');
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  return chat;
}

export function targetMessage(chat: Conversation, params: Params, missing: string): Entry {
  const id = integer(params, 'message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const entry = findEntry(chat, id);
  if (!entry) throw badRequest(missing);
  return entry;
}
