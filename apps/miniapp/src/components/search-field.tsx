import { useTexts } from '#src/texts/texts.ts';
import { CloseIcon, SearchIcon } from './icons.tsx';

type SearchFieldProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
};

/** The API's own limit. */
const LONGEST = 100;

export const SearchField = ({ label, placeholder, value, onChange }: SearchFieldProps) => {
  const texts = useTexts();
  return (
    <form
      className="relative flex-1"
      // There is nothing to send: the list follows every letter. The keyboard's own button puts the keyboard away.
      onSubmit={(event) => {
        event.preventDefault();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-hint [&>svg]:size-5">
        <SearchIcon />
      </span>
      <input
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={LONGEST}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-12 w-full appearance-none rounded-xl bg-fill pl-10 pr-11 text-[17px] placeholder:text-hint"
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={texts.search.clear}
          onClick={() => onChange('')}
          className="absolute inset-y-0 right-0 flex w-11 items-center justify-center text-hint [&>svg]:size-5"
        >
          <CloseIcon />
        </button>
      )}
    </form>
  );
};
