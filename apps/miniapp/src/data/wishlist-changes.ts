import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';

/** One thing a person does to the list. `at` is when; the pure functions here have no clock. */
export type Change =
  | { kind: 'add'; tobacco: TobaccoSummary; at: string }
  | { kind: 'patch'; item: WishlistItem; patch: PatchItem; at: string }
  | { kind: 'remove'; item: WishlistItem }
  | { kind: 'restore'; item: WishlistItem };

export type Items = readonly WishlistItem[];

/** What an added item is called until the API has given it an id. */
export const provisionalId = (tobaccoId: number): string => `new:${tobaccoId}`;

const added = (tobacco: TobaccoSummary, at: string): WishlistItem => ({
  id: provisionalId(tobacco.id),
  tobacco,
  customName: null,
  state: 'wanted',
  priority: 0,
  note: null,
  verdict: null,
  rating: null,
  addedAt: at,
  purchasedAt: null,
  triedAt: null,
});

/** The same entry under another id counts: a provisional item, and what the API made of it. */
const isSame = (one: WishlistItem, other: WishlistItem): boolean =>
  one.id === other.id || (one.tobacco !== null && one.tobacco.id === other.tobacco?.id);

const put = (items: Items, item: WishlistItem): Items =>
  items.some((other) => isSame(other, item))
    ? items.map((other) => (isSame(other, item) ? item : other))
    : [item, ...items];

const take = (items: Items, item: WishlistItem): Items => items.filter((other) => !isSame(other, item));

const patched = (item: WishlistItem, { state, ...rest }: PatchItem, at: string): WishlistItem => {
  const changed = { ...item, ...rest };
  if (state === undefined) return changed;
  return {
    ...changed,
    state,
    purchasedAt: state === 'wanted' ? null : (item.purchasedAt ?? at),
    triedAt: state === 'tried' ? (item.triedAt ?? at) : null,
  };
};

/** The entry that a change is about, as it will be afterwards; as it was, for a removal. */
const subject = (items: Items, change: Change): WishlistItem => {
  if (change.kind === 'add') return added(change.tobacco, change.at);
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

/** The list when the API refused: the one entry as it was before, whatever else has changed meanwhile. */
export const withoutChange = (items: Items, change: Change, before: Items): Items => {
  const item = subject(items, change);
  const was = before.find((other) => isSame(other, item));
  return was === undefined ? take(items, item) : put(items, was);
};

/**
 * The list after the API's answer. With more changes under way the answer is older than what the person sees: then only
 * the id is news. What was removed meanwhile stays so.
 */
export const withAnswer = (items: Items, answer: WishlistItem, isLatest: boolean): Items =>
  items.map((item) => {
    if (!isSame(item, answer)) return item;
    return isLatest ? answer : { ...item, id: answer.id };
  });
