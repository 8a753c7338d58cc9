import { load } from 'cheerio/slim';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBrandListPage } from '#src/htreviews/brand-list-page.ts';
import { parseBrandPage } from '#src/htreviews/brand-page.ts';
import { parseLinePage } from '#src/htreviews/line-page.ts';
import { parseBrandsJson, parseTobaccosJson } from '#src/htreviews/list-json.ts';
import { parseTobaccoPage } from '#src/htreviews/tobacco-page.ts';
import { times } from './support/counts.ts';
import { at, fixture, SITE } from './support/fixtures.ts';

const PARSERS = {
  'brand-list': (html: string) => parseBrandListPage(html, SITE, at('brands')).record,
  brand: (html: string) => parseBrandPage(html, SITE, at('lunnyy-dvor'), 'lunnyy-dvor').record,
  line: (html: string) =>
    parseLinePage(html, SITE, at('lunnyy-dvor/osnovnaya'), 'lunnyy-dvor/osnovnaya').record,
  tobacco: (html: string) =>
    parseTobaccoPage(html, SITE, at('lunnyy-dvor/osnovnaya/myata'), {
      slugPath: 'lunnyy-dvor/osnovnaya/myata',
      htreviewsId: null,
    }).record,
} as const;

/** Cuts, doubles, swaps, renames and garbles pieces of a page. */
const mutation = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 400 }),
    act: fc.constantFrom('cut', 'double', 'reverse', 'garble', 'untag'),
    noise: fc.string({ unit: 'binary', maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const mutate = (html: string, changes: typeof mutation extends fc.Arbitrary<infer T> ? T : never): string =>
  changes.reduce((text, { at: place, length, act, noise }) => {
    const from = Math.floor(place * text.length);
    const piece = text.slice(from, from + length);
    const changed = {
      cut: '',
      double: piece + piece,
      reverse: [...piece].reverse().join(''),
      garble: noise + piece.slice(noise.length),
      untag: piece.replace(/<[^>]*>/g, ''),
    }[act];
    return text.slice(0, from) + changed + text.slice(from + length);
  }, html);

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
};
const numbersOf = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // The value of a word is ours: "Средняя" is 3.
  return Object.entries(value).flatMap(([key, part]) => (key === 'value' ? [] : numbersOf(part)));
};
/** How the site may have written a number: 319100 as "319.1k" or "319,1k". */
const writingsOf = (number: number): string[] =>
  [String(number), `${number / 1_000}k`, `${number / 1_000_000}kk`].flatMap((text) => [
    text,
    text.replace('.', ','),
  ]);

/** Words of ours that stand for the site's. */
const OURS = new Set([
  'page',
  'json',
  'position',
  'others',
  'in_production',
  'limited',
  'discontinued',
  'joke',
  'unknown',
]);
/** Cleaning composes letters and drops what cannot be seen, so both sides are compared without such. */
const squeeze = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, '')
    .normalize('NFC');

describe.each(Object.keys(PARSERS) as (keyof typeof PARSERS)[])('a damaged %s page', (name) => {
  it('never makes the parser throw, nor invent a text that is not in it', () => {
    fc.assert(
      fc.property(mutation, (changes) => {
        const html = mutate(fixture(name), changes);
        const record = PARSERS[name](html);
        if (record === null) return;
        const page = squeeze(load(html).text()) + squeeze(html);
        for (const text of stringsOf(record)) {
          if (OURS.has(text) || /^https?:/.test(text)) continue;
          if (/^\d{4}-\d\d-\d\d$/.test(text)) {
            expect(page).toContain(text.split('-').reverse().join('.'));
            continue;
          }
          if (text.startsWith('lunnyy-dvor')) continue;
          expect(page).toContain(squeeze(text));
        }
        for (const number of numbersOf(record))
          expect(
            writingsOf(number).some((text) => page.includes(text)),
            `${number}`,
          ).toBe(true);
      }),
      { numRuns: times(150, 5_000) },
    );
  });
});

it('any text at all is a page, or a list, that says nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      for (const parse of Object.values(PARSERS)) expect(parse(text)).toBeNull();
      expect(parseTobaccosJson(text, SITE).record ?? []).toEqual([]);
      expect(parseBrandsJson(text, SITE, 'others').record ?? []).toEqual([]);
    }),
  );
});
