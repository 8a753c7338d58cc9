import { Awaiting } from '#src/components/awaiting.tsx';
import { BinIcon } from '#src/components/icons.tsx';
import { LongRows } from '#src/components/long-rows.tsx';
import { NextPage } from '#src/components/next-page.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Page } from '#src/components/page.tsx';
import { SyncState } from '#src/components/sync-state.tsx';
import { useWords } from '#src/texts/words.ts';
import { RemovedRow } from './removed-row.tsx';
import { useRemoved } from './use-removed.ts';

/** What was taken off the list and can still be put back. */
export const RemovedPage = ({ onBack }: { onBack: () => void }) => {
  const { removed: words } = useWords();
  const { query, removed, restore } = useRemoved();

  const content = () => {
    if (removed === undefined) return <Awaiting query={query} />;
    if (removed.length === 0 && !query.hasNextPage) return <Notice icon={<BinIcon />} {...words.empty} />;
    return (
      <>
        <p className="px-3 text-[13px] leading-[18px] text-hint">{words.hint}</p>
        <LongRows label={words.list} items={removed} keyOf={({ item }) => item.id}>
          {(entry) => <RemovedRow key={entry.item.id} entry={entry} onRestore={() => restore(entry.item)} />}
        </LongRows>
        <NextPage query={query} of={removed.length} />
      </>
    );
  };

  return (
    <Page title={words.title} onBack={onBack}>
      {removed !== undefined && <SyncState />}
      {content()}
    </Page>
  );
};
