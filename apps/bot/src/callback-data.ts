import type { EXPORT_FORMATS, ItemState, Language, Verdict } from '@hookah/shared/closed-sets';
import {
  catalogId,
  type Field,
  number,
  oneOf,
  orNull,
  shareToken,
  slug,
  uuid,
  yesNo,
} from './callback-fields.ts';

/**
 * Which list a button was pressed in, so that the answer can come back to it; `brand` narrows it to one. `shop`: the
 * list as one stands at the counter; `picker`: the choice of what to remove; `alone`: a message about one thing.
 */
export type Place = { view: 'all' | ItemState | 'picker' | 'alone' | 'shop'; page: number; brand?: number };

const STATES = { wanted: 'w', purchased: 'p', tried: 't' } as const satisfies Record<ItemState, string>;
const VERDICTS = { again: 'a', fine: 'f', never: 'n' } as const satisfies Record<Verdict, string>;
const LANGUAGES = { ru: 'r', en: 'e' } as const satisfies Record<Language, string>;
const FORMATS = { csv: 'c', json: 'j', text: 't' } as const satisfies Record<
  (typeof EXPORT_FORMATS)[number],
  string
>;
const PAGES = { main: 'm', alerts: 'a', language: 'l', digest: 'd', quiet: 'q', zone: 'z' } as const;
const FOLLOWED = { brand: 'b', line: 'l' } as const;

/** Where the settings can be. */
export type SettingsPage = keyof typeof PAGES;

const view = oneOf<Place['view']>({ all: 'a', ...STATES, picker: 'r', alone: 'o', shop: 's' });

/** `a0`: the first page of everything; `w2.1f`: the third page of what is wanted, of one brand alone. */
const place: Field<Place> = {
  write: ({ view: of, page, brand }) =>
    `${view.write(of)}${number.write(page)}${brand === undefined ? '' : `.${number.write(brand)}`}`,
  read: (word) => {
    const [where = '', narrowed] = word.split('.');
    const of = view.read(where.slice(0, 1));
    const page = number.read(where.slice(1));
    const brand = narrowed === undefined ? undefined : catalogId.read(narrowed);
    if (of === undefined || page === undefined || (narrowed !== undefined && brand === undefined))
      return undefined;
    return brand === undefined ? { view: of, page } : { view: of, page, brand };
  },
};

/**
 * All that a button can mean: its letter, and the words behind it. Ids and numbers alone, for names and queries don't
 * fit into Telegram's 64 bytes. A letter keeps its meaning for ever: old messages keep their buttons.
 */
const KINDS = {
  list: ['l', { place }],
  brands: ['o', { place, page: number }],
  item: ['i', { item: uuid, place }],
  state: ['s', { item: uuid, state: oneOf(STATES), place }],
  opinion: ['p', { item: uuid, place }],
  verdict: ['v', { item: uuid, verdict: oneOf(VERDICTS), place }],
  rate: ['r', { item: uuid, rating: number, place }],
  note: ['t', { item: uuid, place }],
  unnote: ['T', { item: uuid, place }],
  remove: ['d', { item: uuid, place }],
  restore: ['u', { item: uuid, place }],
  random: ['R', {}],

  add: ['a', { tobacco: catalogId }],
  /** The same, leaving the message of the button as it is. */
  want: ['w', { tobacco: catalogId }],
  /** `query` counts the queries that the message itself shows, from 0. */
  custom: ['c', { query: number }],
  find: ['f', { query: number, page: number }],
  brand: ['b', { slug, page: number, line: orNull(catalogId) }],
  lines: ['L', { slug }],
  ask: ['n', {}],
  cancel: ['x', {}],
  help: ['h', {}],

  clear: ['z', {}],
  keep: ['k', {}],
  unclear: ['y', { undo: uuid }],
  export: ['e', { format: oneOf(FORMATS) }],

  shares: ['j', {}],
  share: ['J', {}],
  revoke: ['q', { share: uuid }],
  revokeNow: ['Q', { share: uuid }],
  shared: ['g', { token: shareToken, page: number }],
  claim: ['m', { token: shareToken, item: uuid, page: number }],
  unclaim: ['M', { token: shareToken, item: uuid, page: number }],
  overlap: ['G', { token: shareToken }],

  follow: ['F', { what: oneOf(FOLLOWED), id: catalogId, on: yesNo }],
  follows: ['W', { page: number }],
  settings: ['S', { page: oneOf(PAGES) }],
  speak: ['K', { language: orNull(oneOf(LANGUAGES)) }],
  mute: ['U', { on: yesNo }],
  /** The same under a message that tells news, which stays. */
  hush: ['E', { on: yesNo }],
  digest: ['D', { hour: number }],
  quietFrom: ['N', { from: number }],
  quiet: ['H', { from: orNull(number), to: orNull(number) }],
  zone: ['Z', { zone: number }],
  forget: ['X', {}],
  forgetNow: ['Y', {}],
} as const satisfies Record<string, readonly [string, Readonly<Record<string, Field<unknown>>>]>;

type Kinds = typeof KINDS;
type Words<Fields> = { [Name in keyof Fields]: Fields[Name] extends Field<infer T> ? T : never };

export type Action = { [K in keyof Kinds]: { kind: K } & Words<Kinds[K][1]> }[keyof Kinds];

const fieldsOf = (kind: keyof Kinds): [string, Field<unknown>][] =>
  Object.entries<Field<unknown>>(KINDS[kind][1]);

/** Telegram's limit is 64 bytes; every action stays below it. */
export const encode = (action: Action): string => {
  const values: Readonly<Record<string, unknown>> = action;
  const words = fieldsOf(action.kind).map(([name, field]) => field.write(values[name]));
  // What is null at the end needs no word: so buttons of before keep their form.
  return [KINDS[action.kind][0], ...words].join(':').replace(/:+$/, '');
};

const kindOf = (letter: string | undefined) =>
  (Object.keys(KINDS) as (keyof Kinds)[]).find((kind) => KINDS[kind][0] === letter);

/** Undefined for what no button of ours says. */
export const decode = (data: string): Action | undefined => {
  const [letter, ...words] = data.split(':');
  const kind = kindOf(letter);
  if (kind === undefined) return undefined;
  const fields = fieldsOf(kind);
  if (words.length > fields.length) return undefined;
  const values = fields.map(([name, field], index) => [name, field.read(words[index] ?? '')] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  // Each word was read by the field that the table names for it.
  return { kind, ...Object.fromEntries(values) } as Action;
};
