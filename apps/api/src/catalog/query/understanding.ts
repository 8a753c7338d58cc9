import type { Lookup, VocabularyRow } from '#src/catalog/vocabulary.repository.ts';
import { deletionsOf, typosBetween } from './edit-distance.ts';
import { formsOf, type QueryWord } from './query-words.ts';
import { inLatin } from './transliteration.ts';

/** How far from what was typed: the words themselves; beginnings and sounds; the closest typos; any typo. */
export const CLOSENESS = [0, 1, 2, 3] as const;
export type Closeness = (typeof CLOSENESS)[number];

/** A word of the vocabulary, or two beside each other, that may be meant. */
export type Term = { words: readonly string[]; closeness: Closeness; cost: number; frequency: number };

/** Words of the query that stand together: each with what it may mean, or what both joined may mean. */
export type Group = { members: readonly (readonly Term[])[]; joined: readonly Term[] };

export type Understanding = { typed: readonly string[]; groups: readonly Group[] };

const LONG = 7;
const LEAST_OF_A_PREFIX = 3;
const LEAST_OF_A_HALF = 3;
const MOST_TERMS = 12;

/** Everything that the vocabulary has to be asked about these words. */
export const lookupOf = (words: readonly QueryWord[]): Lookup => {
  const typed = words.map((word) => word.typed);
  const pressed = words.flatMap(({ mistyped }) => (mistyped === null ? [] : [mistyped]));
  const forms = words.flatMap(formsOf);
  const beginnings = words.filter(
    ({ typed: { length } }, index) => length >= LEAST_OF_A_PREFIX || index === words.length - 1,
  );
  return {
    same: unique([
      ...forms,
      ...words.flatMap((word) => formsOf(word).slice(0, 4).flatMap(halvesOf).flat()),
      ...pairsOf(words).flatMap(joinedForms),
    ]),
    prefixes: unique(
      beginnings.flatMap((word) => [
        word.typed,
        ...word.spelled.slice(0, 3),
        ...(word.mistyped ?? '').split(' '),
      ]),
    ).filter((form) => form !== ''),
    sounds: unique([...typed, ...pressed, ...pairsOf(words).map(([a, b]) => a.typed + b.typed)]),
    deletions: unique(
      words
        .flatMap((word) => [
          word.typed,
          ...word.spelled.slice(0, 4),
          ...(word.mistyped === null ? [] : [word.mistyped]),
        ])
        .filter(({ length }) => length >= 3)
        .flatMap(deletionsOf),
    ),
    long: unique([...typed, ...pressed]).filter(({ length }) => length >= LONG),
  };
};

export const understand = (words: readonly QueryWord[], rows: readonly VocabularyRow[]): Understanding => {
  const known = new Map(
    rows.filter(({ likeness }) => likeness === 'same').map((row) => [row.word, row.frequency]),
  );
  const joined = words.map((word, index) => {
    const next = words[index + 1];
    return next === undefined ? [] : joinedTerms([word, next], known, rows);
  });
  const groups: Group[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    const next = words[index + 1];
    const together = joined[index] ?? [];
    if (word === undefined) break;
    const isLast = index === words.length - 1;
    if (next !== undefined && together.length > 0) {
      groups.push({
        members: [
          termsOf(word, known, rows, false),
          termsOf(next, known, rows, index + 1 === words.length - 1),
        ],
        joined: together,
      });
      index += 2;
    } else {
      groups.push({ members: [termsOf(word, known, rows, isLast)], joined: [] });
      index += 1;
    }
  }
  return { typed: words.map(({ typed }) => typed), groups };
};

type Known = ReadonlyMap<string, number>;

const termsOf = (word: QueryWord, known: Known, rows: readonly VocabularyRow[], isLast: boolean): Term[] => {
  const { typed, spelled, mistyped } = word;
  const same = [typed, ...spelled].flatMap((form, index) => termOf(form, known, 0, index === 0 ? 0 : 0.5));
  const pressed = mistyped !== null && same.length === 0 ? termOf(mistyped, known, 0, 0.5) : [];
  const begins = typed.length >= LEAST_OF_A_PREFIX || isLast;
  const near = [
    ...rows
      .filter(
        ({ likeness, form }) =>
          begins && likeness === 'prefix' && form !== null && [typed, ...spelled].includes(form),
      )
      .map((row): Term => single(row, 1, row.form === typed ? 1 : 1.5)),
    ...(mistyped === null || same.length > 0 || pressed.length > 0
      ? []
      : rows
          .filter(({ likeness, form }) => likeness === 'prefix' && form === mistyped)
          .map((row) => single(row, 1, 1.5))),
    ...soundingLike(typed, rows),
    ...formsOf(word)
      .slice(0, 4)
      .flatMap((form) => split(form, known)),
  ];
  const guessed = typosOf(word, rows);
  return mostTelling([...same, ...pressed, ...near, ...guessed]);
};

