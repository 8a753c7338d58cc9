import { longId, shortId } from './short-id.ts';

/** One word of a button's data. `read` gives undefined for what makes no sense: an old version's button, a forged one. */
export type Field<T> = {
  write(value: T): string;
  /** An absent word comes as an empty one. */
  read(word: string): T | undefined;
};

export const number: Field<number> = {
  write: (value) => value.toString(36),
  read: (word) => (/^[0-9a-z]{1,7}$/.test(word) ? Number.parseInt(word, 36) : undefined),
};

/** A number of the catalogue: they begin with one. */
export const catalogId: Field<number> = {
  write: number.write,
  read: (word) => number.read(word) || undefined,
};

export const uuid: Field<string> = { write: shortId, read: longId };

const pattern = (words: RegExp): Field<string> => ({
  write: (value) => value,
  read: (word) => (words.test(word) ? word : undefined),
});

export const slug = pattern(/^[a-z0-9][a-z0-9_-]*$/);

/** The API makes them of 24 characters; longer ones would not fit beside an item. */
export const shareToken = pattern(/^[A-Za-z0-9_-]{22,32}$/);

/** One of a closed set, by its letter. */
export const oneOf = <K extends string>(letters: Readonly<Record<K, string>>): Field<K> => ({
  write: (value) => letters[value],
  read: (word) => (Object.keys(letters) as K[]).find((key) => letters[key] === word),
});

export const yesNo: Field<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (word) => (word === '1' ? true : word === '0' ? false : undefined),
};

/** An empty word is null. */
export const orNull = <T>(field: Field<T>): Field<T | null> => ({
  write: (value) => (value === null ? '' : field.write(value)),
  read: (word) => (word === '' ? null : field.read(word)),
});
