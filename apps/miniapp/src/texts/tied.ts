/** Keeps a word of one or two letters on the line of the next one, and a dash on that of the last, as Russian type does. */
export const tied = (text: string): string =>
  text.replaceAll(/(?<!\p{L})(\p{L}{1,2}) /gu, '$1\u00a0').replaceAll(' —', '\u00a0—');
