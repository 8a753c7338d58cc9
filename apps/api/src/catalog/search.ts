import { Prisma } from '@hookah/db/client';
import { fold } from '@hookah/shared/fold';

/** More words than any name has would only cost. */
const MOST_WORDS = 8;
/** Below it a word of another meaning looks like a typo: «дарсайд» and «дарксайд» share 0.6. */
const ALIKE = 0.45;

/** The words of a query as names are folded in `search_text`; empty when there is nothing to look for. */
export const wordsOf = (text: string | undefined): string[] =>
  [...new Set(fold(text ?? '').split(' '))].filter((word) => word !== '').slice(0, MOST_WORDS);

/** A folded word holds letters and digits alone, so nothing in it means something to LIKE. */
const inside = (word: string) => (word.length < 3 ? `% ${word}%` : `%${word}%`);

/** Every word stands in the text, in any order; a word of one or two letters at the start of one there. */
export const hasWords = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    words.map((word) =>
      word.length < 3
        ? Prisma.sql`' ' || ${text} LIKE ${inside(word)}`
        : Prisma.sql`${text} LIKE ${inside(word)}`,
    ),
    ' AND ',
  )})`;

/** Every word stands in the text, give or take a typo. */
export const hasAlikeWords = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    words.map(
      (word) =>
        Prisma.sql`(${text} LIKE ${inside(word)} OR word_similarity(${word}, ${text}) >= ${ALIKE}::real)`,
    ),
    ' AND ',
  )})`;
