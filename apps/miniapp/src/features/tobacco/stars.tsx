import { StarIcon } from '#src/components/screen-icons.tsx';
import { useWords } from '#src/texts/words.ts';

const STEPS = [1, 2, 3, 4, 5];

type StarsProps = { value: number | null; onChange: (value: number | null) => void };

/** One's own rating; the star that is chosen takes it back. */
export const Stars = ({ value, onChange }: StarsProps) => {
  const { history } = useWords();
  return (
    <fieldset className="flex items-center justify-between">
      <legend className="sr-only">{history.rating}</legend>
      <span aria-hidden="true" className="px-1 text-[13px] leading-[18px] text-heading">
        {history.rating}
      </span>
      <span className="flex">
        {STEPS.map((step) => (
          <button
            key={step}
            type="button"
            aria-pressed={value === step}
            aria-label={history.stars(step)}
            onClick={() => onChange(value === step ? null : step)}
            className={`flex size-11 items-center justify-center ${value !== null && step <= value ? 'text-accent [&_path]:fill-current' : 'text-edge'}`}
          >
            <StarIcon />
          </button>
        ))}
      </span>
    </fieldset>
  );
};
