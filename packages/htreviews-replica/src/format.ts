/** Counts as the site prints them: 999, 5.2k, 230.1k, 1.9kk. */
export function shortNumber(value: number): string {
  if (value < 1000) return String(value);
  if (value < 999_950) return `${oneDecimal(value / 1000)}k`;
  return `${oneDecimal(value / 1_000_000)}kk`;
}

/** Ratings: one decimal, and none when it is 0. */
export const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);

/** 2024-12-06 → 06.12.2024 */
export const dottedDate = (isoDay: string): string => isoDay.split('-').reverse().join('.');

/** 1 вкус, 2 вкуса, 5 вкусов, 11 вкусов, 21 вкус. */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return one;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}
