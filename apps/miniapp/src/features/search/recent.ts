import { useState } from 'react';

const KEY = 'recent-searches';
const MOST = 8;
const SHORTEST = 2;

/** WebViews may refuse storage altogether: then there are no recent searches, and nothing else is amiss. */
const read = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((value) => typeof value === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
};

const write = (searches: readonly string[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // As above.
  }
};

/** What was looked for and led somewhere, the latest first; kept on this device only. */
export const useRecent = () => {
  const [recent, setRecent] = useState(read);
  const set = (searches: string[]) => {
    setRecent(searches);
    write(searches);
  };
  return {
    recent,
    remember: (search: string) => {
      if (search.length < SHORTEST || search === recent[0]) return;
      set([search, ...recent.filter((other) => other !== search)].slice(0, MOST));
    },
    forget: () => set([]),
  };
};
