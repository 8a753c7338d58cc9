import type { Bot } from '#src/bot.ts';
import { userOf } from '#src/person.ts';
import type { InlineAnswer, InlineResult, Message, PhotoSize } from '#src/telegram.ts';
import { findEntities } from '#src/text/auto-entities.ts';
import type { UpdateQueue } from '#src/updates/queue.ts';
import type { CallbackAnswer, Callbacks } from './callbacks.ts';
import type { Conversation, Conversations, MessageContent } from './conversations.ts';
import { asBotSees, membershipUpdate } from './delivery.ts';
import type { Files } from './files.ts';
import type { InlineQueries } from './inline-queries.ts';
import type { ChatKind, PreparedMessages } from './prepared.ts';
import { isHeard, type Room } from './rooms.ts';

export type PersonActions = ReturnType<typeof createPersonActions>;

const MAX_TEXT = 4096;
const MAX_INLINE_QUERY = 256;

/** Everything people do in Telegram that a bot hears of. Both the page and the tests act through this. */
export function createPersonActions(deps: {
  bot: Bot;
  conversations: Conversations;
  callbacks: Callbacks;
  inlineQueries: InlineQueries;
  prepared: PreparedMessages;
  files: Files;
  queue: UpdateQueue;
}) {
  const { bot, conversations, callbacks, inlineQueries, prepared, files, queue } = deps;

  /** Into the chat with the bot, or into a room. */
  function send(chat: Conversation, content: MessageContent, room?: Room): Message {
    if (room) {
      const message = conversations.inRoom(room, chat.person, content);
      if (room.kind === 'group' && isHeard(message, bot.user)) queue.push({ message: asBotSees(message) });
      return message;
    }
    if (chat.blocked) throw new Error(`${chat.person.firstName} has blocked the bot: unblock it first`);
    const message = conversations.fromPerson(chat, content);
    queue.push({ message: asBotSees(message) });
    return message;
  }

  function sendVia(chat: Conversation, { content: offered, keyboard }: InlineResult, room?: Room): Message {
    const { pictureUrl, ...words } = offered;
    const photo = pictureUrl === undefined ? undefined : files.link(pictureUrl);
    const content = {
      ...words,
      ...(photo
        ? { photo: [{ file_id: photo.id, file_unique_id: photo.uniqueId, width: 1280, height: 1280 }] }
        : {}),
      via_bot: bot.user,
      ...(keyboard ? { reply_markup: keyboard } : {}),
    };
    return send(chat, content, room);
  }

  function setBlocked(chat: Conversation, blocked: boolean): void {
    if (chat.blocked === blocked) return;
    chat.blocked = blocked;
    conversations.changed(chat);
    queue.push(membershipUpdate(chat, bot.user, conversations.seconds()));
  }

  return {
    /** A client sends what was typed without the blanks around it, and sends longer texts in parts. */
    sendText(chat: Conversation, typed: string, room?: Room): Message {
      const text = typed.trim();
      if (text === '' || text.length > MAX_TEXT) throw new Error(`A message has 1 to ${MAX_TEXT} characters`);
      const entities = findEntities(text);
      return send(chat, { text, ...(entities.length > 0 ? { entities } : {}) }, room);
    },

    sendPhoto(chat: Conversation, picture: { bytes: Uint8Array; type: string }, caption?: string): Message {
      const file = files.store(picture.bytes, 'photo', picture.type);
      const size: PhotoSize = {
        file_id: file.id,
        file_unique_id: file.uniqueId,
        width: 1280,
        height: 1280,
        file_size: file.bytes.length,
      };
      return send(chat, { photo: [size], ...(caption ? { caption } : {}) });
    },

    sendSticker(chat: Conversation, emoji: string): Message {
      const id = `CAACAgIAAxkBAA${Buffer.from(emoji).toString('hex')}`;
      return send(chat, {
        sticker: {
          file_id: id,
          file_unique_id: `AgAD${Buffer.from(emoji).toString('hex')}`,
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji,
        },
      });
    },

    /** Resolves with the bot's answer, however late; a client may press a button that is gone by now. */
    press(chat: Conversation, message: Message, data: string, room?: Room): Promise<CallbackAnswer> {
      conversations.moved(chat);
      const { id, answered } = callbacks.open();
      const pressed =
        room?.kind === 'pair' ? { inline_message_id: inlineIdOf(message) } : { message: asBotSees(message) };
      queue.push({
        callback_query: {
          id,
          from: userOf(chat.person),
          ...pressed,
          chat_instance: String(BigInt(chat.person.id) * 7_919n + BigInt(bot.user.id)),
          data,
        },
      });
      return answered;
    },

    /** Types `@bot query` and resolves with what is offered, however late; whether or not the bot was ever started. */
    async inlineQuery(chat: Conversation, query: string, offset = ''): Promise<InlineAnswer> {
      const asked = { personId: chat.person.id, query: query.slice(0, MAX_INLINE_QUERY), offset };
      const remembered = inlineQueries.remembered(asked);
      if (remembered) return remembered;
      const { id, answered } = inlineQueries.open(asked);
      const from = userOf(chat.person);
      queue.push({ inline_query: { id, from, query: asked.query, offset, chat_type: 'sender' } });
      return answered;
    },

    /** Sends what was offered: to the chat with the bot, or to a room. */
    chooseInline(chat: Conversation, result: InlineResult, query: string, room?: Room): Message {
      const message = sendVia(chat, result, room);
      queue.push({
        chosen_inline_result: {
          result_id: result.id,
          from: userOf(chat.person),
          query,
          ...(result.keyboard ? { inline_message_id: inlineIdOf(message) } : {}),
        },
      });
      return message;
    },

    /** Sends what the bot has prepared for this person. @throws when there is no such message, or not any more */
    sendPrepared(chat: Conversation, id: string, room?: Room): Message {
      const message = prepared.find(id, chat.person.id);
      if (!message) throw new Error('The prepared message has expired');
      if (!message.kinds.includes(kindOf(room))) throw new Error('It may not be sent to a chat of this kind');
      return sendVia(chat, message.result, room);
    },

    sendWebAppData(chat: Conversation, data: string, buttonText: string): Message {
      return send(chat, { web_app_data: { data, button_text: buttonText } });
    },

    allowWriting(chat: Conversation): void {
      if (chat.writeAllowed || chat.started) return;
      chat.writeAllowed = true;
      const message = conversations.fromPerson(chat, { write_access_allowed: { from_request: true } });
      queue.push({ message: asBotSees(message) });
    },

    block: (chat: Conversation) => setBlocked(chat, true),
    unblock: (chat: Conversation) => setBlocked(chat, false),
  };
}

/** The kind of chat a room is to who may or may not send there; the chat with the bot when there is none. */
export function kindOf(room: Room | undefined): ChatKind {
  if (!room) return 'bot';
  return room.kind === 'group' ? 'group' : 'user';
}

/** The name a bot knows a message by that stands in a chat it isn't in. */
const inlineIdOf = ({ message_id: id }: Message): string => `CAAA${Buffer.from(String(id)).toString('hex')}`;
