import type { Entity } from '#src/telegram.ts';
import { findEntities } from './auto-entities.ts';
import { parseHtml } from './html.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { ParseError } from './parse-error.ts';

export type FormattedText = { text: string; entities: Entity[] };

/** What a bot's words look like once Telegram has read, trimmed and marked them. */
export function formatText(
  source: string,
  parseMode: string | undefined,
  given: readonly Entity[],
): FormattedText {
  const parsed = parse(source, parseMode, given);
  const trimmed = trim({ text: parsed.text.replaceAll('\r', ''), entities: parsed.entities });
  const entities = [...trimmed.entities, ...findEntities(trimmed.text, trimmed.entities)];
  return { text: trimmed.text, entities: entities.map(dropCodeLanguage).sort(byPlace) };
}

function parse(source: string, parseMode: string | undefined, given: readonly Entity[]): FormattedText {
  switch (parseMode?.toLowerCase()) {
    case undefined:
    case '':
    case 'none':
      return { text: source, entities: given.map((entity) => ({ ...entity })) };
    case 'html':
      return parseHtml(source);
    case 'markdownv2':
      return parseMarkdownV2(source);
    default:
      throw new ParseError('Unsupported parse_mode');
  }
}

function trim({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const kept = entities
    .map((entity) => {
      const offset = Math.max(entity.offset, start);
      return {
        ...entity,
        offset: offset - start,
        length: Math.min(entity.offset + entity.length, end) - offset,
      };
    })
    .filter((entity) => entity.length > 0);
  return { text: text.trim(), entities: kept };
}

function dropCodeLanguage(entity: Entity): Entity {
  if (entity.type !== 'code') return entity;
  const { language: _, ...rest } = entity;
  return rest;
}

function byPlace(a: Entity, b: Entity): number {
  return a.offset - b.offset || b.length - a.length;
}
