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

/**
 * How well it fits, as a whole number so that a cursor can hold it: the name itself, a name that begins so, words
 * that begin so, then likeness in coarse steps, so that among equals popularity decides.
 */
export const fitOf = (
  { name, altName, text }: Record<'name' | 'altName' | 'text', Prisma.Sql>,
  words: readonly string[],
): Prisma.Sql => {
  const query = words.join(' ');
  const plain = (column: Prisma.Sql) => Prisma.sql`replace(lower(coalesce(${column}, '')), 'ё', 'е')`;
  const starts = Prisma.join(
    words.map((word) => Prisma.sql`(' ' || ${text} LIKE ${`% ${word}%`})::int`),
    ' + ',
  );
  return Prisma.sql`(
    CASE WHEN ${query} IN (${plain(name)}, ${plain(altName)}) THEN 4000
      WHEN ${plain(name)} LIKE ${`${query}%`} OR ${plain(altName)} LIKE ${`${query}%`} THEN 2000
      ELSE 0 END
    + 200 * (${starts})
    + 10 * round(10 * word_similarity(${query}, ${text}))::int)`;
};
