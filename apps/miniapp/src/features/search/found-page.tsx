import { Page } from '#src/components/page.tsx';
import type { Searching } from '#src/data/searching.ts';
import { useWords } from '#src/texts/words.ts';
import { SearchBar } from './search-bar.tsx';
import { SearchResults } from './search-results.tsx';

/** A search that was begun elsewhere, from a flavour or a brand: it leads back there, and the one of the tab stays as it is. */
export const FoundPage = ({ searching, onBack }: { searching: Searching; onBack: () => void }) => {
  const words = useWords();
  return (
    <Page title={words.search.title} onBack={onBack} bar={<SearchBar searching={searching} />}>
      <SearchResults searching={searching} />
    </Page>
  );
};
