import { Chip } from '#src/components/chip.tsx';
import { useWords } from '#src/texts/words.ts';

type RecentSearchesProps = {
  searches: readonly string[];
  onSearch: (search: string) => void;
  onForget: () => void;
};

export const RecentSearches = ({ searches, onSearch, onForget }: RecentSearchesProps) => {
  const { filters: words } = useWords();
  return (
    <section className="pb-3">
      <div className="flex items-center justify-between px-3">
        <h2 className="text-[13px] leading-[18px] text-heading">{words.recent}</h2>
        <button type="button" onClick={onForget} className="-mr-2 min-h-11 px-2 text-[13px] text-accent">
          {words.clearRecent}
        </button>
      </div>
      <div className="-mx-3 flex gap-2 overflow-x-auto px-3 [scrollbar-width:none]">
        {searches.map((search) => (
          <div key={search} className="max-w-52 shrink-0">
            <Chip isOn={false} onClick={() => onSearch(search)}>
              {search}
            </Chip>
          </div>
        ))}
      </div>
    </section>
  );
};
