import type { WishlistItem } from '@hookah/shared/wishlist';
import { CheckIcon } from '#src/components/icons.tsx';
import { Picture } from '#src/components/picture.tsx';
import { Strength } from '#src/components/strength.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { nameOf } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

/** The whole row is the tick: nothing small to aim at with a box in the other hand. */
export const CounterRow = ({ item }: { item: WishlistItem }) => {
  const texts = useTexts();
  const words = useWords();
  const { move } = useWishlistActions();
  const { tobacco, note } = item;
  const name = nameOf(item);
  const isDone = item.state !== 'wanted';
  const strength = tobacco?.strengthOfficial ?? tobacco?.strengthByRatings ?? null;
  return (
    <label className="relative flex min-h-[100px] cursor-pointer items-center gap-3 bg-section py-3 pl-3 pr-4 min-[360px]:gap-4 active:bg-fill has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="checkbox"
        aria-label={words.counter.tick(name)}
        checked={isDone}
        onChange={() => move(item, isDone ? 'wanted' : 'purchased')}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <Picture
        src={tobacco?.imageUrl ?? null}
        name={tobacco?.brand.name ?? name}
        className={`size-14 rounded-2xl text-3xl transition-opacity min-[360px]:size-[76px] ${isDone ? 'opacity-50' : ''}`}
      />
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span
          className={`line-clamp-3 text-[20px] font-semibold leading-6 wrap-anywhere ${isDone ? 'text-hint line-through' : ''}`}
        >
          {name}
        </span>
        {strength !== null && (
          <span className="flex items-center gap-2 text-[15px] leading-5 text-hint">
            <Strength value={strength} />
            <span aria-hidden="true">{texts.strength(strength)}</span>
          </span>
        )}
        {note && <span className="line-clamp-2 text-[13px] leading-[18px] text-hint">{note}</span>}
      </span>
      <span
        aria-hidden="true"
        className={`flex size-9 shrink-0 items-center justify-center rounded-full border-2 transition-colors duration-150 ${isDone ? 'border-button bg-button text-button-text' : 'border-edge text-transparent'}`}
      >
        <CheckIcon />
      </span>
    </label>
  );
};
