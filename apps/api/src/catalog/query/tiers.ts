import { CLOSENESS, type Closeness, type Group, type Term, type Understanding } from './understanding.ts';

/** All that fits the query as closely as this, or closer. */
export type Tier = {
  closeness: Closeness;
  /** A tsquery for each part of the query, as PostgreSQL writes it: all of them match. Part by part the index is faster. */
  parts: readonly string[];
  /** The same as one. */
  query: string;
  /** What a name that is meant as a whole may read, folded. */
  names: readonly string[];
  /** More tobaccos than this don't match; `isCounted`: about as many do. */
  most: number;
  isCounted: boolean;
};

const MOST_NAMES = 60;

/** From the closest on, without those that would match nothing more than the one before. */
export const tiersOf = ({ typed, groups }: Understanding): Tier[] =>
  CLOSENESS.flatMap((closeness): Tier[] => {
    const parts = groups.map((group) => partOf(group, closeness));
    if (parts.length === 0 || parts.some((part) => part === null)) return [];
    // «ваниль ван» may ask twice for «ваниль».
    const sure = parts
      .filter((part) => part !== null)
      .filter(({ query }, index, all) => all.findIndex((one) => one.query === query) === index);
    return [
      {
        closeness,
        parts: sure.map(({ query }) => query),
        query: sure.map(({ query }) => query).join(' & '),
        names: namesOf(typed, groups, closeness),
        most: Math.min(...sure.map(({ frequency }) => frequency)),
        isCounted: sure.length === 1 && groups.every(({ members }) => members.length === 1),
      },
    ];
  }).filter(({ query }, index, all) => all.findIndex((one) => one.query === query) === index);

const partOf = (
  { members, joined }: Group,
  closeness: Closeness,
): { query: string; frequency: number } | null => {
  const within = (terms: readonly Term[]) => terms.filter((term) => term.closeness <= closeness);
  const each = members.map(within);
  const together = within(joined);
  const isEachKnown = each.every(({ length }) => length > 0);
  if (!isEachKnown && together.length === 0) return null;
  const apart = isEachKnown ? each.map((terms) => anyOf(terms)).join(' & ') : null;
  const frequencies = isEachKnown ? Math.min(...each.map(frequencyOf)) : 0;
  const ways = [...(apart === null ? [] : [`(${apart})`]), ...together.map(writeTerm)];
  return {
    query: ways.length === 1 ? (ways[0] ?? '') : `(${ways.join(' | ')})`,
    frequency: frequencies + frequencyOf(together),
  };
};

const anyOf = (terms: readonly Term[]): string => `(${terms.map(writeTerm).join(' | ')})`;

const frequencyOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, { frequency }) => sum + frequency, 0);

const writeTerm = ({ words }: Term): string =>
  words.length === 1 ? words.map(writeWord).join('') : `(${words.map(writeWord).join(' <-> ')})`;

/** A folded word has neither quotes nor backslashes; quoted all the same, for `&` and the like can't do harm then. */
const writeWord = (word: string): string => `'${word.replace(/['\\]/g, '')}'`;

/**
 * Every run of the query's words, as typed and as understood in either alphabet: brand and name come in any order, so
 * the name is one of the runs.
 */
const namesOf = (typed: readonly string[], groups: readonly Group[], closeness: Closeness): string[] => {
  const best = (wanted: (word: string) => boolean) =>
    groups.flatMap(({ members, joined }) => {
      const lone = joined.find((term) => term.closeness <= closeness && wanted(term.words.join('')));
      const each = members.flatMap((terms) => {
        const within = terms.filter((term) => term.closeness <= closeness);
        const chosen = within.find(({ words }) => wanted(words.join(''))) ?? within[0];
        return chosen === undefined ? [] : [chosen.words.join(' ')];
      });
      return each.length < members.length && lone !== undefined ? [lone.words.join(' ')] : each;
    });
  const readings = [
    [...typed],
    best(() => true),
    best((word) => /\p{Script=Cyrillic}/u.test(word)),
    best((word) => /\p{Script=Latin}/u.test(word)),
  ];
  return [...new Set(readings.flatMap(runsOf))].slice(0, MOST_NAMES);
};

/** The longest first. */
const runsOf = (words: readonly string[]): string[] => {
  const lengths = Array.from({ length: words.length }, (_, index) => words.length - index);
  return lengths.flatMap((length) =>
    Array.from({ length: words.length - length + 1 }, (_, start) =>
      words.slice(start, start + length).join(' '),
    ),
  );
};
