const MOST = 8;

/** One device may have several accounts: each has its own. */
const keyOf = (person: number) => `recent-searches/${person}`;

/**
 * What was looked for and led somewhere, the latest first; kept on this device only. WebViews may refuse storage
 * altogether: then there are none, and nothing else is amiss.
 */
export const readSearches = (person: number): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((value) => typeof value === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
};

export const writeSearches = (person: number, searches: readonly string[]): void => {
  try {
    if (searches.length === 0) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), JSON.stringify(searches.slice(0, MOST)));
  } catch {
    // As above.
  }
};
