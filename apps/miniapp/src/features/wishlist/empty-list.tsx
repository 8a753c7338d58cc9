import type { ItemState } from '@hookah/shared/closed-sets';
import { Button } from '#src/components/button.tsx';
import { BagIcon, CheckIcon, HookahIcon, SearchIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';

const ICONS = { wanted: HookahIcon, purchased: BagIcon, tried: CheckIcon };

export const EmptyList = ({ state, onShowWanted }: { state: ItemState; onShowWanted: () => void }) => {
  const texts = useTexts();
  const { showTab } = useNavigation();
  const Icon = ICONS[state];
  return (
    <Notice
      icon={<Icon />}
      {...texts.list.empty[state]}
      action={
        state === 'wanted' ? (
          <Button onClick={() => showTab('search')}>
            <SearchIcon />
            {texts.list.find}
          </Button>
        ) : (
          <Button look="quiet" onClick={onShowWanted}>
            {texts.list.showWanted}
          </Button>
        )
      }
    />
  );
};
