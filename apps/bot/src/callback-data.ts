import type { ItemState } from '@hookah/shared/closed-sets';
import { longId, shortId } from './short-id.ts';

/** Which list a button was pressed in, so that the answer can come back to it. `alone`: a message about one thing. */
export type Place = { view: 'all' | ItemState | 'picker' | 'alone'; page: number };

/** All that a button can mean. Ids and numbers alone: names and queries don't fit into 64 bytes. */
export type Action =
  | { kind: 'list'; place: Place }
  | { kind: 'item'; item: string; place: Place }
  | { kind: 'state'; item: string; state: ItemState; place: Place }
  | { kind: 'remove'; item: string; place: Place }
  | { kind: 'restore'; item: string; place: Place }
  | { kind: 'add'; tobacco: number }
  /** `query` counts the queries that the message itself shows, from 0. */
  | { kind: 'custom'; query: number }
  | { kind: 'find'; query: number; page: number }
  | { kind: 'brand'; slug: string; page: number }
  | { kind: 'clear' }
  | { kind: 'keep' }
  | { kind: 'unclear'; undo: string }
  | { kind: 'ask' }
  | { kind: 'cancel' }
  | { kind: 'help' };

type Kind = Action['kind'];
type Codec<K extends Kind> = {
  letter: string;
  write: (action: Extract<Action, { kind: K }>) => string[];
  /** Undefined when the words make no sense: an old version's button, or a forged one. */
  read: (words: string[]) => Extract<Action, { kind: K }> | undefined;
};

const STATE_LETTERS = { wanted: 'w', purchased: 'p', tried: 't' } as const satisfies Record<
  ItemState,
  string
>;
const VIEW_LETTERS = { all: 'a', ...STATE_LETTERS, picker: 'r', alone: 'o' } as const satisfies Record<
  Place['view'],
  string
>;

const keyOf = <K extends string>(table: Readonly<Record<K, string>>, letter: string | undefined) =>
  (Object.keys(table) as K[]).find((key) => table[key] === letter);

const writeNumber = (value: number) => value.toString(36);
const readNumber = (word: string | undefined): number | undefined =>
  word !== undefined && /^[0-9a-z]{1,7}$/.test(word) ? Number.parseInt(word, 36) : undefined;

const writePlace = ({ view, page }: Place) => `${VIEW_LETTERS[view]}${writeNumber(page)}`;
const readPlace = (word = ''): Place | undefined => {
  const view = keyOf(VIEW_LETTERS, word[0]);
  const page = readNumber(word.slice(1));
  return view === undefined || page === undefined ? undefined : { view, page };
};

const itemCodec = <K extends 'item' | 'remove' | 'restore'>(kind: K, letter: string) => ({
  letter,
  write: ({ item, place }: { item: string; place: Place }) => [shortId(item), writePlace(place)],
  read: ([id = '', where]: string[]) => {
    const item = longId(id);
    const place = readPlace(where);
    return item === undefined || place === undefined ? undefined : { kind, item, place };
  },
});

const bare = <K extends Kind>(kind: K, letter: string) => ({
  letter,
  write: () => [],
  read: (words: string[]) => (words.length === 0 ? { kind } : undefined),
});

const CODECS: { [K in Kind]: Codec<K> } = {
  list: {
    letter: 'l',
    write: ({ place }) => [writePlace(place)],
    read: ([where]) => {
      const place = readPlace(where);
      return place ? { kind: 'list', place } : undefined;
    },
  },
  item: itemCodec('item', 'i'),
  remove: itemCodec('remove', 'd'),
  restore: itemCodec('restore', 'u'),
  state: {
    letter: 's',
    write: ({ item, state, place }) => [shortId(item), STATE_LETTERS[state], writePlace(place)],
    read: ([id = '', letter, where]) => {
      const item = longId(id);
      const state = keyOf(STATE_LETTERS, letter);
      const place = readPlace(where);
      return item && state && place ? { kind: 'state', item, state, place } : undefined;
    },
  },
  add: {
    letter: 'a',
    write: ({ tobacco }) => [writeNumber(tobacco)],
    read: ([id]) => {
      const tobacco = readNumber(id);
      return tobacco ? { kind: 'add', tobacco } : undefined;
    },
  },
  custom: {
    letter: 'c',
    write: ({ query }) => [writeNumber(query)],
    read: ([index]) => {
      const query = readNumber(index);
      return query === undefined ? undefined : { kind: 'custom', query };
    },
  },
  find: {
    letter: 'f',
    write: ({ query, page }) => [writeNumber(query), writeNumber(page)],
    read: ([index, number]) => {
      const query = readNumber(index);
      const page = readNumber(number);
      return query === undefined || page === undefined ? undefined : { kind: 'find', query, page };
    },
  },
  brand: {
    letter: 'b',
    write: ({ slug, page }) => [slug, writeNumber(page)],
    read: ([slug = '', number]) => {
      const page = readNumber(number);
      return page === undefined || !/^[a-z0-9][a-z0-9_-]*$/.test(slug)
        ? undefined
        : { kind: 'brand', slug, page };
    },
  },
  clear: bare('clear', 'z'),
  keep: bare('keep', 'k'),
  unclear: {
    letter: 'y',
    write: ({ undo }) => [shortId(undo)],
    read: ([token = '']) => {
      const undo = longId(token);
      return undo ? { kind: 'unclear', undo } : undefined;
    },
  },
  ask: bare('ask', 'n'),
  cancel: bare('cancel', 'x'),
  help: bare('help', 'h'),
};

const codecOf = <K extends Kind>(kind: K): Codec<K> => CODECS[kind];

const write = <K extends Kind>(action: Extract<Action, { kind: K }>): string => {
  const codec = codecOf<K>(action.kind as K);
  return [codec.letter, ...codec.write(action)].join(':');
};

/** Telegram's limit is 64 bytes; every action stays below it. */
export const encode = (action: Action): string => write(action);

/** Undefined for what no button of ours says. */
export const decode = (data: string): Action | undefined => {
  const [letter, ...words] = data.split(':');
  const codec = Object.values(CODECS).find((candidate) => candidate.letter === letter);
  return codec?.read(words);
};
