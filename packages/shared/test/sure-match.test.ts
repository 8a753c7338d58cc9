import { describe, expect, it } from 'vitest';
import { wishesOf } from '#src/sure-match.ts';

describe('wishesOf', () => {
  it.each([
    ['- кола\n– лимон\n• мята\n2) груша\n10. вишня', ['кола', 'лимон', 'мята', 'груша', 'вишня']],
    ['  Dark   Side \r\n\n\tкола ', ['Dark Side', 'кола']],
    ['кола\nкола\n---\n!!!', ['кола']],
    ['', []],
    // A number that belongs to a name stays.
    ['7 звёзд\n420', ['7 звёзд', '420']],
  ])('reads %j line by line', (text, wishes) => {
    expect(wishesOf(text)).toEqual(wishes);
  });
});
