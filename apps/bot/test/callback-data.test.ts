import { ITEM_STATES } from '@hookah/shared/closed-sets';
import { describe, expect, test } from 'vitest';
import { type Action, decode, encode, type Place } from '#src/callback-data.ts';
import { UUID } from './samples.ts';

const VIEWS: Place['view'][] = ['all', ...ITEM_STATES, 'picker', 'alone'];
const places = VIEWS.flatMap((view): Place[] => [
  { view, page: 0 },
  { view, page: 9_999_999 },
]);

/** Every kind of button, with the largest numbers it can carry. The record is total: a new kind has to come here. */
const BUTTONS: Record<Action['kind'], Action[]> = {
  list: places.map((place) => ({ kind: 'list', place })),
  item: places.map((place) => ({ kind: 'item', item: UUID, place })),
  state: places.flatMap((place) =>
    ITEM_STATES.map((state) => ({ kind: 'state' as const, item: UUID, state, place })),
  ),
  remove: places.map((place) => ({ kind: 'remove', item: UUID, place })),
  restore: places.map((place) => ({ kind: 'restore', item: UUID, place })),
  add: [
    { kind: 'add', tobacco: 1 },
    { kind: 'add', tobacco: 2_147_483_647 },
  ],
  custom: [{ kind: 'custom', query: 19 }],
  find: [{ kind: 'find', query: 19, page: 11 }],
  // The slug came by a deep link, whose 64 characters hold `brand_` too.
  brand: [{ kind: 'brand', slug: 'a'.repeat(58), page: 11 }],
  clear: [{ kind: 'clear' }],
  keep: [{ kind: 'keep' }],
  unclear: [{ kind: 'unclear', undo: UUID }],
  ask: [{ kind: 'ask' }],
  cancel: [{ kind: 'cancel' }],
  help: [{ kind: 'help' }],
};

describe('B3 callback data', () => {
  test.each(Object.entries(BUTTONS))(
    'of %s fits into 64 bytes and comes back as it went',
    (_kind, actions) => {
      for (const action of actions) {
        const data = encode(action);
        expect(Buffer.byteLength(data, 'utf8')).toBeLessThanOrEqual(64);
        expect(decode(data)).toEqual(action);
      }
    },
  );

  test.each([
    '',
    ':',
    'nonsense',
    'l',
    'l:',
    'l:q0',
    'i:short:a0',
    `i:${'A'.repeat(22)}`,
    's:AAAAAAAAAAAAAAAAAAAAAA:q:a0',
    'a:0',
    'a:-1',
    'a:1e9999999',
    'b:../x:0',
    'z:1',
    '{"kind":"clear"}',
    'кнопка',
  ])('that is no button of ours (%j) means nothing', (data) => {
    expect(decode(data)).toBeUndefined();
  });
});
