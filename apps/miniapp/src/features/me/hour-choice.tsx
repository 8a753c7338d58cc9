import { useWords } from '#src/texts/words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type HourChoiceProps = {
  label: string;
  value: number;
  /** An hour that may not be chosen. */
  except?: number;
  onChange: (hour: number) => void;
};

/** The phone's own wheel. */
export const HourChoice = ({ label, value, except, onChange }: HourChoiceProps) => {
  const words = useWords();
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className="min-h-11 appearance-none rounded-lg bg-transparent px-2 text-right text-[17px] tabular-nums text-accent"
    >
      {HOURS.filter((hour) => hour !== except).map((hour) => (
        <option key={hour} value={hour}>
          {words.me.hourOf(hour)}
        </option>
      ))}
    </select>
  );
};
