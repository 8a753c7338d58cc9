import { EXPORT_FORMATS, ITEM_STATES, VERDICTS } from '@hookah/shared/closed-sets';
import { describe, expect, test } from 'vitest';
import { type Action, decode, encode, type Place, type SettingsPage } from '#src/callback-data.ts';
import { UUID } from './samples.ts';

const MOST = 2_147_483_647;
const VIEWS: Place['view'][] = ['all', ...ITEM_STATES, 'picker', 'alone', 'shop'];
const places = VIEWS.flatMap((view): Place[] => [
  { view, page: 0 },
  { view, page: 9_999_999, brand: MOST },
]);
const item = UUID;
const token = 'A_-9'.repeat(8);
const PAGES: SettingsPage[] = ['main', 'alerts', 'language', 'digest', 'quiet', 'zone'];

/** Every kind of button, with the largest numbers it can carry. The record is total: a new kind has to come here. */
const BUTTONS: { [K in Action['kind']]: Omit<Extract<Action, { kind: K }>, 'kind'>[] } = {
  list: places.map((place) => ({ place })),
  brands: places.map((place) => ({ place, page: 999 })),
  item: places.map((place) => ({ item, place })),
  state: places.flatMap((place) => ITEM_STATES.map((state) => ({ item, state, place }))),
  opinion: places.map((place) => ({ item, place })),
  verdict: places.flatMap((place) => VERDICTS.map((verdict) => ({ item, verdict, place }))),
  rate: places.map((place) => ({ item, rating: 5, place })),
  note: places.map((place) => ({ item, place })),
  unnote: places.map((place) => ({ item, place })),
  remove: places.map((place) => ({ item, place })),
  restore: places.map((place) => ({ item, place })),
  random: [{}],
  add: [{ tobacco: 1 }, { tobacco: MOST }],
  want: [{ tobacco: MOST }],
  custom: [{ query: 19 }],
  find: [{ query: 19, page: 9_999 }],
  // The slug came by a deep link, whose 64 characters hold `brand_` too, or is short enough for a line beside it.
  brand: [
    { slug: 'a'.repeat(58), page: 999, line: null },
    { slug: 'a'.repeat(50), page: 999, line: MOST },
  ],
  lines: [{ slug: 'a'.repeat(58) }],
  ask: [{}],
  cancel: [{}],
  help: [{}],
  clear: [{}],
  keep: [{}],
  unclear: [{ undo: UUID }],
  export: EXPORT_FORMATS.map((format) => ({ format })),
  shares: [{}],
  share: [{}],
  revoke: [{ share: UUID }],
  revokeNow: [{ share: UUID }],
  shared: [{ token, page: 9_999 }],
  claim: [{ token, item, page: 9_999 }],
  unclaim: [{ token, item, page: 9_999 }],
  overlap: [{ token }],
  follow: [
    { what: 'brand', id: MOST, on: true },
    { what: 'line', id: 1, on: false },
  ],
  follows: [{ page: 9_999 }],
  settings: PAGES.map((page) => ({ page })),
  speak: [{ language: 'ru' }, { language: 'en' }, { language: null }],
  mute: [{ on: true }, { on: false }],
  hush: [{ on: true }, { on: false }],
  digest: [{ hour: 0 }, { hour: 23 }],
  quietFrom: [{ from: 23 }],
  quiet: [
    { from: 22, to: 0 },
    { from: null, to: null },
  ],
  zone: [{ zone: 40 }],
  forget: [{}],
  forgetNow: [{}],
};

describe('B3 callback data', () => {
  test('keeps its letters: buttons of old messages stay what they were', () => {
    expect(decode('l:w2')).toEqual({ kind: 'list', place: { view: 'wanted', page: 2 } });
    expect(decode('a:2n9c')).toEqual({ kind: 'add', tobacco: 123_456 });
    expect(decode('b:dark-side:1')).toEqual({ kind: 'brand', slug: 'dark-side', page: 1, line: null });
    expect(decode('f:0:1')).toEqual({ kind: 'find', query: 0, page: 1 });
  });

  test.each(Object.entries(BUTTONS))(
    'of %s fits into 64 bytes and comes back as it went',
    (kind, buttons) => {
      for (const button of buttons) {
        const action = { kind, ...button } as Action;
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
    'l:a0.0',
    'l:a0.x!',
    'g:short:0',
    'F:b:1:2',
    'i:AAAAAAAAAAAAAAAAAAAAAA:a0:a0',
    '{"kind":"clear"}',
    'кнопка',
  ])('that is no button of ours (%j) means nothing', (data) => {
    expect(decode(data)).toBeUndefined();
  });
});
