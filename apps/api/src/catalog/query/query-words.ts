import { fold } from '@hookah/shared/fold';
import { otherLayout } from './keyboard-layout.ts';
import { transliterationsOf } from './transliteration.ts';

/** A word of a query with the other words it may stand for. */
export type QueryWord = {
  typed: string;
  /** The same in the other alphabet, the likeliest first. */
  spelled: readonly string[];
  /** The same keys in the other layout; null when they make no single word. */
  mistyped: string | null;
};

/** More words than any name has would only cost. */
const MOST_WORDS = 8;

/** The words of a query as names are folded in `search_text`; none when there is nothing to look for. */
export const queryWordsOf = (text: string | undefined): QueryWord[] => {
  const words = (text ?? '').split(/\s+/u).flatMap((token) => {
    const pressed = fold(otherLayout(token));
    const mistyped = pressed === '' || pressed.includes(' ') ? null : pressed;
    const parts = fold(token)
      .split(' ')
      .filter((part) => part !== '');
    // «rjkf;» may be a layout's letter at the end as well as a semicolon; `;tkt` («желе») has no other reading.
    return parts.length === 1
      ? parts.map((typed) => wordOf(typed, mistyped))
      : parts.length > 1 && mistyped !== null && isLatinWith(token)
        ? [wordOf(parts.join(''), mistyped)]
        : parts.map((typed) => wordOf(typed, null));
  });
  return words
    .filter(({ typed }, index) => words.findIndex((one) => one.typed === typed) === index)
    .slice(0, MOST_WORDS);
};

/** Letters and the signs that are letters in the Russian layout, with none of the signs that separate words. */
const isLatinWith = (token: string) => /^[a-z[\];',.`]+$/iu.test(token) && !/[,.]\s*$/u.test(token);

const wordOf = (typed: string, mistyped: string | null): QueryWord => ({
  typed,
  spelled: transliterationsOf(typed),
  mistyped: mistyped === typed ? null : mistyped,
});

/** All that a word may stand for, as typed first. */
export const formsOf = ({ typed, spelled, mistyped }: QueryWord): string[] => [
  typed,
  ...spelled,
  ...(mistyped === null ? [] : [mistyped]),
];
