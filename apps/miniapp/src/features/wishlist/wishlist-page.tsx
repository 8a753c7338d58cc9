import { ITEM_STATES, type ItemState } from '@hookah/shared/closed-sets';
import { useMemo, useState } from 'react';
import { Failure } from '#src/components/failure.tsx';
import { FilterButton } from '#src/components/filter-button.tsx';
import { BagIcon, CloudIcon, SearchIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { Segmented } from '#src/components/segmented.tsx';
import { SkeletonRows } from '#src/components/skeleton.tsx';
import { SyncState } from '#src/components/sync-state.tsx';
import { useBeginning } from '#src/components/use-beginning.ts';
import { WhenNear } from '#src/components/when-near.tsx';
import { countView, type ListView, viewed } from '#src/data/list-view.ts';
import { inState, useCounts, useWholeList, useWholeness, useWishlist } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { EmptyList } from './empty-list.tsx';
import { ItemRows } from './item-rows.tsx';

export const WishlistPage = ({ view }: { view: ListView }) => {
  const texts = useTexts();
  const { open, openPage } = useNavigation();
  const { data: items, error, isPaused, isFetching, refetch } = useWishlist();
  const [state, setState] = useState<ItemState>('wanted');
  const [typed, setTyped] = useState('');
  const narrowing = countView(view);
  // What was bought last may have been put down first, and what is looked for may be anywhere.
  const isWhole = useWholeList(typed !== '' || narrowing > 0 || state !== 'wanted');
  const { askForAll } = useWholeness();
  const place = useBeginning(JSON.stringify([state, typed, view]));
  const all = useMemo(() => items && inState(items, state), [items, state]);
  const shown = useMemo(
    () => all && viewed(all, view, typed, texts.language),
    [all, view, typed, texts.language],
  );
  const isComing = !isWhole && isFetching;

  const content = () => {
    if (all !== undefined && shown !== undefined) {
      if (shown.length === 0 && isComing) return <SkeletonRows />;
      if (all.length === 0) return <EmptyList state={state} onShowWanted={() => setState('wanted')} />;
      if (shown.length === 0) return <Notice icon={<SearchIcon />} {...texts.list.nothing} />;
      return (
        <div className="flex flex-col gap-3">
          <ItemRows key={state} label={texts.state(state)} items={shown} />
          {isComing && <SkeletonRows count={2} />}
          {!isWhole && <WhenNear of={shown.length} onNear={askForAll} />}
        </div>
      );
    }
    if (isPaused)
      return <Notice icon={<CloudIcon />} title={texts.offline.title} text={texts.offline.text} />;
    if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
    return <SkeletonRows />;
  };

  const counts = useCounts();
  const isShopping = state === 'wanted' && counts !== undefined && counts.wanted > 0;
  return (
    <div ref={place} className="mx-auto flex min-h-full max-w-2xl flex-col gap-3 px-3 pb-4">
      <h1 className="sr-only">{texts.list.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 flex flex-col gap-2 bg-page px-3 pb-1 pt-2">
        <Segmented
          label={texts.list.states}
          value={state}
          onChange={setState}
          options={ITEM_STATES.map((value) => ({
            value,
            label: texts.state(value),
            ...(counts === undefined ? {} : { count: counts[value].toLocaleString(texts.language) }),
          }))}
        />
        {/* Of an empty list its place stays, so that nothing jumps when it turns out to be one. */}
        <div className={`flex gap-2 ${items?.length === 0 ? 'invisible' : ''}`}>
          <SearchField
            label={texts.list.field}
            placeholder={texts.list.field}
            value={typed}
            onChange={setTyped}
          />
          <FilterButton
            label={narrowing > 0 ? texts.list.narrowed(narrowing) : texts.list.narrow}
            count={narrowing}
            onClick={() => open({ kind: 'list-view', state })}
          />
        </div>
      </div>
      {items !== undefined && <SyncState />}
      <div className="flex-1">{content()}</div>
      {isShopping && (
        <div className="pointer-events-none sticky bottom-3 z-10 flex justify-center">
          <button
            type="button"
            onClick={() => openPage({ kind: 'counter' })}
            className="pointer-events-auto flex min-h-12 items-center gap-2 rounded-full bg-button pl-4 pr-5 font-semibold text-button-text shadow-lg focus-visible:outline-offset-2 active:opacity-80"
          >
            <BagIcon />
            {texts.list.atShop}
          </button>
        </div>
      )}
    </div>
  );
};
