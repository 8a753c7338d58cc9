import { isDeepStrictEqual } from 'node:util';
import type { Conversations, Entry, Place } from '#src/chat/conversations.ts';
import { asBotSees } from '#src/chat/delivery.ts';
import type { Rooms } from '#src/chat/rooms.ts';
import type { Message } from '#src/telegram.ts';
import { badRequest } from './error.ts';
import { readCaption, readMessageText, withEntities } from './formatted.ts';
import { readLinkPreview } from './link-preview.ts';
import type { Methods } from './method.ts';
import { json, type Params } from './params.ts';
import { readInlineKeyboard } from './reply-markup.ts';
import { targetMessage, targetPlace } from './target-chat.ts';

/** Seconds after which a bot can't delete a message any more: https://core.telegram.org/bots/api#deletemessage */
const DELETABLE_FOR = 48 * 3600;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

export function editingMethods(deps: { conversations: Conversations; rooms: Rooms }): Methods {
  const { conversations } = deps;
  function edit(params: Params, change: (message: Message) => Message): Message {
    const chat = targetPlace(deps, params);
    const entry = targetMessage(chat, params, 'message to edit not found');
    if (!entry.message.from.is_bot) throw badRequest("message can't be edited");
    const { reply_markup: _, ...content } = change(entry.message);
    const keyboard = readInlineKeyboard(params);
    const next: Message = keyboard ? { ...content, reply_markup: keyboard } : content;
    // Not compared with the date of the last edit, which is no content.
    if (isDeepStrictEqual(next, withoutReplyKeyboard(entry.message))) throw badRequest(NOT_MODIFIED);
    return asBotSees(conversations.edit(chat, entry, { ...next, edit_date: conversations.seconds() }));
  }

  function remove(chat: Place, entry: Entry): void {
    if (conversations.seconds() - entry.message.date > DELETABLE_FOR) {
      throw badRequest("message can't be deleted for everyone");
    }
    conversations.remove(chat, entry.message.message_id);
  }

  return {
    editMessageText: (params) => {
      const formatted = readMessageText(params);
      return edit(params, (message) => {
        if (message.text === undefined) throw badRequest('there is no text in the message to edit');
        const { entities: _, link_preview_options: __, ...rest } = message;
        return {
          ...rest,
          text: formatted.text,
          ...withEntities('entities', formatted),
          ...readLinkPreview(params),
        };
      });
    },

    editMessageCaption: (params) => {
      const caption = readCaption(params);
      return edit(params, (message) => {
        if (message.text !== undefined) throw badRequest('there is no caption in the message to edit');
        const { caption: _, caption_entities: __, ...rest } = message;
        const words = caption.text === '' ? {} : { caption: caption.text };
        return { ...rest, ...words, ...withEntities('caption_entities', caption) };
      });
    },

    editMessageReplyMarkup: (params) => edit(params, (message) => message),

    deleteMessage: (params) => {
      const chat = targetPlace(deps, params);
      remove(chat, targetMessage(chat, params, 'message to delete not found'));
      return true;
    },

    deleteMessages: (params) => {
      const chat = targetPlace(deps, params);
      const ids = json(params, 'message_ids', 'message identifiers');
      if (!Array.isArray(ids)) throw badRequest('message identifiers are not specified');
      for (const entry of chat.entries.filter(({ message }) => ids.includes(message.message_id)))
        remove(chat, entry);
      return true;
    },
  };
}

function withoutReplyKeyboard(message: Message): Message {
  const { reply_markup: markup, ...rest } = message;
  return markup && 'inline_keyboard' in markup ? { ...rest, reply_markup: markup } : rest;
}
