import { toggled } from '#src/components/chip.tsx';
import { CloseIcon } from '#src/components/icons.tsx';
import { ChevronIcon } from '#src/components/screen-icons.tsx';
import { type Searching, useSearch } from '#src/data/searching.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

const CHIP = 'flex min-h-11 shrink-0 items-center rounded-xl text-[15px] [&_svg]:size-5';
const look = (isOn: boolean) => (isOn ? 'bg-button text-button-text' : 'bg-section text-ink');

export const FilterChips = ({ searching }: { searching: Searching }) => {
  const { brand, strength, tags } = useSearch(searching).filters;
  const { open } = useNavigation();
  const texts = useTexts();
  const words = useWords();
  return (
    <fieldset className="-mx-3 flex min-w-0 gap-2 overflow-x-auto px-3 [scrollbar-width:none]">
      <legend className="sr-only">{texts.search.filters}</legend>
      <span className={`${CHIP} ${look(brand !== null)}`}>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={brand === null ? undefined : words.search.brandChosen(brand.name)}
          onClick={() => open({ kind: 'brands', searching })}
          className={`flex min-h-11 items-center gap-1 rounded-xl pl-3.5 ${brand === null ? 'pr-2.5' : 'pr-1'}`}
        >
          <span className="max-w-40 truncate">{brand?.name ?? words.search.brand}</span>
          {brand === null && <ChevronIcon />}
        </button>
        {brand !== null && (
          <button
            type="button"
            aria-label={words.search.dropBrand(brand.name)}
            onClick={() => searching.narrow({ brand: null })}
            className="flex size-11 items-center justify-center rounded-xl"
          >
            <CloseIcon />
          </button>
        )}
      </span>
      {tags.map((tag) => (
        <button
          key={tag.id}
          type="button"
          aria-label={words.search.dropBrand(tag.name)}
          onClick={() => searching.narrow({ tags: tags.filter((other) => other.id !== tag.id) })}
          className={`${CHIP} ${look(true)} gap-1 pl-3.5 pr-2.5`}
        >
          {tag.name}
          <CloseIcon />
        </button>
      ))}
      {[1, 2, 3, 4, 5].map((value) => {
        const isOn = strength.includes(value);
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isOn}
            aria-label={texts.strengthLabel(value)}
            onClick={() => searching.narrow({ strength: toggled(strength, value).sort() })}
            className={`${CHIP} px-3.5 ${look(isOn)}`}
          >
            <span className="first-letter:uppercase">{texts.strength(value)}</span>
          </button>
        );
      })}
    </fieldset>
  );
};
