import { Button } from '#src/components/button.tsx';
import { Failure } from '#src/components/failure.tsx';
import { FilterButton } from '#src/components/filter-button.tsx';
import { CloudIcon, SearchIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { SkeletonRows } from '#src/components/skeleton.tsx';
import { useBeginning } from '#src/components/use-beginning.ts';
import { useTobaccos } from '#src/data/catalog.ts';
import { useConnection } from '#src/data/connection.ts';
import { countFilters, NO_FILTERS, type SearchFilters } from '#src/data/search-filters.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { FilterChips } from './filter-chips.tsx';
import { FoundRows } from './found-rows.tsx';
import { useRecent } from './recent.ts';
import { RecentSearches } from './recent-searches.tsx';
import { useDebounced } from './use-debounced.ts';

const DEBOUNCE_MS = 250;

type SearchPageProps = {
  search: string;
  onSearch: (search: string) => void;
  filters: SearchFilters;
  onFilters: (filters: SearchFilters) => void;
};

export const SearchPage = ({ search: typed, onSearch, filters, onFilters }: SearchPageProps) => {
  const texts = useTexts();
  const words = useWords();
  const { open } = useNavigation();
  const connection = useConnection();
  const search = useDebounced(typed.trim(), DEBOUNCE_MS);
  const found = useTobaccos(search, filters);
  const place = useBeginning(JSON.stringify([search, filters]));
  const { recent, remember, forget } = useRecent();

  const { brand } = filters;
  const narrowing = countFilters(filters);
  const hasFilters = narrowing > 0;

  const heading = () => {
    if (search !== '') return words.search.found;
    return brand === null ? words.search.popular : words.search.popularOf(brand.name);
  };

  const content = () => {
    // Without a network the rows of the search before stay as a placeholder: they answer something else.
    if (found.isPaused && (found.data === undefined || found.isPlaceholderData)) {
      return <Notice icon={<CloudIcon />} title={texts.offline.title} text={texts.error.unreachable} />;
    }
    if (found.data !== undefined) {
      const tobaccos = found.data.pages.flatMap((page) => page.items);
      if (tobaccos.length > 0) {
        return (
          <FoundRows heading={heading()} tobaccos={tobaccos} found={found} onUsed={() => remember(search)} />
        );
      }
      return (
        <Notice
          icon={<SearchIcon />}
          title={words.search.empty.title}
          text={hasFilters ? words.search.empty.filtered : words.search.empty.text}
          action={
            hasFilters && (
              <Button look="quiet" onClick={() => onFilters(NO_FILTERS)}>
                {words.search.reset}
              </Button>
            )
          }
        />
      );
    }
    if (found.error !== null) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonRows />;
  };

  return (
    <div ref={place} className="mx-auto flex max-w-2xl flex-col gap-2 px-3 pb-4">
      <h1 className="sr-only">{words.search.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 flex flex-col gap-2 bg-page px-3 pb-2 pt-2">
        <div className="flex gap-2">
          <SearchField
            label={words.search.field}
            placeholder={words.search.placeholder}
            value={typed}
            onChange={onSearch}
          />
          <FilterButton
            label={hasFilters ? words.filters.active(narrowing) : words.filters.open}
            count={narrowing}
            onClick={() => open({ kind: 'search-filters' })}
          />
        </div>
        <FilterChips filters={filters} onFilters={onFilters} onPickBrand={() => open({ kind: 'brands' })} />
      </div>
      {found.data !== undefined && !found.isPlaceholderData && connection === 'offline' && (
        <p role="status" className="px-2 text-center text-[13px] text-hint">
          {texts.offline.banner}
        </p>
      )}
      <div aria-busy={found.isPlaceholderData}>
        {typed === '' && !hasFilters && recent.length > 0 && (
          <RecentSearches searches={recent} onSearch={onSearch} onForget={forget} />
        )}
        {content()}
      </div>
    </div>
  );
};
