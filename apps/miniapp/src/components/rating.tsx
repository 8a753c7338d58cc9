import { useTexts } from '#src/texts/texts.ts';

export const Rating = ({ value }: { value: number }) => {
  const texts = useTexts();
  return (
    <span className="inline-flex items-center gap-1 tabular-nums">
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 text-accent" fill="currentColor">
        <path d="m8 1.5 1.95 4.15 4.55.55-3.35 3.1.9 4.5L8 11.55 3.95 13.8l.9-4.5L1.5 6.2l4.55-.55z" />
      </svg>
      <span className="sr-only">{texts.ratingLabel(value)}</span>
      <span aria-hidden="true">{texts.rating(value)}</span>
    </span>
  );
};
