import type { WishlistItem } from '@hookah/shared/wishlist';
import { LongRows } from '#src/components/long-rows.tsx';
import { ItemRow } from './item-row.tsx';

const keyOf = (item: WishlistItem) => item.tobacco?.id ?? item.id;

export const ItemRows = ({ label, items }: { label: string; items: readonly WishlistItem[] }) => (
  <LongRows label={label} items={items} keyOf={keyOf}>
    {(item) => <ItemRow key={keyOf(item)} item={item} />}
  </LongRows>
);
