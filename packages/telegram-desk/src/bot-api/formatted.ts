import type { Entity } from '#src/telegram.ts';
import { type FormattedText, formatText } from '#src/text/format.ts';
import { ParseError } from '#src/text/parse-error.ts';
import { badRequest } from './error.ts';
import { isRecord, json, type Params, text } from './params.ts';

/** In UTF-16 code units, after the markup is read: https://core.telegram.org/bots/api#sendmessage */
const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

export function readMessageText(params: Params): FormattedText {
  const source = text(params, 'text');
  if (source === undefined || source === '') throw badRequest('message text is empty');
  const formatted = format(params, source, 'entities');
  if (formatted.text === '') throw badRequest('text must be non-empty');
  if (formatted.text.length > MAX_TEXT) throw badRequest('message is too long');
  return formatted;
}

export function readCaption(params: Params): FormattedText {
  const formatted = format(params, text(params, 'caption') ?? '', 'caption_entities');
  if (formatted.text.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return formatted;
}

function format(params: Params, source: string, entitiesField: string): FormattedText {
  const given = json(params, entitiesField, 'message entities');
  const entities = Array.isArray(given) ? given.map(readEntity) : [];
  try {
    return formatText(source, text(params, 'parse_mode'), entities);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const words = error.message === 'Unsupported parse_mode' ? 'unsupported parse_mode' : undefined;
    throw badRequest(words ?? `can't parse entities: ${error.message}`);
  }
}

function readEntity(value: unknown): Entity {
  if (
    !isRecord(value) ||
    typeof value.type !== 'string' ||
    typeof value.offset !== 'number' ||
    typeof value.length !== 'number'
  ) {
    throw badRequest("can't parse MessageEntity");
  }
  return {
    type: value.type,
    offset: value.offset,
    length: value.length,
    ...(typeof value.url === 'string' ? { url: value.url } : {}),
    ...(typeof value.language === 'string' ? { language: value.language } : {}),
  };
}

export function withEntities(name: 'entities' | 'caption_entities', { entities }: FormattedText) {
  return entities.length > 0 ? { [name]: entities } : {};
}
