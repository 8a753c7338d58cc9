import type { WishlistStats } from '@hookah/shared/wishlist-views';
import { Strength } from '#src/components/strength.tsx';
import { useWords } from '#src/texts/words.ts';

const STEPS = [1, 2, 3, 4, 5];

/** From light to strong; what is unknown is left out. */
export const StrengthColumns = ({ strengths }: { strengths: WishlistStats['strengths'] }) => {
  const words = useWords();
  const counts = STEPS.map((step) => strengths.find(({ strength }) => strength === step)?.items ?? 0);
  const most = Math.max(1, ...counts);
  return (
    <ul className="grid grid-cols-5 gap-2 px-4 py-4">
      {STEPS.map((step, index) => {
        const count = counts[index] ?? 0;
        return (
          <li key={step} className="flex flex-col items-center gap-1.5">
            <span aria-hidden="true" className="flex h-24 w-full flex-col items-center justify-end gap-1">
              <span className="text-[13px] leading-4 tabular-nums text-hint">{words.number(count)}</span>
              <span
                className={`w-full max-w-12 rounded-lg ${count > 0 ? 'bg-accent' : 'bg-fill'}`}
                style={{ height: `${4 + (count / most) * 68}px` }}
              />
            </span>
            <Strength value={step} />
            <span className="sr-only">{words.tobaccos(count)}</span>
          </li>
        );
      })}
    </ul>
  );
};
