/** Letters of the two alphabets that look alike in one of their cases. */
const TWINS = ['aа', 'bв', 'cс', 'eе', 'hн', 'kк', 'mм', 'oо', 'pр', 'tт', 'xх', 'yу'] as const;

const TO_CYRILLIC = new Map<string, string>([
  ...TWINS.map(([latin, cyrillic]) => [latin, cyrillic] as [string, string]),
  // No twin, but «Nаш» is how the site spells «Наш».
  ['n', 'н'],
]);
const TO_LATIN = new Map<string, string>(
  TWINS.map(([latin, cyrillic]) => [cyrillic, latin] as [string, string]),
);

const isCyrillic = (letter: string) => /\p{Script=Cyrillic}/u.test(letter);
const isLatin = (letter: string) => /\p{Script=Latin}/u.test(letter);

/** A word of one alphabet throughout: the one whose letters can't be the other's, or else the commoner one. */
const oneAlphabet = (word: string): string => {
  const letters = [...word];
  const cyrillic = letters.filter(isCyrillic);
  const latin = letters.filter(isLatin);
  if (cyrillic.length === 0 || latin.length === 0) return word;
  const surelyCyrillic = cyrillic.filter((letter) => !TO_LATIN.has(letter)).length;
  const surelyLatin = latin.filter((letter) => !TO_CYRILLIC.has(letter)).length;
  if (surelyCyrillic > 0 && surelyLatin > 0) return word;
  const toCyrillic = surelyCyrillic > 0 || (surelyLatin === 0 && cyrillic.length >= latin.length);
  const table = toCyrillic ? TO_CYRILLIC : TO_LATIN;
  return letters.map((letter) => table.get(letter) ?? letter).join('');
};

/**
 * A name as it is compared and searched: lower case, ё as е, no accents, apostrophes or punctuation,
 * one alphabet a word, single spaces. `fold(fold(x)) === fold(x)`.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    // й is и with a mark: keep it through the decomposition that strips the accents.
    .replaceAll('й', '\uE000')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('\uE000', 'й')
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(oneAlphabet)
    .join(' ');
