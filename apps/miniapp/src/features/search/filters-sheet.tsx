import { HIDEABLE } from '@hookah/shared/closed-sets';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Button } from '#src/components/button.tsx';
import { Chip, ChipGroup, toggled } from '#src/components/chip.tsx';
import { NextIcon } from '#src/components/screen-icons.tsx';
import { useFacets } from '#src/data/catalog.ts';
import { countFilters, NO_FILTERS } from '#src/data/search-filters.ts';
import { type Searching, useSearch } from '#src/data/searching.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type FiltersSheetProps = { searching: Searching; onDone: () => void };

const MOST_BRANDS = 8;
const MOST_TAGS = 24;

/** What is chosen stays in sight, even when nothing of it is left. */
const withChosen = <T,>(values: readonly T[], chosen: readonly T[], keyOf: (value: T) => unknown): T[] => [
  ...values,
  ...chosen.filter((value) => !values.some((other) => keyOf(other) === keyOf(value))),
];

export const FiltersSheet = ({ searching, onDone }: FiltersSheetProps) => {
  const texts = useTexts();
  const all = useWords();
  const words = all.filters;
  const { open } = useNavigation();
  const { words: typed, filters } = useSearch(searching);
  const query = useFacets(typed.trim(), filters);
  const { data: facets } = query;
  const set = searching.narrow;

  const content = () => {
    if (facets === undefined) {
      return <Awaiting query={query} rows={4} />;
    }
    const brands = withChosen<{ slug: string; name: string; count?: number }>(
      facets.brands.slice(0, MOST_BRANDS),
      filters.brand ? [filters.brand] : [],
      ({ slug }) => slug,
    );
    const tags = withChosen<{ id: number; name: string; count?: number }>(
      facets.tags.slice(0, MOST_TAGS),
      filters.tags,
      ({ id }) => id,
    );
    return (
      <>
        <ChipGroup title={words.tags}>
          {tags.map(({ id, name, count = 0 }) => {
            const isOn = filters.tags.some((tag) => tag.id === id);
            return (
              <Chip
                key={id}
                isOn={isOn}
                count={count}
                onClick={() =>
                  set({
                    tags: isOn
                      ? filters.tags.filter((tag) => tag.id !== id)
                      : [...filters.tags, { id, name }],
                  })
                }
              >
                {name}
              </Chip>
            );
          })}
        </ChipGroup>
        <ChipGroup title={words.strength}>
          {facets.strength
            .toSorted((a, b) => a.value - b.value)
            .map(({ value, count }) => (
              <Chip
                key={value}
                isOn={filters.strength.includes(value)}
                count={count}
                onClick={() => set({ strength: toggled(filters.strength, value).sort() })}
              >
                {texts.strength(value)}
              </Chip>
            ))}
        </ChipGroup>
        <ChipGroup title={words.brands}>
          {brands.map(({ slug, name, count = 0 }) => {
            const isOn = filters.brand?.slug === slug;
            return (
              <Chip
                key={slug}
                isOn={isOn}
                count={count}
                onClick={() => set({ brand: isOn ? null : { slug, name } })}
              >
                {name}
              </Chip>
            );
          })}
          <button
            type="button"
            onClick={() => open({ kind: 'brands', searching })}
            className="flex min-h-11 items-center rounded-xl px-2 text-[15px] text-accent [&>svg]:size-5"
          >
            {all.brands.all}
            <NextIcon />
          </button>
        </ChipGroup>
        {facets.countries.length > 0 && (
          <ChipGroup title={words.countries}>
            {facets.countries.map(({ value, count }) => (
              <Chip
                key={value}
                isOn={filters.country === value}
                count={count}
                onClick={() => set({ country: filters.country === value ? null : value })}
              >
                {value}
              </Chip>
            ))}
          </ChipGroup>
        )}
        {facets.statuses.length > 0 && (
          <ChipGroup title={words.statuses}>
            {facets.statuses.map(({ value, count }) => (
              <Chip
                key={value}
                isOn={filters.status === value}
                count={count}
                onClick={() => set({ status: filters.status === value ? null : value })}
              >
                {all.status(value)}
              </Chip>
            ))}
          </ChipGroup>
        )}
        <ChipGroup title={words.hide}>
          {HIDEABLE.map((value) => (
            <Chip
              key={value}
              isOn={filters.hide.includes(value)}
              onClick={() => set({ hide: toggled(filters.hide, value) })}
            >
              {value === 'tried' ? words.hideTried : words.hideNever}
            </Chip>
          ))}
        </ChipGroup>
      </>
    );
  };

  const showing = () => {
    if (facets === undefined) return words.showAny;
    return facets.total > 0 ? words.show(facets.total) : words.none;
  };

  return (
    <>
      <h2 className="flex min-h-14 shrink-0 items-center justify-center px-14 font-semibold">
        {words.title}
      </h2>
      <div className="flex min-h-0 flex-col gap-5 overflow-y-auto overscroll-contain px-3 pb-4">
        {content()}
      </div>
      <div className="flex gap-2 border-t border-line bg-page px-3 pb-[calc(var(--safe-bottom)+0.5rem)] pt-2">
        {countFilters(filters) > 0 && (
          <Button look="quiet" onClick={() => set(NO_FILTERS)}>
            {words.reset}
          </Button>
        )}
        <div className="min-w-0 flex-1">
          <Button isWide onClick={onDone}>
            {showing()}
          </Button>
        </div>
      </div>
    </>
  );
};
