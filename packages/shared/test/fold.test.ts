import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#src/fold.ts';

describe('fold', () => {
  it.each([
    ['Dark Side', 'dark side'],
    ['ЁЛКА', 'елка'],
    ['Чай с йогуртом', 'чай с йогуртом'],
    ['Trofimoff’s', 'trofimoffs'],
    ["Trofimoff's", 'trofimoffs'],
    ['Crème brûlée', 'creme brulee'],
    ['  кола —  лимон!! ', 'кола лимон'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['Манго\u00A0🥭 Лайм', 'манго лайм'],
  ])('reads %j as %j', (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it('sees one name in words that mix the look-alike letters of two alphabets', () => {
    const latinO = 'o';
    const latinN = 'N';
    const cyrillicCo = 'Со';
    expect(fold(`К${latinO}ла`)).toBe('кола');
    expect(fold(`${cyrillicCo}la`)).toBe('cola');
    expect(fold(`${latinN}аш`)).toBe('наш');
    expect(fold('джаzz')).toBe('джаzz');
  });

  it('changes nothing the second time, whatever the text', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});
