// @vitest-environment node
import { ApiError } from '@hookah/shared/api-error';
import { afterEach, expect, test, vi } from 'vitest';
import { en } from '#src/texts/en.ts';
import { errorText } from '#src/texts/error-text.ts';
import { ru } from '#src/texts/ru.ts';
import { tied } from '#src/texts/tied.ts';
import { wordsEn } from '#src/texts/words.en.ts';
import { wordsRu } from '#src/texts/words.ru.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  [0, '0 оценок'],
  [1, '1 оценка'],
  [2, '2 оценки'],
  [5, '5 оценок'],
  [11, '11 оценок'],
  [21, '21 оценка'],
  [112, '112 оценок'],
])('Russian counts %i as «%s»', (count, words) => {
  expect(wordsRu.ratings(count)).toBe(words);
});

test('English counts one rating and many ratings', () => {
  expect([wordsEn.ratings(1), wordsEn.ratings(2), wordsEn.ratings(1234)]).toEqual([
    '1 rating',
    '2 ratings',
    '1,234 ratings',
  ]);
});

test('numbers and days are written as the language does', () => {
  expect([ru.rating(4.5), en.rating(4.5)]).toEqual(['4,5', '4.5']);
  expect(wordsRu.date('2026-01-02T12:00:00Z')).toBe('2 января 2026 г.');
  expect(wordsEn.date('2026-01-02T12:00:00Z')).toBe('January 2, 2026');
});

test('a day of another year says which', () => {
  vi.useFakeTimers({ now: new Date('2026-06-15T12:00:00Z') });
  const days = ['2026-01-02T12:00:00Z', '2025-12-31T12:00:00Z'];
  expect(days.map(wordsRu.shortDate)).toEqual(['2 янв.', '31 дек. 2025']);
  expect(days.map(wordsEn.shortDate)).toEqual(['Jan 2', 'Dec 31, 2025']);
});

test('what has happened to an entry is said, also when it is back where it was', () => {
  const states = ['purchased', 'tried', 'wanted'] as const;
  expect(states.map((state) => ru.toast.moved('Бергамот', state))).toEqual([
    'Куплено: Бергамот',
    'Попробовано: Бергамот',
    'Снова в «Хочу»: Бергамот',
  ]);
  expect(en.toast.moved('Bergamot', 'wanted')).toBe('Back in “To try”: Bergamot');
});

test('short words stay with what follows them, dashes with what precedes', () => {
  expect(tied('и о табаках из списка — не чаще')).toBe(
    'и\u00a0о\u00a0табаках из\u00a0списка\u00a0— не\u00a0чаще',
  );
  expect(tied('два дня')).toBe('два дня');
});

test.each([
  ['UNREACHABLE', 0, ru.error.unreachable],
  ['TIMEOUT', 0, ru.error.unreachable],
  ['WISHLIST_FULL', 409, ru.error.full],
  ['NAME_TAKEN', 409, ru.error.nameTaken],
  ['RESTORE_EXPIRED', 410, ru.error.restoreExpired],
  ['ITEM_NOT_FOUND', 404, ru.error.gone],
  ['RATE_LIMITED', 429, ru.error.busy],
  ['INTERNAL', 500, ru.error.server],
  ['CONFLICT', 409, ru.error.other],
] as const)('%s is told in a person’s words', (code, status, words) => {
  expect(errorText(ru, new ApiError({ code, status, message: 'for developers' }))).toBe(words);
});
