/** Longest first. Each Russian sound with the ways it is written in Latin letters, the commonest first. */
const TO_LATIN: readonly (readonly [string, readonly string[]])[] = [
  ['дж', ['j', 'g']],
  ['кс', ['x', 'ks']],
  ['а', ['a']],
  ['б', ['b']],
  ['в', ['v', 'w']],
  ['г', ['g']],
  ['д', ['d']],
  ['е', ['e']],
  ['ж', ['zh', 'j']],
  ['з', ['z']],
  ['и', ['i']],
  ['й', ['y', 'i']],
  ['к', ['k', 'c']],
  ['л', ['l']],
  ['м', ['m']],
  ['н', ['n']],
  ['о', ['o']],
  ['п', ['p']],
  ['р', ['r']],
  ['с', ['s']],
  ['т', ['t']],
  ['у', ['u', 'oo']],
  ['ф', ['f', 'ph']],
  ['х', ['h', 'kh']],
  ['ц', ['ts', 'c']],
  ['ч', ['ch']],
  ['ш', ['sh']],
  ['щ', ['sch']],
  ['ъ', ['']],
  ['ы', ['y']],
  ['ь', ['']],
  ['э', ['e', 'a']],
  ['ю', ['yu', 'u']],
  ['я', ['ya', 'ia']],
];

const TO_CYRILLIC: readonly (readonly [string, readonly string[]])[] = [
  ['sch', ['щ', 'ш']],
  ['tch', ['ч']],
  ['ch', ['ч']],
  ['sh', ['ш']],
  ['zh', ['ж']],
  ['kh', ['х']],
  ['ph', ['ф']],
  ['th', ['т', 'з']],
  ['ck', ['к']],
  ['qu', ['кв']],
  ['ts', ['ц', 'тс']],
  ['yu', ['ю']],
  ['ya', ['я']],
  ['ay', ['ей', 'ай']],
  ['ey', ['ей', 'и']],
  ['ee', ['и']],
  ['oo', ['у']],
  ['ow', ['оу', 'ау']],
  ['ce', ['се', 'ц']],
  ['ci', ['си', 'ци']],
  ['a', ['а', 'э']],
  ['b', ['б']],
  ['c', ['к', 'с']],
  ['d', ['д']],
  ['e', ['е']],
  ['f', ['ф']],
  ['g', ['г', 'дж']],
  ['h', ['х']],
  ['i', ['и', 'ай']],
  ['j', ['дж', 'ж']],
  ['k', ['к']],
  ['l', ['л']],
  ['m', ['м']],
  ['n', ['н']],
  ['o', ['о']],
  ['p', ['п']],
  ['q', ['к']],
  ['r', ['р']],
  ['s', ['с']],
  ['t', ['т']],
  ['u', ['у', 'а']],
  ['v', ['в']],
  ['w', ['в', 'у']],
  ['x', ['кс']],
  ['y', ['и', 'й', 'ы']],
  ['z', ['з', 'ц']],
];

/** Spellings of one word in the other alphabet, the likeliest first; none for one without a letter to change. */
export const transliterationsOf = (word: string): string[] => {
  const [common, ...others] = isCyrillic(word)
    ? spell(word, TO_LATIN)
    : spell(word.replace(/([^aeiouy])e$/, '$1'), TO_CYRILLIC);
  const named = englishEndings(word).flatMap((one) => spell(one, TO_LATIN).slice(0, 1));
  const spelled = [...(common === undefined ? [] : [common]), ...named, ...others];
  return [...new Set([...spelled, ...spelled.map(withoutDoubles)])].filter(
    (one) => one !== word && one !== '',
  );
};

const isCyrillic = (word: string) => /\p{Script=Cyrillic}/u.test(word);

/** In Latin letters, for comparing words of two alphabets letter by letter. */
export const inLatin = (word: string): string => spell(word, TO_LATIN)[0] ?? word;

/** «сайд» is "side" rather than "sayd": the vowel is named and a silent e ends the word. */
const englishEndings = (word: string): string[] =>
  [
    word.replace(/ай([бвдзклмнпрстф])$/, 'i$1e'),
    word.replace(/[еэ]й([бвдзклмнпрстф])$/, 'a$1e'),
    word.replace(/оу([бвдзклмнпрстф])$/, 'o$1e'),
    word.replace(/[ие]$/, 'y'),
    word.replace(/айс$/, 'ice'),
    word.replace(/айт$/, 'ight'),
  ].filter((one) => one !== word);

/** The commonest spelling throughout, then those with one sound written another way, everywhere it stands. */
const spell = (word: string, table: typeof TO_LATIN): string[] => {
  const parts: (readonly string[])[] = [];
  for (let at = 0; at < word.length; ) {
    const rule = table.find(([sound]) => word.startsWith(sound, at));
    parts.push(rule?.[1] ?? [word.charAt(at)]);
    at += rule?.[0].length ?? 1;
  }
  const common = parts.map(([first = '']) => first).join('');
  const others = [...new Set(parts.filter(({ length }) => length > 1))].flatMap((part) =>
    part.slice(1).map((way) => parts.map((one) => (one === part ? way : (one[0] ?? ''))).join('')),
  );
  return [common, ...others].slice(0, MOST_SPELLINGS);
};

const MOST_SPELLINGS = 8;

const withoutDoubles = (word: string) => word.replace(/(.)\1+/gu, '$1');
