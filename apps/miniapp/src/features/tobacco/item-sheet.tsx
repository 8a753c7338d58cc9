import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Picture } from '#src/components/picture.tsx';
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
  const item = items.find((other) => other.id === id);
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
              key={item.id}
              name={name}
              isTaken={(wanted) =>
                items.some(
                  (other) =>
                    other.id !== id && other.customName?.toLocaleLowerCase() === wanted.toLocaleLowerCase(),
                )
              }
              onSave={(customName) => patch(item, { customName })}
            />
            <p className="text-pretty pt-1 text-[13px] leading-[18px] text-hint">{words.tobacco.custom}</p>
          </div>
        </header>
        <MyItem key={item.id} item={item} />
        <Removal item={item} onRemoved={onClose} />
      </div>
      <SheetFooter item={item} />
    </>
  );
};
