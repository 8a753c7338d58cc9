import { WISHLIST_SORTS } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { Button } from '#src/components/button.tsx';
import { Chip, ChipGroup, toggled } from '#src/components/chip.tsx';
import { countView, type ListView, strengthOf, WHOLE_LIST } from '#src/data/list-view.ts';
import { useWholeList, useWishlist } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type ListViewSheetProps = { view: ListView; onView: (view: ListView) => void; onDone: () => void };

const MOST = 12;

type Value = { id: number; name: string; count: number };

/** What the list has of something, the commonest first. */
const tally = (values: readonly { id: number; name: string }[], language: string): Value[] => {
  const found = new Map<number, Value>();
  for (const { id, name } of values) found.set(id, { id, name, count: (found.get(id)?.count ?? 0) + 1 });
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, language))
    .slice(0, MOST);
};

/** Order and filters of the list; what they offer is what the list has. */
export const ListViewSheet = ({ view, onView, onDone }: ListViewSheetProps) => {
  const texts = useTexts();
  const words = useWords();
  const items: readonly WishlistItem[] = useWishlist().data ?? [];
  useWholeList();
  const tobaccos = items.flatMap((item) => item.tobacco ?? []);
  const strengths = items.flatMap((item) => {
    const value = strengthOf(item);
    return value === null ? [] : { id: value, name: texts.strength(value) };
  });
  const groups = [
    {
      key: 'brands',
      values: tally(
        tobaccos.map(({ brand }) => brand),
        texts.language,
      ),
    },
    { key: 'strength', values: tally(strengths, texts.language).sort((a, b) => a.id - b.id) },
    {
      key: 'tags',
      values: tally(
        tobaccos.flatMap(({ tags }) => tags),
        texts.language,
      ),
    },
  ] as const;
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
              <ChipGroup key={key} title={words.view[key]}>
                {values.map(({ id, name, count }) => (
                  <Chip
                    key={id}
                    isOn={view[key].includes(id)}
                    count={count}
                    onClick={() => onView({ ...view, [key]: toggled(view[key], id) })}
                  >
                    {name}
                  </Chip>
                ))}
              </ChipGroup>
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
