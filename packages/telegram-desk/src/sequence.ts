const EPOCH = Date.UTC(2020, 0, 1);
const NUMBERS_A_SECOND = 4;

/**
 * Where numbers of updates and messages begin. The desk forgets everything when it ends, a bot does not: numbers that
 * began at 1 again would be taken for ones the bot has dealt with. Stays below 2^31 until 2037, as Telegram's do.
 */
export function firstNumber(now: number): number {
  return Math.floor(((now - EPOCH) / 1000) * NUMBERS_A_SECOND);
}
