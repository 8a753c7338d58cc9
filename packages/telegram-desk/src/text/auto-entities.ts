import type { Entity } from '#src/telegram.ts';

/** What Telegram marks by itself in anybody's text; earlier rows win where two match. */
const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['url', /(?<![\p{L}\p{N}_.@/-])https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]'’]/giu],
  [
    'url',
    /(?<![\p{L}\p{N}_.@/-])(?:[a-z0-9-]+\.)+(?:com|org|net|ru|io|me|dev|app)\b(?:\/[^\s<>"«».,;:!?)]*)?/giu,
  ],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/giu],
  ['mention', /(?<![\p{L}\p{N}_/@])@[a-z0-9_]{4,32}(?![\p{L}\p{N}_])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu],
];

/** Commands, links, mentions and hashtags found in plain text, outside the places already taken. */
export function findEntities(text: string, taken: readonly Entity[] = []): Entity[] {
  const busy = taken.filter((entity) => ['code', 'pre', 'text_link', 'text_mention'].includes(entity.type));
  const found: Entity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...busy, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return found;
}

function overlaps(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
