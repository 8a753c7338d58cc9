// @vitest-environment node
import type { WishlistItem } from '@hookah/shared/wishlist';
import { expect, test } from 'vitest';
import { countByState, inState } from '#src/data/wishlist.ts';
import { provisionalId, withAnswer, withChange, withoutChange } from '#src/data/wishlist-changes.ts';

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
  ...changes,
});

test('an added tobacco is first, and becomes the API’s own item in its place', () => {
  const before = [item(1)];
  const shown = withChange(before, { kind: 'add', tobacco: tobacco(2), at: NOW });
  expect(shown.map(({ id }) => id)).toEqual([provisionalId(2), 'item-1']);
  expect(withAnswer(shown, item(2), true).map(({ id }) => id)).toEqual(['item-2', 'item-1']);
});

test('adding what is there already changes no more than its place for a moment', () => {
  const shown = withChange([item(1), item(2)], { kind: 'add', tobacco: tobacco(2), at: NOW });
  expect(shown.filter(({ tobacco }) => tobacco?.id === 2)).toHaveLength(1);
});

test('an answer that is older than what is seen brings the id alone', () => {
  const shown = withChange([], { kind: 'add', tobacco: tobacco(2), at: NOW });
  const first = shown[0] ?? item(2);
  const ticked = withChange(shown, { kind: 'patch', item: first, patch: { state: 'purchased' }, at: NOW });
  expect(withAnswer(ticked, item(2), false)).toMatchObject([{ id: 'item-2', state: 'purchased' }]);
});

test('an answer about what was removed meanwhile does not bring it back', () => {
  expect(withAnswer([item(1)], item(2), true)).toEqual([item(1)]);
});

test('a patch of what is gone does not bring it back', () => {
  expect(withChange([item(1)], { kind: 'patch', item: item(2), patch: { note: 'x' }, at: NOW })).toEqual([
    item(1),
  ]);
});

test('a refused change takes back its own entry and nothing else', () => {
  const before = [item(1), item(2)];
  const purchase = { kind: 'patch', item: item(1), patch: { state: 'purchased' }, at: NOW } as const;
  const removal = { kind: 'remove', item: item(2) } as const;
  const shown = withChange(withChange(before, purchase), removal);
  expect(withoutChange(shown, purchase, before)).toEqual([item(1)]);
  expect(withoutChange(shown, removal, before)).toMatchObject([
    { id: 'item-2' },
    { id: 'item-1', state: 'purchased' },
  ]);
});

test('a refused adding disappears', () => {
  const change = { kind: 'add', tobacco: tobacco(2), at: NOW } as const;
  expect(withoutChange(withChange([item(1)], change), change, [item(1)])).toEqual([item(1)]);
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
