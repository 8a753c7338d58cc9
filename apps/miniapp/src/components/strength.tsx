import { useTexts } from '#src/texts/texts.ts';

/** The catalogue's five steps, as dots: one element with a pattern, since a screen of rows has a hundred of them. */
export const Strength = ({ value }: { value: number }) => {
  const texts = useTexts();
  return (
    <span
      role="img"
      aria-label={texts.strengthLabel(value)}
      className="dots h-1.5 w-[42px] shrink-0"
      style={{ backgroundSize: `${value * 9}px 100%` }}
    />
  );
};
