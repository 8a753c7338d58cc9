import { userOf } from '#src/person.ts';
import type { ChatMember, Message, UpdateContent, User } from '#src/telegram.ts';
import type { Conversation } from './conversations.ts';

/** What the bot gets to see of a message: reply keyboards are for the person's screen alone. */
export function asBotSees(message: Message): Message {
  const { reply_markup: markup, ...rest } = message;
  return structuredClone(markup && 'inline_keyboard' in markup ? { ...rest, reply_markup: markup } : rest);
}

export function membershipUpdate(chat: Conversation, bot: User, date: number): UpdateContent {
  const member: ChatMember = { user: bot, status: 'member' };
  const kicked: ChatMember = { user: bot, status: 'kicked', until_date: 0 };
  const [before, after] = chat.blocked ? [member, kicked] : [kicked, member];
  return {
    my_chat_member: {
      chat: chat.chat,
      from: userOf(chat.person),
      date,
      old_chat_member: before,
      new_chat_member: after,
    },
  };
}
