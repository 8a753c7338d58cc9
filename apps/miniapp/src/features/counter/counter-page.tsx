import type { WishlistItem } from '@hookah/shared/wishlist';
import { useRef } from 'react';
import { Awaiting } from '#src/components/awaiting.tsx';
import { BagIcon, CheckIcon } from '#src/components/icons.tsx';
import { LongRows } from '#src/components/long-rows.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Page } from '#src/components/page.tsx';
import { SyncState } from '#src/components/sync-state.tsx';
import { useWholeList, useWishlist } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { byShelf, keyOfItem, type ShelfEntry } from './by-shelf.ts';
import { CounterRow } from './counter-row.tsx';

/** The list as one stands at the counter with one hand free. All of it is at hand, so it works without a network. */
export const CounterPage = ({ onBack }: { onBack: () => void }) => {
  const texts = useTexts();
  const words = useWords();
  const query = useWishlist();
  const { data: items, isFetching } = query;
  const isWhole = useWholeList();
  const shopping = useShopping(items ?? []);
  const done = shopping.filter((item) => item.state !== 'wanted').length;

  const content = () => {
    if (items === undefined) {
      return <Awaiting query={query} />;
    }
    if (shopping.length === 0) return <Notice icon={<BagIcon />} {...words.counter.empty} />;
    return (
      <>
        {done === shopping.length && <Notice icon={<CheckIcon />} {...words.counter.all} />}
        <Shelves entries={byShelf(shopping, texts.language)} />
      </>
    );
  };

  return (
    <Page title={words.counter.title} onBack={onBack}>
      {shopping.length > 0 && (
        <div className="px-1">
          <p role="status" className="pb-2 text-[15px] leading-5 text-hint">
            {words.counter.progress(done, shopping.length)}
          </p>
          <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-fill">
            <div
              className="h-full rounded-full bg-button transition-[width] duration-300"
              style={{ width: `${(done / shopping.length) * 100}%` }}
            />
          </div>
          {!isWhole && isFetching && (
            <p className="pt-2 text-[13px] leading-[18px] text-hint">{texts.loading}</p>
          )}
        </div>
      )}
      {items !== undefined && <SyncState />}
      {content()}
    </Page>
  );
};

/** What is wanted, and what has been bought since the page was opened. */
const useShopping = (items: readonly WishlistItem[]): WishlistItem[] => {
  const seen = useRef(new Set<string>());
  return items.filter((item) => {
    if (item.state === 'wanted') seen.current.add(keyOfItem(item));
    return seen.current.has(keyOfItem(item));
  });
};

const Shelves = ({ entries }: { entries: readonly ShelfEntry[] }) => {
  const words = useWords();
  return (
    <LongRows label={words.counter.title} items={entries} keyOf={(entry) => entry.key} isPlain>
      {(entry) => {
        switch (entry.kind) {
          case 'brand':
            return (
              <li key={entry.key} className="flex items-baseline justify-between gap-3 px-1 pb-2 pt-5">
                <h2 className="line-clamp-2 min-w-0 text-[20px] font-bold leading-6 wrap-anywhere">
                  {entry.name ?? words.counter.handwritten}
                </h2>
                {entry.left > 0 && <span className="tabular-nums text-hint">{words.number(entry.left)}</span>}
              </li>
            );
          case 'line':
            return (
              <li key={entry.key} className="px-3 pb-1.5 pt-2">
                <h3 className="text-[13px] leading-[18px] text-heading">{entry.name}</h3>
              </li>
            );
          case 'item':
            return (
              <li
                key={entry.key}
                className={`relative overflow-hidden ${entry.isFirst ? 'rounded-t-2xl' : 'before:absolute before:left-[104px] before:right-0 before:top-0 before:z-10 before:border-t-[0.5px] before:border-line'} ${entry.isLast ? 'mb-1 rounded-b-2xl' : ''}`}
              >
                <CounterRow item={entry.item} />
              </li>
            );
        }
      }}
    </LongRows>
  );
};
