import { useId } from 'react';

type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count?: string }[];
  onChange: (value: T) => void;
};

/** One of a few, all in sight. Native radio buttons beneath: arrows, focus and names come with them. */
export const Segmented = <T extends string>({ label, value, options, onChange }: SegmentedProps<T>) => {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 rounded-xl bg-fill p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-11 min-w-min flex-1 cursor-pointer flex-wrap content-center items-center justify-center gap-x-1 rounded-[10px] px-0.5 text-[14px] transition-colors duration-200 has-checked:bg-raised has-checked:font-semibold has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            className="peer absolute inset-0 cursor-pointer opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.count !== undefined && (
            <span className="text-[13px] font-normal tabular-nums text-hint peer-checked:text-ink">
              {option.count}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
};
