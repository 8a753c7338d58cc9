import type { BrandSummary } from '@hookah/shared/catalog';

export type Letter = { letter: string; brands: BrandSummary[] };

const OTHER = '#';

/** Latin letters first, Cyrillic ones after them, what begins with anything else at the end. */
const rank = (letter: string): number => {
  if (letter === OTHER) return 2;
  return /\p{Script=Latin}/u.test(letter) ? 0 : 1;
};

/** Latin letters that look like these Cyrillic ones. */
const LATIN = 'ABCEHKMOPTX';
const CYRILLIC = 'АВСЕНКМОРТХ';

const letterOf = (name: string): string => {
  const [first = OTHER, second = ''] = [...name.trim().toLocaleUpperCase('ru')];
  const alike = LATIN.indexOf(first);
  // «Hюанс» with a Latin H is a word of the other alphabet: the site has such, and people look under what they see.
  if (alike >= 0 && /\p{Script=Cyrillic}/u.test(second)) return CYRILLIC[alike] ?? first;
  if (first === 'Ё') return 'Е';
  return /\p{L}/u.test(first) ? first : OTHER;
};

/** Brands under the letters they begin with, those of both alphabets. */
export const byLetter = (brands: readonly BrandSummary[], language: string): Letter[] => {
  const letters = new Map<string, BrandSummary[]>();
  for (const brand of brands) {
    const letter = letterOf(brand.name);
    letters.set(letter, [...(letters.get(letter) ?? []), brand]);
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...letters]
    .map(([letter, of]) => ({ letter, brands: of.sort((a, b) => compare(a.name, b.name)) }))
    .sort((a, b) => rank(a.letter) - rank(b.letter) || compare(a.letter, b.letter));
};
