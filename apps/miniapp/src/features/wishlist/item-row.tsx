import type { WishlistItem } from '@hookah/shared/wishlist';
import { memo, useRef } from 'react';
import { TobaccoRow } from '#src/components/tobacco-row.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { nameOf } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { leave, passFocusOn } from './leave.ts';
import { Swipe } from './swipe.tsx';
import { Tick } from './tick.tsx';

/** Drawn anew only when its entry is another: the list as a whole changes with every page that comes. */
export const ItemRow = memo(({ item }: { item: WishlistItem }) => {
  const texts = useTexts();
  const navigation = useNavigation();
  const { move, remove } = useWishlistActions();
  const row = useRef<HTMLLIElement>(null);
  const name = nameOf(item);

  const leaving = async (change: () => void) => {
    await leave(row.current);
    passFocusOn(row.current);
    change();
  };
  const open = () =>
    navigation.open(item.tobacco ? { kind: 'tobacco', id: item.tobacco.id } : { kind: 'item', id: item.id });
  const next = {
    wanted: { label: texts.list.purchase(name), to: 'purchased' },
    purchased: { label: texts.list.tried(name), to: 'tried' },
    tried: { label: texts.list.done(name), to: 'purchased' },
  } as const;
  const { label, to } = next[item.state];
  const tick = () => leaving(() => move(item, to));

  return (
    <li ref={row} className="overflow-hidden">
      <Swipe
        tick={texts.state(to)}
        onTick={tick}
        remove={texts.list.remove}
        onRemove={() => leaving(() => remove(item))}
      >
        <TobaccoRow
          tobacco={item.tobacco}
          name={name}
          note={item.note}
          mark={item.state === 'wanted' && item.priority > 0 ? texts.priority(item.priority) : null}
          onOpen={open}
          control={<Tick label={label} state={item.state} onTick={tick} />}
        />
      </Swipe>
    </li>
  );
});
