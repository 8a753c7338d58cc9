import { useState } from 'react';
import { createSearching } from '#src/data/searching.ts';
import { useWords } from '#src/texts/words.ts';
import { SearchBar } from './search-bar.tsx';
import { SearchResults } from './search-results.tsx';

export const SearchPage = () => {
  const words = useWords();
  const [searching] = useState(createSearching);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-2 px-3 pb-4">
      <h1 className="sr-only">{words.search.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 flex flex-col gap-2 bg-page px-3 pb-2 pt-2">
        <SearchBar searching={searching} />
      </div>
      <SearchResults searching={searching} />
    </div>
  );
};
