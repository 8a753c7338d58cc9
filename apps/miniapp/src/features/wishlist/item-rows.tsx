import type { WishlistItem } from '@hookah/shared/wishlist';
import { useState } from 'react';
import { Rows } from '#src/components/rows.tsx';
import { WhenNear } from '#src/components/when-near.tsx';
import { ItemRow } from './item-row.tsx';

/** Ten thousand rows would be ten thousand rows of DOM: more are made as the end comes near. */
const STEP = 60;

export const ItemRows = ({ label, items }: { label: string; items: readonly WishlistItem[] }) => {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <Rows label={label}>
        {items.slice(0, shown).map((item) => (
          <ItemRow key={item.tobacco?.id ?? item.id} item={item} />
        ))}
      </Rows>
      {shown < items.length && <WhenNear of={shown} onNear={() => setShown(shown + STEP)} />}
    </>
  );
};
