import type { Conversations } from '#src/chat/conversations.ts';
import type { InlineQueries } from '#src/chat/inline-queries.ts';
import type { PreparedMessages } from '#src/chat/prepared.ts';
import type { InlineAnswer, InlineResult } from '#src/telegram.ts';
import { byteLength } from '#src/text/utf8.ts';
import { badRequest } from './error.ts';
import { readCaption, readMessageText, withEntities } from './formatted.ts';
import { readLinkPreview } from './link-preview.ts';
import type { Methods } from './method.ts';
import { flag, integer, isRecord, json, type Params, text } from './params.ts';
import { readInlineKeyboard } from './reply-markup.ts';
import { buttonUrlProblem, isSecureOrLoopback } from './urls.ts';

const CHAT_KINDS = ['user', 'bot', 'group', 'channel'] as const;
const MAX_RESULTS = 50;
const MAX_ID_BYTES = 64;
const MAX_OFFSET_BYTES = 64;
const DEFAULT_CACHE_SECONDS = 300;

export function inlineMethods(deps: {
  inlineQueries: InlineQueries;
  prepared: PreparedMessages;
  conversations: Conversations;
}): Methods {
  const { inlineQueries, prepared, conversations } = deps;
  return {
    /** https://core.telegram.org/bots/api#savepreparedinlinemessage */
    savePreparedInlineMessage(params) {
      const person = conversations.find(integer(params, 'user_id') ?? 0)?.person;
      if (!person) throw badRequest('user not found');
      const kinds = CHAT_KINDS.filter((kind) => flag(params, `allow_${kind}_chats`));
      const result = readResult(json(params, 'result', 'inline query result'));
      if (kinds.length === 0) throw badRequest('at least one chat type must be allowed');
      const { id, expiresAt } = prepared.save({ personId: person.id, result, kinds });
      return { id, expiration_date: Math.floor(expiresAt / 1000) };
    },

    /** https://core.telegram.org/bots/api#answerinlinequery */
    answerInlineQuery(params) {
      const results = readResults(params);
      const nextOffset = text(params, 'next_offset') ?? '';
      if (byteLength(nextOffset) > MAX_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
      const button = readButton(params);
      const answer: InlineAnswer = { results, nextOffset, ...(button ? { button } : {}) };
      const answered = inlineQueries.answer(text(params, 'inline_query_id') ?? '', {
        answer,
        cacheSeconds: integer(params, 'cache_time') ?? DEFAULT_CACHE_SECONDS,
        isPersonal: flag(params, 'is_personal'),
      });
      if (!answered) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      return true;
    },
  };
}

function readResults(params: Params): InlineResult[] {
  const given = json(params, 'results', 'inline query results');
  if (!Array.isArray(given)) throw badRequest('results are not specified');
  if (given.length > MAX_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
  const results = given.map(readResult);
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest('RESULT_ID_DUPLICATE');
  return results;
}

function readResult(value: unknown): InlineResult {
  if (!isRecord(value)) throw badRequest('inline query result must be an object');
  const id = text(value, 'id') ?? '';
  if (id === '' || byteLength(id) > MAX_ID_BYTES) throw badRequest('RESULT_ID_INVALID');
  const keyboard = readInlineKeyboard(value);
  const common = {
    id,
    ...(typeof value.description === 'string' ? { description: value.description } : {}),
    ...(keyboard ? { keyboard } : {}),
  };
  switch (value.type) {
    case 'article':
      return { ...common, ...readArticle(value) };
    case 'photo':
      return { ...common, ...readPhoto(value) };
    default:
      throw badRequest(`inline query result type "${String(value.type)}" is not known to the desk`);
  }
}

function readArticle(value: Params): Pick<InlineResult, 'title' | 'thumbnail' | 'content'> {
  const title = text(value, 'title') ?? '';
  if (title === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  if (!isRecord(value.input_message_content)) throw badRequest('MESSAGE_TEXT_EMPTY');
  return { title, ...thumbnail(value, 'thumbnail_url'), content: readContent(value.input_message_content) };
}

function readPhoto(value: Params): Pick<InlineResult, 'title' | 'thumbnail' | 'content'> {
  const url = text(value, 'photo_url') ?? '';
  if (url === '' || buttonUrlProblem(url)) throw badRequest('PHOTO_INVALID');
  const caption = readCaption(value);
  return {
    title: text(value, 'title') ?? '',
    ...thumbnail(value, 'thumbnail_url'),
    content: isRecord(value.input_message_content)
      ? readContent(value.input_message_content)
      : {
          pictureUrl: url,
          ...(caption.text === '' ? {} : { caption: caption.text }),
          ...withEntities('caption_entities', caption),
        },
  };
}

function readContent(content: Params): InlineResult['content'] {
  const formatted = readMessageText({ ...content, text: content.message_text });
  return { text: formatted.text, ...withEntities('entities', formatted), ...readLinkPreview(content) };
}

function thumbnail(value: Params, field: string): Pick<InlineResult, 'thumbnail'> {
  const url = text(value, field) ?? '';
  return url === '' || buttonUrlProblem(url) ? {} : { thumbnail: url };
}

function readButton(params: Params): InlineAnswer['button'] {
  const button = json(params, 'button', 'inline query results button');
  if (!isRecord(button)) return undefined;
  const words = text(button, 'text') ?? '';
  if (words === '') throw badRequest('BUTTON_TEXT_EMPTY');
  if (isRecord(button.web_app)) {
    const url = text(button.web_app, 'url') ?? '';
    if (!isSecureOrLoopback(url)) throw badRequest('BUTTON_URL_INVALID');
    return { text: words, webAppUrl: url };
  }
  const startParameter = text(button, 'start_parameter') ?? '';
  if (!/^[\w-]{1,64}$/.test(startParameter)) throw badRequest('START_PARAM_INVALID');
  return { text: words, startParameter };
}
