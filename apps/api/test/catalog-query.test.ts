import { describe, expect, test } from 'vitest';
import { deletionsOf, typosBetween } from '#src/catalog/query/edit-distance.ts';
import { otherLayout } from '#src/catalog/query/keyboard-layout.ts';
import { queryWordsOf } from '#src/catalog/query/query-words.ts';
import { tiersOf } from '#src/catalog/query/tiers.ts';
import { transliterationsOf } from '#src/catalog/query/transliteration.ts';
import { lookupOf, understand } from '#src/catalog/query/understanding.ts';
import type { Likeness, VocabularyRow } from '#src/catalog/vocabulary.repository.ts';

describe('a word in the other alphabet', () => {
  test.each([
    ['сайд', 'side'],
    ['смоук', 'smoke'],
    ['лайт', 'light'],
    ['лайм', 'lime'],
    ['вишня', 'vishnya'],
    ['джин', 'gin'],
    ['фокс', 'fox'],
    ['мохито', 'mohito'],
    ['shokolad', 'шоколад'],
    ['cola', 'кола'],
    ['mango', 'манго'],
    ['cherry', 'чери'],
    ['jamaica', 'джамаика'],
    ['laim', 'лаим'],
  ])('%s may be %s', (word, other) => {
    expect(transliterationsOf(word)).toContain(other);
  });

  test('is never many', () => {
    expect(transliterationsOf('жёлтыйкиевскийцарскийсверхвкусэээ').length).toBeLessThan(30);
  });
});

describe('the other layout', () => {
  test.each([
    ['rjkf', 'кола'],
    ['лфмф', 'kava'],
    ['`krf', 'ёлка'],
    [';tkt', 'желе'],
    ['Ghbdtn', 'привет'],
  ])('%s is %s', (typed, meant) => {
    expect(otherLayout(typed)).toBe(meant);
  });

  test('signs that are letters there do not cut a word', () => {
    expect(queryWordsOf(',fyfy').map(({ mistyped }) => mistyped)).toContain('банан');
    expect(queryWordsOf('лимон, мята').map(({ typed }) => typed)).toEqual(['лимон', 'мята']);
  });
});

describe('typos', () => {
  test.each([
    ['sutlan', 'sultan', 1],
    ['кола', 'кола', 0],
    ['кла', 'кола', 1],
    ['колла', 'кола', 1],
    ['кала', 'кола', 1],
    ['шакалад', 'шоколад', 2],
    ['кола', 'шоколад', 3],
  ])('between %s and %s are %i', (a, b, typos) => {
    expect(typosBetween(a, b, 2)).toBe(typos);
    expect(typosBetween(b, a, 2)).toBe(typos);
  });

  test.each([
    ['sutlan', 'sultan'],
    ['клоа', 'кола'],
    ['кла', 'кола'],
    ['кала', 'кола'],
  ])('%s and %s share a deletion', (a, b) => {
    const there = new Set(deletionsOf(b));
    expect(deletionsOf(a).some((one) => there.has(one))).toBe(true);
  });
});

describe('what a query means', () => {
  const row = (
    likeness: Likeness,
    word: string,
    form: string | null = null,
    frequency = 10,
  ): VocabularyRow => ({
    likeness,
    form,
    word,
    frequency,
  });
  const tiers = (query: string, rows: readonly VocabularyRow[]) =>
    tiersOf(understand(queryWordsOf(query), rows)).map(({ query: text }) => text);

  test('the words themselves before what begins so, and typos last', () => {
    expect(
      tiers('кола', [row('same', 'кола', 'кола'), row('prefix', 'коладка', 'кола'), row('typo', 'коля')]),
    ).toEqual(["('кола')", "('кола' | 'коладка')", "('кола' | 'коладка' | 'коля')"].map((one) => `(${one})`));
  });

  test('a word that nothing is like means that nothing is found', () => {
    expect(tiers('кола квантовый', [row('same', 'кола', 'кола')])).toEqual([]);
  });

  test('two words may be one', () => {
    expect(tiers('moon side', [row('same', 'moonside', 'moonside')])).toEqual(["'moonside'"]);
  });

  test('one word may be two that stand beside each other', () => {
    expect(tiers('bluefjord', [row('same', 'blue', 'blue'), row('same', 'fjord', 'fjord')])).toEqual([
      "((('blue' <-> 'fjord')))",
    ]);
  });

  test('the longest query asks for a bounded number of words', () => {
    const lookup = lookupOf(queryWordsOf('щюяжэхцчшщ '.repeat(9).slice(0, 100)));
    expect(Object.values(lookup).flat().length).toBeLessThan(5000);
    const words =
      'абвгдежзийкл мнопрстуфхцч шщъыьэюяабвг дежзийклмноп рстуфхцчшщъы ьэюяклмнопре qwertyuiopas dfghjklzx';
    expect(Object.values(lookupOf(queryWordsOf(words))).flat().length).toBeLessThan(5000);
  });
});
