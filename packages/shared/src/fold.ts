/**
 * Look-alike letters of the two alphabets and the marks that phones leave out.
 * People type «Nаш» with a Latin N and a Cyrillic «аш»; the site does so too.
 */
const LATIN_TO_CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};
const CYRILLIC_TO_LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LATIN_TO_CYRILLIC).map(([latin, cyrillic]) => [cyrillic, latin]),
);

const isCyrillic = (letter: string) => /\p{Script=Cyrillic}/u.test(letter);
const isLatin = (letter: string) => /\p{Script=Latin}/u.test(letter);

/** A word of one alphabet throughout: the minority's look-alikes follow the majority. */
const oneAlphabet = (word: string): string => {
  const letters = [...word];
  const cyrillic = letters.filter(isCyrillic).length;
  const latin = letters.filter(isLatin).length;
  if (cyrillic === 0 || latin === 0) return word;
  const table = cyrillic >= latin ? LATIN_TO_CYRILLIC : CYRILLIC_TO_LATIN;
  return letters.map((letter) => table[letter] ?? letter).join('');
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
