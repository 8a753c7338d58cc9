import type { WishlistStats } from '@hookah/shared/wishlist-views';
import { useWords } from '#src/texts/words.ts';

const SHOWN = 6;

/** `2026-01`, and those before it, the earliest first. */
const lastMonths = (now: Date): string[] =>
  Array.from({ length: SHOWN }, (_, index) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (SHOWN - 1 - index)))
      .toISOString()
      .slice(0, 7),
  );

export const Months = ({ months, now }: { months: WishlistStats['months']; now: Date }) => {
  const words = useWords();
  const shown = lastMonths(now).map(
    (month) => months.find((other) => other.month === month) ?? { month, added: 0, purchased: 0, tried: 0 },
  );
  const most = Math.max(1, ...shown.flatMap(({ added, tried }) => [added, tried]));
  const height = (value: number) => ({ height: `${3 + (value / most) * 72}px` });
  return (
    <div className="px-4 pb-3 pt-4">
      <ul className="grid grid-cols-6 gap-2">
        {shown.map(({ month, added, tried }) => (
          <li key={month} className="flex flex-col items-center gap-1.5">
            <span aria-hidden="true" className="flex h-20 items-end gap-1">
              <span className="w-3 rounded-md bg-accent/35" style={height(added)} />
              <span className="w-3 rounded-md bg-accent" style={height(tried)} />
            </span>
            <span aria-hidden="true" className="text-[13px] leading-4 text-hint">
              {words.month(month)}
            </span>
            <span className="sr-only">{words.stats.monthLabel(words.month(month), added, tried)}</span>
          </li>
        ))}
      </ul>
      <p aria-hidden="true" className="flex justify-center gap-4 pt-3 text-[13px] leading-[18px] text-hint">
        <span className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-accent/35" />
          {words.stats.added}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-accent" />
          {words.stats.tried}
        </span>
      </p>
    </div>
  );
};
