import { FilterIcon } from './icons.tsx';

type FilterButtonProps = { label: string; count: number; onClick: () => void };

/** Opens filters, and says by a number that some are set. */
export const FilterButton = ({ label, count, onClick }: FilterButtonProps) => (
  <button
    type="button"
    aria-haspopup="dialog"
    aria-label={label}
    onClick={onClick}
    className={`relative flex size-12 shrink-0 items-center justify-center rounded-xl ${count > 0 ? 'bg-tint text-accent' : 'bg-fill text-hint'}`}
  >
    <FilterIcon />
    {count > 0 && (
      <span
        aria-hidden="true"
        className="absolute -right-1 -top-1 flex h-5 min-w-5 items-center justify-center rounded-full bg-button px-1 text-[12px] font-semibold leading-none text-button-text"
      >
        {count}
      </span>
    )}
  </button>
);
