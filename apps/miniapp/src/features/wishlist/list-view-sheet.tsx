import { type ItemState, WISHLIST_SORTS } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { useState } from 'react';
import { Button } from '#src/components/button.tsx';
import { Chip, ChipGroup, toggled } from '#src/components/chip.tsx';
import { countView, type ListView, strengthOf, WHOLE_LIST } from '#src/data/list-view.ts';
import { useWholeList, useWishlist } from '#src/data/wishlist.ts';
import { type Texts, useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type ListViewSheetProps = {
  /** The part of the list that is looked at. */
  state: ItemState;
  view: ListView;
  onView: (view: ListView) => void;
  onDone: () => void;
};

/** So many of a kind at first; with less left over than is worth a button, all of them. */
const FIRST = 12;
const FEW = 3;

type Value = { id: number; name: string; count: number };

/** What there is of something, the commonest first; `elsewhere` names what may be chosen though this part has none. */
const tally = (
  values: readonly { id: number; name: string }[],
  elsewhere: readonly { id: number; name: string }[],
  chosen: readonly number[],
  language: string,
): Value[] => {
  const found = new Map<number, Value>();
  for (const { id, name } of elsewhere) if (chosen.includes(id)) found.set(id, { id, name, count: 0 });
  for (const { id, name } of values) found.set(id, { id, name, count: (found.get(id)?.count ?? 0) + 1 });
  return [...found.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, language));
};

const GROUPS = ['brands', 'strength', 'tags'] as const;

type ValuesOf = (texts: Texts) => (item: WishlistItem) => { id: number; name: string }[];

const VALUES_OF: Record<(typeof GROUPS)[number], ValuesOf> = {
  brands: () => (item) => (item.tobacco ? [item.tobacco.brand] : []),
  strength: (texts) => (item) => {
    const value = strengthOf(item);
    return value === null ? [] : [{ id: value, name: texts.strength(value) }];
  },
  tags: () => (item) => item.tobacco?.tags ?? [],
};

/** Order and filters of the list; what they offer is what this part of it has. */
export const ListViewSheet = ({ state, view, onView, onDone }: ListViewSheetProps) => {
  const texts = useTexts();
  const words = useWords();
  const { data: all = [] } = useWishlist();
  useWholeList();
  const groups = GROUPS.map((key) => {
    const here = all.filter((item) => item.state === state).flatMap(VALUES_OF[key](texts));
    const values = tally(here, all.flatMap(VALUES_OF[key](texts)), view[key], texts.language);
    return { key, values: key === 'strength' ? values.sort((a, b) => a.id - b.id) : values };
  });
  return (
    <>
      <h2 className="flex min-h-14 shrink-0 items-center justify-center px-14 font-semibold">
        {words.view.title}
      </h2>
      <div className="flex min-h-0 flex-col gap-5 overflow-y-auto overscroll-contain px-3 pb-4">
        <ChipGroup title={words.view.sort}>
          {WISHLIST_SORTS.map((sort) => (
            <Chip key={sort} isOn={view.sort === sort} onClick={() => onView({ ...view, sort })}>
              {words.sort(sort)}
            </Chip>
          ))}
        </ChipGroup>
        {groups.map(
          ({ key, values }) =>
            values.length > 0 && (
              <Choice
                key={key}
                title={words.view[key]}
                values={values}
                chosen={view[key]}
                onChosen={(chosen) => onView({ ...view, [key]: chosen })}
              />
            ),
        )}
      </div>
      <div className="flex gap-2 border-t border-line bg-page px-3 pb-[calc(var(--safe-bottom)+0.5rem)] pt-2">
        {countView(view) > 0 && (
          <Button look="quiet" onClick={() => onView(WHOLE_LIST)}>
            {words.view.reset}
          </Button>
        )}
        <div className="min-w-0 flex-1">
          <Button isWide onClick={onDone}>
            {words.done}
          </Button>
        </div>
      </div>
    </>
  );
};

type ChoiceProps = {
  title: string;
  values: readonly Value[];
  chosen: readonly number[];
  onChosen: (chosen: number[]) => void;
};

/** What is chosen stays in sight, however rare it is. */
const Choice = ({ title, values, chosen, onChosen }: ChoiceProps) => {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const isWhole = isOpen || values.length <= FIRST + FEW;
  const shown = values.filter(({ id }, index) => isWhole || index < FIRST || chosen.includes(id));
  return (
    <ChipGroup title={title}>
      {shown.map(({ id, name, count }) => (
        <Chip key={id} isOn={chosen.includes(id)} count={count} onClick={() => onChosen(toggled(chosen, id))}>
          {name}
        </Chip>
      ))}
      {shown.length < values.length && (
        <button
          type="button"
          aria-label={words.view.moreOf(values.length - shown.length, title)}
          onClick={() => setOpen(true)}
          className="min-h-11 rounded-xl px-2 text-[15px] text-accent"
        >
          {words.view.more(values.length - shown.length)}
        </button>
      )}
    </ChipGroup>
  );
};
