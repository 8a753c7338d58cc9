// @vitest-environment node
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';
import { expect, test } from 'vitest';
import { countByState } from '#src/data/count-by-state.ts';
import { rebased } from '#src/data/rebased.ts';
import { inState } from '#src/data/wishlist.ts';
import {
  provisionalId,
  withAnswer,
  withAnswered,
  withChange,
  withChanges,
} from '#src/data/wishlist-changes.ts';

const NOW = '2026-02-03T10:00:00.000Z';

const tobacco = (id: number) => ({
  id,
  name: `Tobacco ${id}`,
  altName: null,
  brand: { id: 1, slug: 'b', name: 'B' },
  line: null,
  imageUrl: null,
  rating: null,
  ratingsCount: null,
  strengthOfficial: null,
  strengthByRatings: null,
  status: null,
  tags: [],
});

const item = (id: number, changes: Partial<WishlistItem> = {}): WishlistItem => ({
  id: `item-${id}`,
  tobacco: tobacco(id),
  customName: null,
  state: 'wanted',
  priority: 0,
  note: null,
  verdict: null,
  rating: null,
  addedAt: `2026-01-0${id}T00:00:00.000Z`,
  purchasedAt: null,
  triedAt: null,
  version: 1,
  ...changes,
});

const adding = (id: number) => ({ kind: 'add', tobacco: tobacco(id), at: NOW }) as const;
const patching = (seen: WishlistItem, patch: PatchItem) =>
  ({ kind: 'patch', item: seen, patch, at: NOW }) as const;

test('an added tobacco is first, and becomes the API’s own item in its place', () => {
  const before = [item(1)];
  expect(withChange(before, adding(2)).map(({ id }) => id)).toEqual([provisionalId(tobacco(2)), 'item-1']);
  expect(withAnswer(before, adding(2), item(2)).map(({ id }) => id)).toEqual(['item-2', 'item-1']);
});

test('adding what is there already changes nothing', () => {
  const before = [item(1), item(2, { state: 'tried', note: 'мой' })];
  expect(withChange(before, adding(2))).toEqual(before);
});

test('what is still to be sent shows through an answer that is older', () => {
  const first = withChange([], adding(2))[0] ?? item(2);
  const ticked = patching(first, { state: 'purchased' });
  const answered = withAnswer([], adding(2), item(2));
  expect(withChanges(answered, [withAnswered(ticked, item(2))])).toMatchObject([
    { id: 'item-2', state: 'purchased' },
  ]);
});

test('a removal that was answered stays one, and a refused change is simply not there any more', () => {
  const removal = { kind: 'remove', item: item(2) } as const;
  expect(withAnswer([item(1), item(2)], removal, null)).toEqual([item(1)]);
  expect(withChanges([item(1)], [])).toEqual([item(1)]);
});

test('a patch of what is gone does not bring it back', () => {
  expect(withChange([item(1)], { kind: 'patch', item: item(2), patch: { note: 'x' }, at: NOW })).toEqual([
    item(1),
  ]);
});

test.each<[string, Partial<WishlistItem>, PatchItem, Partial<WishlistItem>, PatchItem | null]>([
  ['each its own field', {}, { state: 'purchased' }, { note: 'из чата' }, { state: 'purchased' }],
  ['the same twice', {}, { state: 'purchased' }, { state: 'purchased' }, null],
  ['bought here, tried there', {}, { state: 'purchased' }, { state: 'tried' }, null],
  ['tried here, bought there', {}, { state: 'tried' }, { state: 'purchased' }, { state: 'tried' }],
  [
    'back to wanted, untouched there',
    { state: 'purchased' },
    { state: 'wanted' },
    { state: 'purchased' },
    { state: 'wanted' },
  ],
  [
    'undone here, untouched there',
    { state: 'wanted' },
    { state: 'tried', purchasedAt: null, triedAt: NOW },
    { note: 'их' },
    { state: 'tried', purchasedAt: null, triedAt: NOW },
  ],
  [
    'back to bought here, tried there',
    { state: 'wanted' },
    { state: 'purchased', purchasedAt: NOW, triedAt: null },
    { state: 'tried', triedAt: NOW },
    null,
  ],
  ['two notes', { note: 'старая' }, { note: 'моя' }, { note: 'их' }, { note: 'их\nмоя' }],
  ['a note here, erased there', { note: 'старая' }, { note: 'моя' }, { note: null }, { note: 'моя' }],
  ['erased here, a note there', { note: 'старая' }, { note: null }, { note: 'их' }, null],
  ['a note that was added to here', { note: 'а' }, { note: 'а, б' }, { note: 'а, б и в' }, null],
  [
    'notes too long together',
    { note: '' },
    { note: 'м'.repeat(300) },
    { note: 'и'.repeat(300) },
    { note: 'м'.repeat(300) },
  ],
  ['renamed here, noted there', {}, { customName: 'моё' }, { note: 'их' }, { customName: 'моё' }],
  ['renamed alike', {}, { customName: 'моё' }, { customName: 'моё' }, null],
  ['two ratings', {}, { rating: 5 }, { rating: 2 }, { rating: 5 }],
])('a change that waited says what is left to say: %s', (_case, seen, patch, current, left) => {
  expect(rebased(patching(item(1, seen), patch), item(1, { ...seen, ...current }))).toEqual(left);
});

test('what is tried without having been bought has no day of buying', () => {
  const wanted = item(1);
  const bought = item(2, { state: 'purchased', purchasedAt: '2026-01-05T00:00:00.000Z' });
  const trying = (seen: WishlistItem) =>
    withChange([seen], { kind: 'patch', item: seen, patch: { state: 'tried' }, at: NOW });
  expect(trying(wanted)).toMatchObject([{ state: 'tried', purchasedAt: null, triedAt: NOW }]);
  expect(trying(bought)).toMatchObject([{ purchasedAt: bought.purchasedAt, triedAt: NOW }]);
});

test('an undo says the days there were', () => {
  const wanted = item(1);
  const [purchasedAt, triedAt] = ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z'];
  expect(withChange([wanted], patching(wanted, { state: 'tried', purchasedAt, triedAt }))).toMatchObject([
    { state: 'tried', purchasedAt, triedAt },
  ]);
});

test('going back to wanted forgets when it was bought and tried', () => {
  const tried = item(1, { state: 'tried', purchasedAt: NOW, triedAt: NOW });
  expect(
    withChange([tried], { kind: 'patch', item: tried, patch: { state: 'wanted' }, at: NOW }),
  ).toMatchObject([{ state: 'wanted', purchasedAt: null, triedAt: null }]);
});

test('each part of the list has what came into it last first', () => {
  const items = [
    item(1, { state: 'purchased', purchasedAt: '2026-02-02T00:00:00.000Z' }),
    item(2),
    item(3, { state: 'purchased', purchasedAt: '2026-02-01T00:00:00.000Z' }),
    item(4),
  ];
  expect(inState(items, 'purchased').map(({ id }) => id)).toEqual(['item-1', 'item-3']);
  expect(inState(items, 'wanted').map(({ id }) => id)).toEqual(['item-4', 'item-2']);
  expect(countByState(items)).toEqual({ wanted: 2, purchased: 2, tried: 0 });
});
