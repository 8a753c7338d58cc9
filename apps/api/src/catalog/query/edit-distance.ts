/**
 * How many typos lie between two words: letters more, less, other, or two neighbours swapped.
 * @returns `limit + 1` for anything over the limit
 */
export const typosBetween = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + (same ? 0 : 1),
          swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(at(last, b.length), limit + 1);
};

/** The word and all it can become by losing one letter: what search_deletions() of the database makes. */
export const deletionsOf = (word: string): string[] => [
  ...new Set([word, ...[...word].map((_, index) => word.slice(0, index) + word.slice(index + 1))]),
];

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
