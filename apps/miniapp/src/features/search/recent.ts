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
      // Another place that searches may have written since.
      const known = readSearches(person);
      if (search.length < SHORTEST || search === known[0]) return;
      set([search, ...known.filter((other) => other !== search)]);
    },
    forget: () => set([]),
  };
};
