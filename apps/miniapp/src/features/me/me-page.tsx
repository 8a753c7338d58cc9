import { Cell, Group } from '#src/components/group.tsx';
import { BinIcon, ListIcon } from '#src/components/icons.tsx';
import { ChartIcon } from '#src/components/screen-icons.tsx';
import { useCounts } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';
import { AlertSettings } from './alert-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { Sharing } from './sharing.tsx';

/** Everything about the person that is not the list itself. */
export const MePage = () => {
  const words = useWords();
  const { openPage } = useNavigation();
  const counts = useCounts();
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6 px-3 pb-8 pt-3">
      <h1 className="px-1 text-[22px] font-bold leading-7">{words.me.tab}</h1>
      <Group>
        <Cell
          icon={<ChartIcon />}
          title={words.me.stats}
          {...(counts && { end: words.number(counts.wanted + counts.purchased + counts.tried) })}
          leads
          onClick={() => openPage({ kind: 'stats' })}
        />
        <Cell icon={<ListIcon />} title={words.bulk.title} leads onClick={() => openPage({ kind: 'bulk' })} />
        <Cell
          icon={<BinIcon />}
          title={words.removed.title}
          leads
          onClick={() => openPage({ kind: 'removed' })}
        />
      </Group>
      <Sharing />
      <AlertSettings />
      <LanguageSettings />
      <DataSettings />
    </div>
  );
};
