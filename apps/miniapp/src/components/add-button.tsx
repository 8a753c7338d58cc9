import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { CheckIcon, PlusIcon } from '#src/components/icons.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type AddButtonProps = {
  tobacco: TobaccoSummary;
  item: WishlistItem | undefined;
  onOpen: () => void;
  onAdd?: () => void;
};

/** Adds; on what is there already it opens it instead, so that no second touch takes anything away. */
export const AddButton = ({ tobacco, item, onOpen, onAdd }: AddButtonProps) => {
  const texts = useTexts();
  const words = useWords();
  const { add } = useWishlistActions();
  const isIn = item !== undefined;
  return (
    <AddCircle
      isIn={isIn}
      label={
        isIn ? words.search.inList(tobacco.name, texts.state(item.state)) : words.search.add(tobacco.name)
      }
      onClick={() => {
        if (isIn) return onOpen();
        onAdd?.();
        add(tobacco);
      }}
    />
  );
};

type AddCircleProps = { isIn: boolean; label: string; onClick: () => void };

/** The same sign everywhere of what is on the list and what may be added to it. */
export const AddCircle = ({ isIn, label, onClick }: AddCircleProps) => (
  <button
    type="button"
    aria-label={label}
    onClick={onClick}
    className="flex size-12 shrink-0 items-center justify-center rounded-full"
  >
    <span
      className={`flex size-8 items-center justify-center rounded-full transition-colors duration-150 [&>svg]:size-5 ${
        isIn ? 'bg-button text-button-text' : 'bg-tint text-accent'
      }`}
    >
      {isIn ? <CheckIcon /> : <PlusIcon />}
    </span>
  </button>
);
