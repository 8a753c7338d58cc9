import type { Entity } from '#src/telegram.ts';
import { ParseError } from './parse-error.ts';
import { byteOffset } from './utf8.ts';

/** Tag -> entity, for the tags that need no argument. */
const SIMPLE: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const WITH_ARGUMENT = new Set(['a', 'code', 'pre', 'blockquote', 'tg-emoji']);
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const SPACE = /\s/;

type OpenTag = { name: string; argument: string; offset: number };
type StartTag = { name: string; argument: string; end: number };

/**
 * Reads `parse_mode: HTML` the way Telegram's server does (parse_html in TDLib's MessageEntity.cpp): same tags,
 * same words of refusal, offsets of refusals in UTF-8 bytes and of entities in UTF-16 units.
 */
export function parseHtml(source: string): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  let at = 0;
  while (at < source.length) {
    if (source[at] === '&') {
      const [decoded, end] = readReference(source, at);
      text += decoded;
      at = end;
    } else if (source[at] !== '<') {
      text += source[at++];
    } else if (source[at + 1] === '/') {
      at = readEndTag(source, at, open);
      const tag = open.pop();
      if (tag && text.length > tag.offset) addEntity(entities, tag, text);
    } else {
      const tag = readStartTag(source, at);
      open.push({ name: tag.name, argument: tag.argument, offset: text.length });
      at = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new ParseError(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities };
}

/** A reference Telegram doesn't know stays in the text as it was written. */
function readReference(source: string, at: number): [string, number] {
  const match = /^&(?:#x([0-9a-f]{1,8})|#([0-9]{1,10})|([a-z]+));?/i.exec(source.slice(at, at + 16));
  if (!match) return ['&', at + 1];
  const [whole, hex, decimal, name] = match;
  const end = at + whole.length;
  if (name !== undefined) {
    const decoded = NAMED[name];
    return decoded === undefined ? ['&', at + 1] : [decoded, end];
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? [String.fromCodePoint(code), end] : ['&', at + 1];
}

function readStartTag(source: string, begin: number): StartTag {
  const offset = () => byteOffset(source, begin);
  const skipSpaces = (from: number) => skip(source, from, SPACE);
  let at = begin + 1;
  while (at < source.length && !/[\s>]/.test(charAt(source, at))) at++;
  if (at >= source.length) throw new ParseError(`Unclosed start tag at byte offset ${offset()}`);
  const name = source.slice(begin + 1, at).toLowerCase();
  if (!(name in SIMPLE) && !WITH_ARGUMENT.has(name)) {
    throw new ParseError(`Unsupported start tag "${name}" at byte offset ${offset()}`);
  }
  let argument = '';
  while (source[at] !== '>') {
    at = skipSpaces(at);
    if (source[at] === '>') break;
    const attributeBegin = at;
    while (at < source.length && !/[\s=>/"']/.test(charAt(source, at))) at++;
    const attribute = source.slice(attributeBegin, at).toLowerCase();
    if (attribute === '') {
      throw new ParseError(`Empty attribute name in the tag "${name}" at byte offset ${offset()}`);
    }
    at = skipSpaces(at);
    let value = '';
    if (source[at] === '=') {
      [value, at] = readAttributeValue(source, skipSpaces(at + 1), name, offset);
    }
    if (at >= source.length) throw new ParseError(`Unclosed start tag "${name}" at byte offset ${offset()}`);
    argument = argumentOf(name, attribute, value) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler') {
    throw new ParseError(`Tag "span" must have class "tg-spoiler" at byte offset ${offset()}`);
  }
  return { name, argument, end: at + 1 };
}

function readAttributeValue(
  source: string,
  begin: number,
  tag: string,
  offset: () => number,
): [string, number] {
  let at = begin;
  if (at >= source.length) throw new ParseError(`Unclosed start tag "${tag}" at byte offset ${offset()}`);
  const quote = source[at];
  if (quote !== '"' && quote !== "'") {
    at = skip(source, at, /[a-z0-9.-]/i);
    const next = source[at];
    if (next === undefined || !/[\s>]/.test(next)) {
      throw new ParseError(`Unexpected end of name token at byte offset ${byteOffset(source, begin)}`);
    }
    return [source.slice(begin, at).toLowerCase(), at];
  }
  let value = '';
  at++;
  while (at < source.length && source[at] !== quote) {
    if (source[at] === '&') {
      const [decoded, end] = readReference(source, at);
      value += decoded;
      at = end;
    } else {
      value += source[at++];
    }
  }
  return [value, at + 1];
}

function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3);
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value;
  if (tag === 'blockquote' && attribute === 'expandable') return 'expandable';
  return undefined;
}

function readEndTag(source: string, begin: number, open: readonly OpenTag[]): number {
  const offset = byteOffset(source, begin);
  const expected = open.at(-1);
  if (!expected) throw new ParseError(`Unexpected end tag at byte offset ${offset}`);
  let at = begin + 2;
  while (at < source.length && !/[\s>]/.test(charAt(source, at))) at++;
  const found = source.slice(begin + 2, at).toLowerCase();
  at = skip(source, at, SPACE);
  if (source[at] !== '>') throw new ParseError(`Unclosed end tag at byte offset ${offset}`);
  if (found !== '' && found !== expected.name) {
    throw new ParseError(
      `Unmatched end tag at byte offset ${offset}, expected "</${expected.name}>", found "</${found}>"`,
    );
  }
  return at + 1;
}

function addEntity(entities: Entity[], tag: OpenTag, text: string): void {
  const place = { offset: tag.offset, length: text.length - tag.offset };
  const simple = SIMPLE[tag.name];
  const inner = entities.at(-1);
  const covers = inner?.offset === place.offset && inner.length === place.length;
  if (simple) {
    entities.push({ type: simple, ...place });
  } else if (tag.name === 'a') {
    const url = tag.argument || text.slice(tag.offset);
    if (isLink(url)) entities.push({ type: 'text_link', ...place, url });
  } else if (tag.name === 'tg-emoji') {
    entities.push({ type: 'custom_emoji', ...place, custom_emoji_id: tag.argument });
  } else if (tag.name === 'blockquote') {
    entities.push({ type: tag.argument === '' ? 'blockquote' : 'expandable_blockquote', ...place });
  } else if (tag.name === 'pre' && inner?.type === 'code' && covers && inner.language) {
    inner.type = 'pre';
  } else if (tag.name === 'code' && inner?.type === 'pre' && covers && tag.argument) {
    inner.language = tag.argument;
  } else if (tag.name === 'code' && tag.argument) {
    // The language is known to `pre` alone; it is kept here until the enclosing tag says which of the two this is.
    entities.push({ type: 'code', ...place, language: tag.argument });
  } else {
    entities.push({ type: tag.name, ...place });
  }
}

function isLink(url: string): boolean {
  if (/^(https?|tg|ton|tonsite):\/\/\S+$/i.test(url)) return true;
  return /^[^\s/:]+\.[\p{L}]{2,}(?:[/?#:]\S*)?$/u.test(url);
}

function skip(source: string, from: number, what: RegExp): number {
  let at = from;
  while (at < source.length && what.test(charAt(source, at))) at++;
  return at;
}

function charAt(source: string, at: number): string {
  return source[at] ?? '';
}
