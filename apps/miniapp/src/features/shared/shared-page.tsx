import { ApiError } from '@hookah/shared/api-error';
import { Awaiting } from '#src/components/awaiting.tsx';
import { HookahIcon } from '#src/components/icons.tsx';
import { LongRows } from '#src/components/long-rows.tsx';
import { NextPage } from '#src/components/next-page.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Page } from '#src/components/page.tsx';
import { useWords } from '#src/texts/words.ts';
import { SharedRow } from './shared-row.tsx';
import { useSharedList } from './use-shared-list.ts';

/** Somebody's list as they let others see it. */
export const SharedPage = ({ token, onBack }: { token: string; onBack: () => void }) => {
  const words = useWords();
  const { list, overlap, claim } = useSharedList(token);
  const first = list.data?.pages[0];
  const owners = first && words.shared.title(first.owner.firstName);
  const title = first?.title ?? owners;

  const content = () => {
    if (first === undefined) {
      if (list.error instanceof ApiError && list.error.status === 404) {
        return <Notice icon={<HookahIcon />} {...words.shared.missing} />;
      }
      return <Awaiting query={list} />;
    }
    const items = list.data?.pages.flatMap((page) => page.items) ?? [];
    if (items.length === 0) return <Notice icon={<HookahIcon />} {...words.shared.empty} />;
    return (
      <>
        {first.title !== null && !first.mine && (
          <p className="-mt-3 px-1 text-[15px] leading-5 text-hint">{owners}</p>
        )}
        {(first.mine || (overlap !== undefined && overlap.total > 0)) && (
          <p className="rounded-2xl bg-tint px-4 py-3 text-[15px] leading-5 text-accent">
            {first.mine ? words.shared.mine : words.shared.overlap(overlap?.total ?? 0)}
          </p>
        )}
        <LongRows label={title ?? ''} items={items} keyOf={(item) => item.id}>
          {(item) => (
            <SharedRow
              key={item.id}
              item={item}
              isOwn={first.mine}
              onClaim={(bring) => claim({ item, bring })}
            />
          )}
        </LongRows>
        <NextPage query={list} of={items.length} />
      </>
    );
  };

  return (
    <Page title={title ?? words.shared.list} onBack={onBack}>
      {content()}
    </Page>
  );
};
