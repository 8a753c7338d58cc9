import type { ItemState } from '@hookah/shared/closed-sets';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';
import { useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { haptics } from '#src/telegram/haptics.ts';
import { useTexts } from '#src/texts/texts.ts';
import { WISHLIST_KEY } from './list-loading.ts';
import { nameOf } from './wishlist.ts';
import { type Change, type Items, newItem, type Wish } from './wishlist-changes.ts';

/** Changes to the list: seen at once, sent by the outbox, taken back when refused. */
export const useWishlistActions = () => {
  const { outbox } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const toast = useToast();

  const make = (change: Change) => {
    haptics.changed();
    outbox.put(change);
  };
  const now = () => new Date().toISOString();
  /** As the API knows it by now: an undo is of the entry as it was, and must not look as if somebody else had written. */
  const versionOf = ({ id, version }: WishlistItem): number =>
    client.getQueryData<Items>(WISHLIST_KEY)?.find((item) => item.id === id)?.version ?? version;
  const patch = (item: WishlistItem, change: PatchItem) =>
    make({ kind: 'patch', item: { ...item, version: versionOf(item) }, patch: change, at: now() });
  const undoable = (text: string, undo: () => void) => toast.show({ text, undo });

  return {
    add: (wish: Wish) => {
      const item = newItem(wish, now());
      make({ kind: 'add', tobacco: wish, at: item.addedAt });
      undoable(texts.toast.added(nameOf(item)), () => make({ kind: 'remove', item }));
    },
    move: (item: WishlistItem, state: ItemState) => {
      if (item.state === state) return;
      patch(item, { state });
      const { state: was, purchasedAt, triedAt } = item;
      undoable(texts.toast.moved(nameOf(item), state), () =>
        patch({ ...item, state }, { state: was, purchasedAt, triedAt }),
      );
    },
    patch,
    remove: (item: WishlistItem) => {
      make({ kind: 'remove', item });
      undoable(texts.toast.removed(nameOf(item)), () => make({ kind: 'restore', item }));
    },
  };
};
