import type { BulkAdded } from '@hookah/shared/wishlist-bulk';
import { AddButton } from '#src/components/add-button.tsx';
import { Cell, Group } from '#src/components/group.tsx';
import { CheckIcon } from '#src/components/icons.tsx';
import { Rows } from '#src/components/rows.tsx';
import { PenIcon } from '#src/components/screen-icons.tsx';
import { TobaccoRow } from '#src/components/tobacco-row.tsx';
import { useWriting } from '#src/data/use-writing.ts';
import { nameOf, useWishlist } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';

/** What became of each line; where it was not beyond doubt, the person decides. */
export const BulkResult = ({ result }: { result: BulkAdded }) => {
  const words = useWords();
  const { open } = useNavigation();
  const { data: items = [] } = useWishlist();
  const mine = new Map(items.map((item) => [item.tobacco?.id, item]));
  const { added, listed, doubts, misses } = result;
  const settled = [
    { title: words.bulk.added, items: added },
    { title: words.bulk.listed, items: listed },
  ];
  return (
    <div role="status" className="flex flex-col gap-5">
      {settled.map(
        ({ title, items: entries }) =>
          entries.length > 0 && (
            <Group key={title} title={title}>
              {entries.map(({ line, item }) => (
                <Cell
                  key={line}
                  icon={<CheckIcon />}
                  title={nameOf(item)}
                  {...(item.tobacco ? { subtitle: item.tobacco.brand.name } : {})}
                />
              ))}
            </Group>
          ),
      )}
      {doubts.map(({ line, candidates }) => (
        <Group key={line} title={words.bulk.doubt(line)}>
          <Rows label={line}>
            {candidates.map((tobacco) => {
              const openIt = () => open({ kind: 'tobacco', id: tobacco.id });
              return (
                <li key={tobacco.id}>
                  <TobaccoRow
                    tobacco={tobacco}
                    name={tobacco.name}
                    onOpen={openIt}
                    control={<AddButton tobacco={tobacco} item={mine.get(tobacco.id)} onOpen={openIt} />}
                  />
                </li>
              );
            })}
          </Rows>
        </Group>
      ))}
      {misses.length > 0 && (
        <Group title={words.bulk.misses} hint={words.bulk.missesHint}>
          {misses.map((line) => (
            <Miss key={line} line={line} />
          ))}
        </Group>
      )}
    </div>
  );
};

/** What the catalogue lacks may be written down as it was said. */
const Miss = ({ line }: { line: string }) => {
  const words = useWords();
  const { name, written, write } = useWriting(line);
  if (written !== undefined) return <Cell icon={<CheckIcon />} title={name} subtitle={words.write.done} />;
  if (write === null) return <Cell icon={<PenIcon />} title={name} />;
  return <Cell icon={<PenIcon />} title={words.write.do(name)} look="accent" onClick={write} />;
};
