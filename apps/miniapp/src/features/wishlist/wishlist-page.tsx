import { ITEM_STATES, type ItemState } from '@hookah/shared/closed-sets';
import { useState } from 'react';
import { Failure } from '#src/components/failure.tsx';
import { CloudIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Segmented } from '#src/components/segmented.tsx';
import { SkeletonRows } from '#src/components/skeleton.tsx';
import { SyncState } from '#src/components/sync-state.tsx';
import { countByState, inState, useWishlist } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';
import { EmptyList } from './empty-list.tsx';
import { ItemRows } from './item-rows.tsx';

export const WishlistPage = () => {
  const texts = useTexts();
  const { data: items, error, isPaused, refetch } = useWishlist();
  const [state, setState] = useState<ItemState>('wanted');

  const content = () => {
    if (items !== undefined) {
      const shown = inState(items, state);
      if (shown.length === 0) return <EmptyList state={state} onShowWanted={() => setState('wanted')} />;
      return <ItemRows key={state} label={texts.state(state)} items={shown} />;
    }
    if (isPaused)
      return <Notice icon={<CloudIcon />} title={texts.offline.title} text={texts.offline.text} />;
    if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
    return <SkeletonRows />;
  };

  const counts = items && countByState(items);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-3 px-3 pb-4">
      <h1 className="sr-only">{texts.list.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 bg-page px-3 pb-1 pt-2">
        <Segmented
          label={texts.list.states}
          value={state}
          onChange={setState}
          options={ITEM_STATES.map((value) => ({
            value,
            label: texts.state(value),
            ...(counts === undefined ? {} : { count: counts[value] }),
          }))}
        />
      </div>
      {items !== undefined && <SyncState />}
      {content()}
    </div>
  );
};
