import { useState } from 'react';
import { useServices } from '#src/app-context.ts';
import { readSearches, writeSearches } from '#src/data/recent-searches.ts';

const SHORTEST = 2;

export const useRecent = () => {
  const { person } = useServices();
  const [recent, setRecent] = useState(() => readSearches(person));
  const set = (searches: string[]) => {
    writeSearches(person, searches);
    setRecent(readSearches(person));
  };
  return {
    recent,
    remember: (search: string) => {
      if (search.length < SHORTEST || search === recent[0]) return;
      set([search, ...recent.filter((other) => other !== search)]);
    },
    forget: () => set([]),
  };
};
