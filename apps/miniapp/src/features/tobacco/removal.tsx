import type { WishlistItem } from '@hookah/shared/wishlist';
import { Cell, Group } from '#src/components/group.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useWords } from '#src/texts/words.ts';

type RemovalProps = { item: WishlistItem; onRemoved: () => void };

/** The last thing of a card: it can be undone, and yet is not what one comes for. */
export const Removal = ({ item, onRemoved }: RemovalProps) => {
  const words = useWords();
  const { remove } = useWishlistActions();
  return (
    <Group>
      <Cell
        look="danger"
        title={words.tobacco.remove}
        onClick={() => {
          onRemoved();
          remove(item);
        }}
      />
    </Group>
  );
};
