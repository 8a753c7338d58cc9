import type { ReactNode } from 'react';
import { useWords } from '#src/texts/words.ts';

type ChipProps = {
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
  count?: number;
  label?: string;
};

/** One of several that may be chosen together. */
export const Chip = ({ isOn, onClick, children, count, label }: ChipProps) => {
  const words = useWords();
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      onClick={onClick}
      className={`flex min-h-11 max-w-full items-center gap-1.5 rounded-xl px-3.5 text-left text-[15px] leading-5 ${isOn ? 'bg-button text-button-text' : 'bg-section text-ink active:bg-fill'}`}
    >
      <span className="truncate first-letter:uppercase">{children}</span>
      {count !== undefined && (
        <span className={`text-[13px] tabular-nums ${isOn ? '' : 'text-hint'}`}>{words.number(count)}</span>
      )}
    </button>
  );
};

type ChipGroupProps = { title: string; children: ReactNode };

export const ChipGroup = ({ title, children }: ChipGroupProps) => (
  <fieldset className="min-w-0">
    <legend className="px-1 pb-2 text-[13px] leading-[18px] text-heading">{title}</legend>
    <div className="flex flex-wrap gap-2">{children}</div>
  </fieldset>
);

/** With the value when it was not among them, without it when it was. */
export const toggled = <T,>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
