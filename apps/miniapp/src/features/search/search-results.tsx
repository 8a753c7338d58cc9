import { Button } from '#src/components/button.tsx';
import { Failure } from '#src/components/failure.tsx';
import { CloudIcon, SearchIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { SkeletonRows } from '#src/components/skeleton.tsx';
import { useBeginning } from '#src/components/use-beginning.ts';
import { WriteDown } from '#src/components/write-down.tsx';
import { useTobaccos } from '#src/data/catalog.ts';
import { useConnection } from '#src/data/connection.ts';
import { countFilters, NO_FILTERS } from '#src/data/search-filters.ts';
import { type Searching, useSearch } from '#src/data/searching.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { FoundRows } from './found-rows.tsx';
import { useRecent } from './recent.ts';
import { RecentSearches } from './recent-searches.tsx';
import { useDebounced } from './use-debounced.ts';

const DEBOUNCE_MS = 250;

/** What was found, or why there is nothing to be seen. */
export const SearchResults = ({ searching }: { searching: Searching }) => {
  const texts = useTexts();
  const words = useWords();
  const connection = useConnection();
  const { words: typed, filters } = useSearch(searching);
  const search = useDebounced(typed.trim(), DEBOUNCE_MS);
  const found = useTobaccos(search, filters);
  const place = useBeginning(JSON.stringify([search, filters]));
  const { recent, remember, forget } = useRecent();

  // While somebody types on, what stands in the field is another name than the one that was looked for.
  const missed = search !== '' && search === typed.trim() && <WriteDown name={search} />;
  const { brand } = filters;
  const hasFilters = countFilters(filters) > 0;

  const heading = () => {
    if (search !== '') return words.search.found;
    return brand === null ? words.search.popular : words.search.popularOf(brand.name);
  };

  const content = () => {
    // Without a network the rows of the search before stay as a placeholder: they answer something else.
    if (found.isPaused && (found.data === undefined || found.isPlaceholderData)) {
      return (
        <Notice
          icon={<CloudIcon />}
          title={texts.offline.title}
          text={texts.error.unreachable}
          action={missed}
        />
      );
    }
    if (found.data !== undefined) {
      const tobaccos = found.data.pages.flatMap((page) => page.items);
      if (tobaccos.length > 0) {
        return (
          <>
            <FoundRows
              heading={heading()}
              tobaccos={tobaccos}
              found={found}
              onUsed={() => remember(search)}
            />
            {missed && !found.hasNextPage && !found.isPlaceholderData && (
              <div className="flex flex-col items-center gap-2 pt-6">
                <p className="text-[15px] leading-5 text-hint">{words.write.hint}</p>
                {missed}
              </div>
            )}
          </>
        );
      }
      return (
        <Notice
          icon={<SearchIcon />}
          title={words.search.empty.title}
          text={hasFilters ? words.search.empty.filtered : words.search.empty.text}
          action={
            <div className="flex flex-col items-center gap-2">
              {missed}
              {hasFilters && (
                <Button look="quiet" onClick={() => searching.narrow(NO_FILTERS)}>
                  {words.search.reset}
                </Button>
              )}
            </div>
          }
        />
      );
    }
    if (found.error !== null) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
    return <SkeletonRows />;
  };

  return (
    <div ref={place} className="flex flex-col gap-2">
      {found.data !== undefined && !found.isPlaceholderData && connection === 'offline' && (
        <p role="status" className="px-2 text-center text-[13px] text-hint">
          {texts.offline.banner}
        </p>
      )}
      <div aria-busy={found.isPlaceholderData}>
        {typed === '' && !hasFilters && recent.length > 0 && (
          <RecentSearches searches={recent} onSearch={searching.type} onForget={forget} />
        )}
        {content()}
      </div>
    </div>
  );
};
