import type { Entity } from '#src/telegram.ts';
import { ParseError } from './parse-error.ts';
import { byteOffset } from './utf8.ts';

const RESERVED = '_*[]()~`>#+-=|{}.!';
const MARKS: readonly (readonly [mark: string, type: string, name: string])[] = [
  ['__', 'underline', 'Underline'],
  ['||', 'spoiler', 'Spoiler'],
  ['*', 'bold', 'Bold'],
  ['_', 'italic', 'Italic'],
  ['~', 'strikethrough', 'Strikethrough'],
];

type Open = { type: string; name: string; offset: number; at: number };

/** Reads `parse_mode: MarkdownV2` (https://core.telegram.org/bots/api#markdownv2-style). */
export function parseMarkdownV2(source: string): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  const open: Open[] = [];
  const lineStart = (at: number) => at === 0 || source[at - 1] === '\n';
  let quoteFrom: number | undefined;
  let at = 0;

  const close = (tag: Open, extra: Partial<Entity> = {}) => {
    const length = text.length - tag.offset;
    if (length > 0) entities.push({ type: tag.type, offset: tag.offset, length, ...extra });
  };
  const endQuote = () => {
    if (quoteFrom === undefined) return;
    close({ type: 'blockquote', name: 'Blockquote', offset: quoteFrom, at: 0 });
    quoteFrom = undefined;
  };

  while (at < source.length) {
    const char = source[at] ?? '';
    if (lineStart(at)) {
      if (char === '>') {
        quoteFrom ??= text.length;
        at++;
        continue;
      }
      endQuote();
    }
    if (char === '\\' && RESERVED.includes(source[at + 1] ?? ' ')) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    if (char === '`') {
      at = readCode(source, at, (type, body, language) => {
        const offset = text.length;
        text += body;
        close({ type, name: type, offset, at }, language ? { language } : {});
      });
      continue;
    }
    const mark = MARKS.find(([sign]) => source.startsWith(sign, at));
    if (mark) {
      const [sign, type, name] = mark;
      const last = open.at(-1);
      if (last?.type === type) {
        open.pop();
        close(last);
      } else {
        open.push({ type, name, offset: text.length, at });
      }
      at += sign.length;
      continue;
    }
    if (char === '[') {
      open.push({ type: 'text_link', name: 'TextUrl', offset: text.length, at });
      at++;
      continue;
    }
    if (char === ']' && open.at(-1)?.type === 'text_link') {
      const link = open.pop();
      const target = /^\]\(((?:[^)\\]|\\.)*)\)/.exec(source.slice(at));
      if (link && target) close(link, { url: (target[1] ?? '').replace(/\\(.)/g, '$1') });
      at += target ? target[0].length : 1;
      continue;
    }
    if (RESERVED.includes(char)) {
      throw new ParseError(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
    }
    text += char;
    at++;
  }
  endQuote();
  const unclosed = open.at(-1);
  if (unclosed) {
    const offset = byteOffset(source, unclosed.at);
    throw new ParseError(`Can't find end of ${unclosed.name} entity at byte offset ${offset}`);
  }
  return { text, entities };
}

function readCode(
  source: string,
  begin: number,
  found: (type: 'code' | 'pre', body: string, language?: string) => void,
): number {
  const fence = source.startsWith('```', begin) ? '```' : '`';
  const type = fence === '`' ? 'code' : 'pre';
  const end = source.indexOf(fence, begin + fence.length);
  if (end < 0) {
    const name = type === 'code' ? 'Code' : 'Pre';
    throw new ParseError(`Can't find end of ${name} entity at byte offset ${byteOffset(source, begin)}`);
  }
  const body = source.slice(begin + fence.length, end).replace(/\\([`\\])/g, '$1');
  const language = type === 'pre' ? /^([^\s`]+)\n/.exec(body)?.[1] : undefined;
  if (language) found(type, body.slice(language.length + 1), language);
  else found(type, type === 'pre' ? body.replace(/^\n/, '') : body);
  return end + fence.length;
}
