import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { Button } from '#src/components/button.tsx';
import { BinIcon, PlusIcon } from '#src/components/icons.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useWords } from '#src/texts/words.ts';

type SheetFooterProps = { tobacco?: TobaccoSummary; item: WishlistItem | undefined; onRemoved: () => void };

/** The one thing to do, within the thumb's reach. */
export const SheetFooter = ({ tobacco, item, onRemoved }: SheetFooterProps) => {
  const words = useWords();
  const { add, remove } = useWishlistActions();
  return (
    <div className="border-t border-line bg-page px-3 pb-[calc(var(--safe-bottom)+0.5rem)] pt-2">
      {item ? (
        <Button
          look="danger"
          isWide
          onClick={() => {
            onRemoved();
            remove(item);
          }}
        >
          <BinIcon />
          {words.tobacco.remove}
        </Button>
      ) : (
        tobacco && (
          <Button isWide onClick={() => add(tobacco)}>
            <PlusIcon />
            {words.tobacco.add}
          </Button>
        )
      )}
    </div>
  );
};
