import {
  type Conversation,
  type Conversations,
  type Entry,
  findEntry,
  type Place,
} from '#src/chat/conversations.ts';
import type { Rooms } from '#src/chat/rooms.ts';
import { badRequest, forbidden } from './error.ts';
import { integer, type Params, text } from './params.ts';

/** The chat a call speaks of, refused as Telegram refuses it to a bot that may not write there. */
export function targetPlace(deps: { conversations: Conversations; rooms: Rooms }, params: Params): Place {
  return deps.rooms.group(Number(chatId(params))) ?? targetChat(deps.conversations, params);
}

function chatId(params: Params): string {
  const given = text(params, 'chat_id')?.trim() ?? '';
  if (given === '') throw badRequest('chat_id is empty');
  return given;
}

/** A chat with one person. */
export function targetChat(conversations: Conversations, params: Params): Conversation {
  const chat = conversations.find(Number(chatId(params)));
  if (!chat || !(chat.started || chat.writeAllowed)) throw badRequest('chat not found');
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  return chat;
}

export function targetMessage(chat: Place, params: Params, missing: string): Entry {
  const id = integer(params, 'message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const entry = findEntry(chat, id);
  if (!entry) throw badRequest(missing);
  return entry;
}
