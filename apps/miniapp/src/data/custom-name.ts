/** A name of one's own as the API keeps it. */
export const tidyName = (typed: string): string => typed.trim().replace(/\s+/gu, ' ');

/** A list has a name once, however it is written. */
export const isSameName = (one: string | null, other: string): boolean =>
  one?.toLocaleLowerCase() === other.toLocaleLowerCase();
