import { useTexts } from '#src/texts/texts.ts';

const STEPS = [1, 2, 3, 4, 5];

/** The catalogue's five steps, as dots. */
export const Strength = ({ value }: { value: number }) => {
  const texts = useTexts();
  return (
    <span role="img" aria-label={texts.strengthLabel(value)} className="inline-flex items-center gap-[3px]">
      {STEPS.map((step) => (
        <span key={step} className={`size-1.5 rounded-full ${step <= value ? 'bg-accent' : 'bg-hint/30'}`} />
      ))}
    </span>
  );
};
