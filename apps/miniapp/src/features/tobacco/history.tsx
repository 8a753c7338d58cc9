import type { WishlistItem } from '@hookah/shared/wishlist';
import { useWords } from '#src/texts/words.ts';

/** When it came on the list, when it was bought, when it was tried. */
export const History = ({ item }: { item: WishlistItem }) => {
  const { date, history, shortDate } = useWords();
  const moments = [
    { name: history.added, at: item.addedAt },
    { name: history.purchased, at: item.purchasedAt },
    { name: history.tried, at: item.triedAt },
  ];
  // What was tried without being bought has gone past the step between.
  const isPast = (index: number) => moments.slice(index).some(({ at }) => at !== null);
  return (
    <ol aria-label={history.title} className="grid grid-cols-3 px-1 pt-1">
      {moments.map(({ name, at }, index) => (
        <li key={name} className="relative flex flex-col gap-0.5 pt-4 text-[13px] leading-[18px]">
          {index > 0 && (
            <span
              aria-hidden="true"
              className={`absolute right-full top-[5px] h-0.5 w-[calc(100%-10px)] ${isPast(index) ? 'bg-accent' : 'bg-fill'}`}
            />
          )}
          <span
            aria-hidden="true"
            className={`absolute left-0 top-0.5 size-2 rounded-full ${at ? 'bg-accent' : 'bg-hint/30'}`}
          />
          <span className={at ? '' : 'text-hint'}>{name}</span>
          {at && (
            <time dateTime={at} title={date(at)} className="text-hint">
              {shortDate(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
};
