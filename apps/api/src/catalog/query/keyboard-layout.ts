const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const OTHER = new Map(
  [...LATIN].flatMap((latin, index): [string, string][] => {
    const cyrillic = CYRILLIC.charAt(index);
    return [
      [latin, cyrillic],
      [cyrillic, latin],
    ];
  }),
);

/** The same keys pressed in the other layout, Russian or English: `rjkf` is «кола», «лфмф» is "kava". */
export const otherLayout = (text: string): string =>
  [...text.toLowerCase()].map((key) => OTHER.get(key) ?? key).join('');
