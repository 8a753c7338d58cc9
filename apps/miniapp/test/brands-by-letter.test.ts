// @vitest-environment node
import { expect, test } from 'vitest';
import { byLetter } from '#src/features/brands/by-letter.ts';

const brand = (name: string) => ({
  id: 1,
  slug: 'a',
  name,
  altName: null,
  country: null,
  imageUrl: null,
  rating: null,
  ratingsCount: null,
  tobaccosCount: 1,
});

const lettersOf = (names: string[]) =>
  byLetter(names.map(brand), 'ru').map(({ letter, brands }) => [letter, ...brands.map(({ name }) => name)]);

test('brands stand under letters of both alphabets, Latin ones first and the rest last', () => {
  expect(lettersOf(['Ветер', '7 Hills', 'adalya', 'Aurora', 'Борода'])).toEqual([
    ['A', 'adalya', 'Aurora'],
    ['Б', 'Борода'],
    ['В', 'Ветер'],
    ['#', '7 Hills'],
  ]);
});

test('Ё is looked for under Е, and a Latin letter in a Cyrillic word under what it looks like', () => {
  expect(lettersOf(['Ёлка', 'Енот', 'Hюанс', 'Halo'])).toEqual([
    ['H', 'Halo'],
    ['Е', 'Ёлка', 'Енот'],
    ['Н', 'Hюанс'],
  ]);
});
