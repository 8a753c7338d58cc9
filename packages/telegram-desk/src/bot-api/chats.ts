import type { Bot } from '#src/bot.ts';
import type { Conversations } from '#src/chat/conversations.ts';
import type { Files } from '#src/chat/files.ts';
import type { Rooms } from '#src/chat/rooms.ts';
import { userOf } from '#src/person.ts';
import { badRequest } from './error.ts';
import type { Methods } from './method.ts';
import { integer, text } from './params.ts';
import { targetPlace } from './target-chat.ts';

export function chatMethods(deps: {
  bot: Bot;
  conversations: Conversations;
  rooms: Rooms;
  files: Files;
}): Methods {
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

    getChat: (params) => ({
      ...targetPlace(deps, params).chat,
      accent_color_id: 0,
      max_reaction_count: 11,
    }),

    getChatMember(params) {
      const { chat } = targetPlace(deps, params);
      const userId = integer(params, 'user_id') ?? 0;
      if (userId === bot.user.id) return { user: bot.user, status: 'member' };
      const person = conversations.find(userId)?.person;
      const isIn = chat.type === 'supergroup' || userId === chat.id;
      if (!person || !isIn) throw badRequest('PARTICIPANT_ID_INVALID');
      return { user: userOf(person), status: 'member' };
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
