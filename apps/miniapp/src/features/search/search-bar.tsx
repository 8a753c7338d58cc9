import { FilterButton } from '#src/components/filter-button.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { countFilters } from '#src/data/search-filters.ts';
import { type Searching, useSearch } from '#src/data/searching.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';
import { FilterChips } from './filter-chips.tsx';

/** What is looked for: the words, and what they are narrowed to. */
export const SearchBar = ({ searching }: { searching: Searching }) => {
  const words = useWords();
  const { open } = useNavigation();
  const { words: typed, filters } = useSearch(searching);
  const narrowing = countFilters(filters);
  return (
    <>
      <div className="flex gap-2">
        <SearchField
          label={words.search.field}
          placeholder={words.search.placeholder}
          value={typed}
          onChange={searching.type}
        />
        <FilterButton
          label={narrowing > 0 ? words.filters.active(narrowing) : words.filters.open}
          count={narrowing}
          onClick={() => open({ kind: 'search-filters', searching })}
        />
      </div>
      <FilterChips searching={searching} />
    </>
  );
};
