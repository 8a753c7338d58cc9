import type { Tag } from '@hookah/shared/catalog';
import { Chip } from '#src/components/chip.tsx';
import { useWords } from '#src/texts/words.ts';
import { useFindTags } from './use-find-tags.ts';

/** What it tastes of; each leads to what tastes of it too. */
export const Flavours = ({ tags }: { tags: readonly Tag[] }) => {
  const words = useWords();
  const findTags = useFindTags();
  if (tags.length === 0) return null;
  return (
    <ul aria-label={words.tobacco.tags} className="flex flex-wrap gap-2">
      {tags.map((tag) => (
        <li key={tag.id} className="max-w-full">
          <Chip isOn={false} label={words.findTag(tag.name)} onClick={() => findTags([tag])}>
            {tag.name}
          </Chip>
        </li>
      ))}
    </ul>
  );
};
