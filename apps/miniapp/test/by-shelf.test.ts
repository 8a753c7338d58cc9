// @vitest-environment node
import type { WishlistItem } from '@hookah/shared/wishlist';
import { expect, test } from 'vitest';
import { viewed, WHOLE_LIST } from '#src/data/list-view.ts';
import { byShelf } from '#src/features/counter/by-shelf.ts';

type Given = { name: string; brand?: string; line?: string; state?: WishlistItem['state'] };

const ids = new Map<string, number>();
const idOf = (name: string): number => {
  const id = ids.get(name) ?? ids.size + 1;
  ids.set(name, id);
  return id;
};
const ref = (name: string) => ({ id: idOf(name), slug: `s${idOf(name)}`, name });

const item = ({ name, brand, line, state = 'wanted' }: Given): WishlistItem => ({
  id: `item-${name}`,
  customName: brand === undefined ? name : null,
  tobacco:
    brand === undefined
      ? null
      : {
          id: idOf(`tobacco ${name}`),
          name,
          altName: null,
          brand: ref(brand),
          line: line === undefined ? null : ref(`${brand} ${line}`),
          imageUrl: null,
          rating: null,
          ratingsCount: null,
          strengthOfficial: name.length > 5 ? 5 : 1,
          strengthByRatings: null,
          status: null,
          tags: [],
        },
  state,
  priority: name === 'Кола' ? 2 : 0,
  note: null,
  verdict: null,
  rating: null,
  addedAt: '2026-01-01T00:00:00Z',
  purchasedAt: null,
  triedAt: null,
  version: 1,
});

const ITEMS = [
  item({ name: 'Из лавки напротив' }),
  item({ name: 'Мята', brand: 'Ягель', line: 'Тихая' }),
  item({ name: 'Кола', brand: 'Борода', line: 'Крепкая' }),
  item({ name: 'Груша', brand: 'Борода', line: 'Крепкая', state: 'purchased' }),
  item({ name: 'Апельсин', brand: 'Борода' }),
];

test('the counter goes brand by brand and line by line; ticked ones keep their place, handwritten ones come last', () => {
  const shown = byShelf(ITEMS, 'ru').map((entry) => {
    if (entry.kind === 'item') return entry.item.tobacco?.name ?? entry.item.customName;
    return entry.kind === 'brand' ? `# ${entry.name} ${entry.left}` : `## ${entry.name}`;
  });
  expect(shown).toEqual([
    '# Борода 2',
    'Апельсин',
    '## Борода Крепкая',
    'Груша',
    'Кола',
    '# Ягель 1',
    '## Ягель Тихая',
    'Мята',
    '# null 1',
    'Из лавки напротив',
  ]);
});

test('the list is searched by any of its words, in either case', () => {
  const names = (search: string) => viewed(ITEMS, WHOLE_LIST, search, 'ru').map(({ id }) => id);
  expect(names('бород КОЛ')).toEqual(['item-Кола']);
  expect(names('напротив')).toEqual(['item-Из лавки напротив']);
  expect(names('мята бород')).toEqual([]);
});

test('the list is sorted and narrowed by what one chose', () => {
  const first = (view: Partial<typeof WHOLE_LIST>) =>
    viewed(ITEMS, { ...WHOLE_LIST, ...view }, '', 'ru')[0]?.id;
  expect(first({ sort: 'priority' })).toBe('item-Кола');
  expect(first({ sort: 'name' })).toBe('item-Апельсин');
  expect(viewed(ITEMS, { ...WHOLE_LIST, brands: [idOf('Ягель')] }, '', 'ru')).toHaveLength(1);
  expect(viewed(ITEMS, { ...WHOLE_LIST, strength: [5] }, '', 'ru').map(({ id }) => id)).toEqual([
    'item-Апельсин',
  ]);
});

test('names are in the order of the language that is spoken', () => {
  const [latin, cyrillic] = ['Zest', 'Айва'].map((customName) => ({
    ...ITEMS[0],
    tobacco: null,
    customName,
  }));
  const names = (language: string) =>
    viewed([latin, cyrillic] as WishlistItem[], { ...WHOLE_LIST, sort: 'name' }, '', language).map(
      (item) => item.customName,
    );
  expect(names('ru')).toEqual(['Айва', 'Zest']);
  expect(names('en')).toEqual(['Zest', 'Айва']);
});

test('M15 ten thousand names written by hand are gone through a few times, not each for each', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => item({ name: `Запись ${index}` }));
  const { compare } = new Intl.Collator('ru', { numeric: true });
  /** The best of three, in milliseconds: whatever else the machine does meanwhile. */
  const timed = (work: () => unknown) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  const sorting = timed(() => many.map(({ customName }) => customName ?? '').sort(compare));
  expect(timed(() => byShelf(many, 'ru'))).toBeLessThan(sorting * 25);
});
