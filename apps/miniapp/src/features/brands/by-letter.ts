import type { BrandSummary } from '@hookah/shared/catalog';

export type Letter = { letter: string; brands: BrandSummary[] };

const OTHER = '#';

/** Latin letters first, Cyrillic ones after them, what begins with anything else at the end. */
const rank = (letter: string): number => {
  if (letter === OTHER) return 2;
  return /\p{Script=Latin}/u.test(letter) ? 0 : 1;
};

const letterOf = (name: string): string => {
  const first = [...name.trim()][0]?.toLocaleUpperCase('ru') ?? OTHER;
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
