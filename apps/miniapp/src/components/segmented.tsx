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
  const index = options.findIndex((option) => option.value === value);
  return (
    <fieldset className="relative flex min-w-0 rounded-xl bg-fill p-0.5">
      <legend className="sr-only">{label}</legend>
      {index >= 0 && (
        <span
          aria-hidden="true"
          className="absolute inset-y-0.5 left-0.5 rounded-[10px] bg-section shadow-sm transition-transform duration-200 ease-out"
          style={{
            width: `calc((100% - 4px) / ${options.length})`,
            transform: `translateX(${index * 100}%)`,
          }}
        />
      )}
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-11 min-w-0 flex-1 cursor-pointer flex-wrap content-center items-center justify-center gap-x-1 rounded-[10px] px-0.5 text-[14px] has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="truncate">{option.label}</span>
          {option.count !== undefined && (
            <span className="text-[13px] font-normal tabular-nums text-hint">{option.count}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
};