/** The other alphabet's words that sound so, the closest of them in letters. */
const soundingLike = (typed: string, rows: readonly VocabularyRow[], cost = 1): Term[] => {
  const latin = inLatin(typed);
  // The longer the word, the less likely it is that another sounds so by chance.
  const limit = Math.max(2, Math.floor(typed.length * (typed.length < LONG ? 0.45 : 0.67)));
  const heard = rows
    .filter(
      ({ likeness, form, word }) =>
        likeness === 'sound' && form === typed && isCyrillic(word) !== isCyrillic(typed),
    )
    .map((row) => ({ row, typos: typosBetween(latin, inLatin(row.word), limit) }))
    .filter(({ typos }) => typos <= limit);
  const least = Math.min(...heard.map(({ typos }) => typos));
  return heard
    .filter(({ typos }) => typos <= least + 1)
    .map(({ row, typos }) => single(row, 1, cost + typos / 10));
};

/** A short word has room for one typo, a long one for two. */
const typosAllowed = ({ length }: string) => (length < LONG ? 1 : 2);

const typosOf = (word: QueryWord, rows: readonly VocabularyRow[]): Term[] => {
  const forms = formsOf(word).filter(({ length }) => length >= 3);
  const found = new Map<string, { row: VocabularyRow; cost: number }>();
  for (const row of rows) {
    if (row.likeness !== 'typo' && !(row.likeness === 'sound' && row.form === word.typed)) continue;
    const cost = Math.min(...forms.map((form, index) => costOf(form, row.word) + (index === 0 ? 0 : 0.4)));
    if (cost < (found.get(row.word)?.cost ?? Number.POSITIVE_INFINITY)) found.set(row.word, { row, cost });
  }
  const all = [...found.values()];
  const least = Math.min(...all.map(({ cost }) => cost));
  return all.map(({ row, cost }) => single(row, cost <= least ? 2 : 3, 2 + cost));
};

/** Nobody mistypes the first letter as often as the others. */
const costOf = (form: string, word: string): number => {
  const limit = typosAllowed(form);
  const typos = typosBetween(form, word, limit);
  if (typos > limit || typos === 0) return Number.POSITIVE_INFINITY;
  return typos + (form[0] === word[0] ? 0 : 0.2);
};

/** One word typed for two of the vocabulary, which must stand beside each other. */
const split = (form: string, known: Known): Term[] =>
  halvesOf(form).flatMap(([left, right]) => {
    const frequency = Math.min(known.get(left) ?? 0, known.get(right) ?? 0);
    return frequency > 0 ? [{ words: [left, right], closeness: 1 as const, cost: 1.2, frequency }] : [];
  });

const halvesOf = (form: string): [string, string][] =>
  Array.from({ length: Math.max(0, form.length - 2 * LEAST_OF_A_HALF + 1) }, (_, index) => [
    form.slice(0, index + LEAST_OF_A_HALF),
    form.slice(index + LEAST_OF_A_HALF),
  ]);

type Pair = readonly [QueryWord, QueryWord];

const pairsOf = (words: readonly QueryWord[]): Pair[] =>
  words.slice(1).flatMap((word, index): Pair[] => {
    const before = words[index];
    return before === undefined ? [] : [[before, word]];
  });

/** Two words typed for one of the vocabulary. */
const joinedForms = ([first, second]: Pair): string[] =>
  unique([
    first.typed + second.typed,
    ...first.spelled.slice(0, 6).flatMap((a) => second.spelled.slice(0, 6).map((b) => a + b)),
    ...(first.mistyped === null || second.mistyped === null ? [] : [first.mistyped + second.mistyped]),
  ]);

const joinedTerms = (pair: Pair, known: Known, rows: readonly VocabularyRow[]): Term[] => {
  const same = joinedForms(pair).flatMap((form, index) => termOf(form, known, 1, index === 0 ? 1 : 1.3));
  return same.length > 0 ? same : soundingLike(pair[0].typed + pair[1].typed, rows, 1.4);
};

const termOf = (form: string, known: Known, closeness: Closeness, cost: number): Term[] => {
  const frequency = known.get(form);
  return frequency === undefined ? [] : [{ words: [form], closeness, cost, frequency }];
};

const single = ({ word, frequency }: VocabularyRow, closeness: Closeness, cost: number): Term => ({
  words: [word],
  closeness,
  cost,
  frequency,
});

/** Each once, as its closest; of every closeness no more than a statement should hold. */
const mostTelling = (terms: readonly Term[]): Term[] => {
  const closest = new Map<string, Term>();
  for (const term of terms) {
    if (!Number.isFinite(term.cost)) continue;
    const key = term.words.join(' ');
    const before = closest.get(key);
    if (before === undefined || term.cost < before.cost) closest.set(key, term);
  }
  const sorted = [...closest.values()].sort((a, b) => a.cost - b.cost || b.frequency - a.frequency);
  return CLOSENESS.flatMap((closeness) =>
    sorted.filter((term) => term.closeness === closeness).slice(0, MOST_TERMS),
  );
};

const isCyrillic = (word: string) => /\p{Script=Cyrillic}/u.test(word);
const unique = (words: readonly string[]): string[] => [...new Set(words)];
