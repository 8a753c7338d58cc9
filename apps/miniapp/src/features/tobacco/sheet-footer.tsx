import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { useRef } from 'react';
import { Button } from '#src/components/button.tsx';
import { CheckIcon, PlusIcon } from '#src/components/icons.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useWords } from '#src/texts/words.ts';

type SheetFooterProps = { tobacco?: TobaccoSummary; item: WishlistItem | undefined };

/** The second touch of a quick finger falls on what has taken the place of the first. */
const CALM_MS = 700;

/** The next step, within the thumb's reach: on the list, bought, tried. */
export const SheetFooter = ({ tobacco, item }: SheetFooterProps) => {
  const words = useWords();
  const { add, move } = useWishlistActions();
  const steppedAt = useRef(Number.NEGATIVE_INFINITY);
  const step = (take: () => void) => () => {
    if (performance.now() - steppedAt.current < CALM_MS) return;
    steppedAt.current = performance.now();
    take();
  };

  const button = () => {
    if (item === undefined) {
      return (
        tobacco && (
          <Button isWide onClick={step(() => add(tobacco))}>
            <PlusIcon />
            {words.tobacco.add}
          </Button>
        )
      );
    }
    if (item.state === 'tried') return null;
    const next = item.state === 'wanted' ? 'purchased' : 'tried';
    return (
      <Button isWide onClick={step(() => move(item, next))}>
        <CheckIcon />
        {words.tobacco.next[next]}
      </Button>
    );
  };
  return (
    <div className="border-t border-line bg-page px-3 pb-[calc(var(--safe-bottom)+0.5rem)] pt-2 empty:border-0 empty:pt-0">
      {button()}
    </div>
  );
};
