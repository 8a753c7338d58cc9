import type { Bot } from '#src/bot.ts';
import type { Conversations } from '#src/chat/conversations.ts';
import type { Files } from '#src/chat/files.ts';
import { chatOf, userOf } from '#src/person.ts';
import { badRequest } from './error.ts';
import type { Methods } from './method.ts';
import { integer, text } from './params.ts';
import { targetChat } from './target-chat.ts';

export function chatMethods(deps: { bot: Bot; conversations: Conversations; files: Files }): Methods {
  const { bot, conversations, files } = deps;
  return {
    getMe: () => ({
      ...bot.user,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),

    getChat(params) {
      const chat = targetChat(conversations, params);
      return { ...chatOf(chat.person), accent_color_id: 0, max_reaction_count: 11 };
    },

    getChatMember(params) {
      const chat = targetChat(conversations, params);
      const userId = integer(params, 'user_id');
      if (userId === bot.user.id) return { user: bot.user, status: 'member' };
      if (userId !== chat.person.id) throw badRequest('PARTICIPANT_ID_INVALID');
      return { user: userOf(chat.person), status: 'member' };
    },

    getFile(params) {
      const file = files.find(text(params, 'file_id') ?? '');
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
      const place = { file_id: file.id, file_unique_id: file.uniqueId, file_path: `photos/${file.id}` };
      return 'bytes' in file ? { ...place, file_size: file.bytes.length } : place;
    },

    logOut: () => true,
    close: () => true,
  };
}
