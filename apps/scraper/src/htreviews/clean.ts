import { load } from 'cheerio/slim';

const CONTROL = /(?![\n\t])\p{Cc}/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// U+200D joins the parts of an emoji and stays there.
const ZERO_WIDTH = /[\u00ad\u200b\u200c\u2060\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** A btree key has to fit into a page of the database, and no name is that long. */
const LONGEST_NAME = 300;

/** A text of several lines, or null when nothing is left of it. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(BIDI, '')
    .replace(ZERO_WIDTH, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
}

/** A name: one line. */
export function cleanName(value: unknown): string | null {
  const name = cleanText(value)?.replaceAll('\n', ' ') ?? null;
  return name === null || name.length > LONGEST_NAME ? null : name;
}

/** The second name: the site writes "none" as an empty text, a dash or a lone no-break space. */
export function cleanAltName(value: unknown): string | null {
  const name = cleanName(value);
  return name === null || /^[-–—]+$/u.test(name) ? null : name;
}

/** The JSON lists carry HTML entities in their texts. Only they are decoded: a "<b>" in a name stays text. */
export function decodeEntities(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.replace(ENTITY, (entity) => load(entity, null, false).root().text());
}
