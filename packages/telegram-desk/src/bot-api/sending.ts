import { type Conversations, findEntry, type Place } from '#src/chat/conversations.ts';
import { asBotSees } from '#src/chat/delivery.ts';
import type { Files, StoredFile } from '#src/chat/files.ts';
import type { Rooms } from '#src/chat/rooms.ts';
import type { Events } from '#src/events.ts';
import type { Document, PhotoSize } from '#src/telegram.ts';
import { badRequest } from './error.ts';
import { readCaption, readMessageText, withEntities } from './formatted.ts';
import { readLinkPreview } from './link-preview.ts';
import type { Methods } from './method.ts';
import { flag, integer, isRecord, isUpload, json, type Params, text } from './params.ts';
import { readReplyMarkup } from './reply-markup.ts';
import { targetPlace } from './target-chat.ts';
import { buttonUrlProblem } from './urls.ts';

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

export function sendingMethods(deps: {
  conversations: Conversations;
  rooms: Rooms;
  files: Files;
  events: Events;
}): Methods {
  const { conversations, files, events } = deps;
  return {
    sendMessage(params) {
      const chat = targetPlace(deps, params);
      const formatted = readMessageText(params);
      return asBotSees(
        conversations.fromBot(chat, {
          text: formatted.text,
          ...withEntities('entities', formatted),
          ...readLinkPreview(params),
          ...common(chat, params),
        }),
      );
    },

    sendPhoto(params) {
      const chat = targetPlace(deps, params);
      const photo = readPhoto(files, params);
      const caption = readCaption(params);
      return asBotSees(
        conversations.fromBot(chat, {
          photo,
          ...(caption.text === '' ? {} : { caption: caption.text }),
          ...withEntities('caption_entities', caption),
          ...common(chat, params),
        }),
      );
    },

    sendDocument(params) {
      const chat = targetPlace(deps, params);
      const document = readDocument(files, params);
      const caption = readCaption(params);
      return asBotSees(
        conversations.fromBot(chat, {
          document,
          ...(caption.text === '' ? {} : { caption: caption.text }),
          ...withEntities('caption_entities', caption),
          ...common(chat, params),
        }),
      );
    },

    sendChatAction(params) {
      const chat = targetPlace(deps, params);
      const action = text(params, 'action') ?? '';
      if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
      events.emit({ kind: 'action', chatId: chat.chat.id, action });
      return true;
    },
  };
}

function common(chat: Place, params: Params) {
  const markup = readReplyMarkup(params);
  const hollow = markup && 'inline_keyboard' in markup && markup.inline_keyboard.length === 0;
  return { ...replyTo(chat, params), ...(markup && !hollow ? { reply_markup: markup } : {}) };
}

function replyTo(chat: Place, params: Params) {
  const reply = json(params, 'reply_parameters', 'reply parameters');
  const settings: Params = isRecord(reply) ? reply : params;
  const id = isRecord(reply) ? integer(reply, 'message_id') : integer(params, 'reply_to_message_id');
  if (id === undefined) return {};
  const entry = findEntry(chat, id);
  if (entry) {
    const { reply_to_message: _, ...message } = entry.message;
    return { reply_to_message: message };
  }
  if (flag(settings, 'allow_sending_without_reply')) return {};
  throw badRequest('message to be replied not found');
}

function readPhoto(files: Files, params: Params): PhotoSize[] {
  const given = params.photo;
  if (isUpload(given)) {
    if (given.bytes.length === 0) throw badRequest('file must be non-empty');
    const file = files.store(given.bytes, given.name, given.type);
    return [{ ...photoSize(file), file_size: given.bytes.length }];
  }
  const source = text(params, 'photo') ?? '';
  const attached = source.startsWith('attach://') ? params[source.slice('attach://'.length)] : undefined;
  if (isUpload(attached)) return readPhoto(files, { photo: attached });
  if (source === '') throw badRequest('there is no photo in the request');
  const known = files.find(source);
  if (known) return [photoSize(known)];
  if (!/^https?:\/\//i.test(source) || buttonUrlProblem(source)) {
    throw badRequest('wrong remote file identifier specified: Wrong string length');
  }
  return [photoSize(files.link(source))];
}

/** An upload, or the file_id of one that was here before; of addresses Telegram takes few kinds, and the desk none. */
function readDocument(files: Files, params: Params): Document {
  const given = params.document;
  if (isUpload(given)) {
    if (given.bytes.length === 0) throw badRequest('file must be non-empty');
    return documentOf(files.store(given.bytes, given.name, given.type));
  }
  const source = text(params, 'document') ?? '';
  const attached = source.startsWith('attach://') ? params[source.slice('attach://'.length)] : undefined;
  if (isUpload(attached)) return readDocument(files, { document: attached });
  if (source === '') throw badRequest('there is no document in the request');
  const known = files.find(source);
  if (known && 'bytes' in known) return documentOf(known);
  throw badRequest('wrong remote file identifier specified: Wrong string length');
}

function documentOf(file: StoredFile): Document {
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_name: file.name,
    mime_type: file.type || 'application/octet-stream',
    file_size: file.bytes.length,
  };
}

/** The desk doesn't decode pictures: every photo has the size Telegram's own previews have at most. */
function photoSize(file: { id: string; uniqueId: string }): PhotoSize {
  return { file_id: file.id, file_unique_id: file.uniqueId, width: 1280, height: 1280 };
}
