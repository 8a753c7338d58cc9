import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';

/** What is put on the list: something of the catalogue, or the name of what it lacks. */
export type Wish = TobaccoSummary | string;

/** One thing a person does to the list. `at` is when; the pure functions here have no clock. */
export type Change =
  | { kind: 'add'; tobacco: Wish; at: string }
  | { kind: 'patch'; item: WishlistItem; patch: PatchItem; at: string }
  | { kind: 'remove'; item: WishlistItem }
  | { kind: 'restore'; item: WishlistItem };

export type Items = readonly WishlistItem[];

/** What an added item is called until the API has given it an id. */
export const provisionalId = (wish: Wish): string =>
  `new:${typeof wish === 'string' ? JSON.stringify(wish) : wish.id}`;

export const newItem = (wish: Wish, at: string): WishlistItem => ({
  id: provisionalId(wish),
  ...(typeof wish === 'string' ? { tobacco: null, customName: wish } : { tobacco: wish, customName: null }),
  state: 'wanted',
  priority: 0,
  note: null,
  verdict: null,
  rating: null,
  addedAt: at,
  purchasedAt: null,
  triedAt: null,
  version: 1,
});

/** The same entry under another id counts: a provisional item, and what the API made of it. */
const isSame = (one: WishlistItem, other: WishlistItem): boolean =>
  one.id === other.id ||
  (one.tobacco !== null && one.tobacco.id === other.tobacco?.id) ||
  (one.customName !== null && one.customName.toLowerCase() === other.customName?.toLowerCase());

const put = (items: Items, item: WishlistItem): Items =>
  items.some((other) => isSame(other, item))
    ? items.map((other) => (isSame(other, item) ? item : other))
    : [item, ...items];

const take = (items: Items, item: WishlistItem): Items => items.filter((other) => !isSame(other, item));

const patched = (item: WishlistItem, { state, ...rest }: PatchItem, at: string): WishlistItem => {
  const changed = { ...item, ...rest };
  if (state === undefined) return changed;
  // What is tried need not have been bought.
  const bought = changed.purchasedAt ?? (state === 'purchased' ? at : null);
  return {
    ...changed,
    state,
    purchasedAt: state === 'wanted' ? null : bought,
    triedAt: state === 'tried' ? (changed.triedAt ?? at) : null,
  };
};

/** The entry that a change is about, as it will be afterwards; as it was, for a removal. */
const subject = (items: Items, change: Change): WishlistItem => {
  if (change.kind === 'add') {
    const fresh = newItem(change.tobacco, change.at);
    return items.find((item) => isSame(item, fresh)) ?? fresh;
  }
  return items.find((item) => isSame(item, change.item)) ?? change.item;
};

/** The list as it will be once the API has agreed. */
export const withChange = (items: Items, change: Change): Items => {
  const item = subject(items, change);
  if (change.kind === 'remove') return take(items, item);
  if (change.kind === 'patch') {
    // What is gone stays gone, whatever was still to be said of it.
    return items.map((other) => (isSame(other, item) ? patched(item, change.patch, change.at) : other));
  }
  return put(items, item);
};

/** What is seen: the API's list, and on top of it all that it has not agreed to yet. */
export const withChanges = (items: Items, changes: readonly Change[]): Items =>
  changes.reduce(withChange, items);

/** The API's list once it has answered; null for an entry that is gone. */
export const withAnswer = (items: Items, change: Change, answer: WishlistItem | null): Items => {
  if (answer !== null) return put(items, answer);
  return change.kind === 'add' ? items : take(items, change.item);
};

/**
 * A change that waited behind another one of the same entry, once that one is answered: by the entry's id, which the API
 * gives, and of its next version, unless somebody else has written meanwhile too.
 */
export const withAnswered = (change: Change, answer: WishlistItem): Change => {
  if (change.kind === 'add' || !isSame(change.item, answer)) return change;
  const { item } = change;
  // What was added here begins at the first version, unless it was on the list already.
  const isNext = answer.id === item.id && answer.version === item.version + 1;
  const version = isNext ? answer.version : item.version;
  return { ...change, item: { ...item, id: answer.id, version } };
};
