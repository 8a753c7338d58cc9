import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanAltName, cleanName, cleanText, decodeEntities } from '#src/htreviews/clean.ts';
import { parseCount, parseDay, parseId, parseRating } from '#src/htreviews/numbers.ts';
import { readStatus, readStrength } from '#src/htreviews/words.ts';

const silent = () => undefined;

it.each([
  ['45', 45],
  [45, 45],
  ['319.1k', 319_100],
  ['1,2k', 1_200],
  ['1.9kk', 1_900_000],
  ['5 k', 5_000],
  ['0', 0],
  ['-1', null],
  ['4.5', null],
  ['99999999999', null],
  ['12 вкусов', null],
  ['', null],
  [null, null],
  [Number.NaN, null],
])('a count of %j is %j', (text, count) => {
  expect(parseCount(text)).toBe(count);
});

it.each([
  ['4.6', 4.6],
  ['4', 4],
  ['5', 5],
  [4.2, 4.2],
  ['0', null],
  ['5.1', null],
  ['-3', null],
  ['4.6 из 5', null],
])('a rating of %j is %j', (text, rating) => {
  expect(parseRating(text)).toBe(rating);
});

it.each([
  ['htr197863', 197863],
  ['194992', 194992],
  [7, 7],
  ['0', null],
  ['-5', null],
  ['htr', null],
  ['4294967296', null],
])('the number of %j is %j', (text, id) => {
  expect(parseId(text)).toBe(id);
});

it.each([
  ['06.12.2024', '2024-12-06'],
  ['29.02.2024', '2024-02-29'],
  ['30.02.2024', null],
  ['6.12.2024', null],
  ['вчера', null],
])('the day %j is %j', (text, day) => {
  expect(parseDay(text)).toBe(day);
});

describe('texts', () => {
  it('lose what cannot be seen and keep their lines', () => {
    expect(cleanText('\u0000 a\u200bb\u202e\tc\u00a0\u00a0d \r\n\n\n\n e\ufeff ')).toBe('ab c d\n\ne');
    expect(cleanName('Две\nстроки')).toBe('Две строки');
    expect(cleanName('👨‍👩‍👧 семья')).toBe('👨‍👩‍👧 семья');
    expect(cleanName('x'.repeat(301))).toBeNull();
    expect(cleanAltName('–')).toBeNull();
  });

  it('have only their entities decoded', () => {
    expect(decodeEntities('&quot;Щи&quot; &#1071; <b>&nbsp;&unknown;')).toBe('"Щи" Я <b>\u00a0&unknown;');
  });

  it('once clean stay as they are, and can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once ?? '').not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(once?.includes('\u0000')).not.toBe(true);
        expect((once ?? '').isWellFormed()).toBe(true);
      }),
    );
  });
});

it.each([
  ['Лёгкая', 1],
  ['Легкая', 1],
  ['Средне-лёгкая', 2],
  ['средне-легкая', 2],
  ['Средняя', 3],
  ['Средне-крепкая', 4],
  ['Крепкая', 5],
  ['Не указано', null],
  ['Мало оценок', null],
  ['Смешанная', null],
])('strength «%s» is %j', (raw, value) => {
  expect(readStrength(raw, () => expect.unreachable())).toEqual({ raw, value });
});

it.each([
  ['Выпускается', 'in_production'],
  ['Лимитированная', 'limited'],
  ['Снят с производства', 'discontinued'],
  ['Шуточный 🙃', 'joke'],
  ['Не известен', 'unknown'],
])('status «%s» is %j', (raw, value) => {
  expect(readStatus(raw, () => expect.unreachable())).toEqual({ raw, value });
});

it('no word is no status', () => {
  expect(readStatus(' ', silent)).toBeNull();
});
