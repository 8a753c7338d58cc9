import { useEffect, useRef } from 'react';
import { useTobacco } from '#src/data/catalog.ts';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useWishlist } from '#src/data/wishlist.ts';

/** A link that says «add this»: puts it on the list once both are known, unless it is there already. */
export const LinkedAdding = ({ tobaccoId }: { tobaccoId: number }) => {
  const done = useRef(false);
  const { data: items } = useWishlist();
  const { data: tobacco } = useTobacco(tobaccoId);
  const { add } = useWishlistActions();

  useEffect(() => {
    if (done.current || items === undefined || tobacco === undefined) return;
    done.current = true;
    if (!items.some((item) => item.tobacco?.id === tobacco.id)) add(tobacco);
  }, [items, tobacco, add]);

  return null;
};
