import { useRef } from 'react';
import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Picture } from '#src/components/picture.tsx';
import { isSameName } from '#src/data/custom-name.ts';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { nameOf, useWishlist } from '#src/data/wishlist.ts';
import { useWords } from '#src/texts/words.ts';
import { MyItem } from './my-item.tsx';
import { NameField } from './name-field.tsx';
import { Removal } from './removal.tsx';
import { SheetFooter } from './sheet-footer.tsx';

/** An entry of the list that the catalogue lacks: a name written by hand. */
export const ItemSheet = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const words = useWords();
  const { data: items = [] } = useWishlist();
  const { patch } = useWishlistActions();
  // Another id: the API has given it one since, and it is the same entry.
  const seen = useRef<string | null>(null);
  const item =
    items.find((other) => other.id === id) ??
    items.find(({ customName }) => customName !== null && customName === seen.current);
  seen.current = item?.customName ?? null;
  if (item === undefined) return <Notice icon={<HookahIcon />} {...words.tobacco.missing} />;
  const name = nameOf(item);
  return (
    <>
      <div className="flex flex-col gap-3 overflow-y-auto px-3 pb-4">
        <header className="flex items-center gap-4 px-1 pb-1 pt-5">
          <Picture src={null} name={name} className="size-16 rounded-2xl text-2xl" />
          <div className="min-w-0 flex-1 pr-10">
            <h2 className="sr-only">{name}</h2>
            <NameField
              name={name}
              isTaken={(wanted) =>
                items.some((other) => other.id !== item.id && isSameName(other.customName, wanted))
              }
              onSave={(customName) => patch(item, { customName })}
            />
            <p className="text-pretty pt-1 text-[13px] leading-[18px] text-hint">{words.tobacco.custom}</p>
          </div>
        </header>
        <MyItem item={item} />
        <Removal item={item} onRemoved={onClose} />
      </div>
      <SheetFooter item={item} />
    </>
  );
};
