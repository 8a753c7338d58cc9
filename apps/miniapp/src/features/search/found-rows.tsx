import type { TobaccoSummary } from '@hookah/shared/catalog';
import { AddButton } from '#src/components/add-button.tsx';
import { Button } from '#src/components/button.tsx';
import { LongRows } from '#src/components/long-rows.tsx';
import { NextPage } from '#src/components/next-page.tsx';
import { TobaccoRow } from '#src/components/tobacco-row.tsx';
import type { useTobaccos } from '#src/data/catalog.ts';
import { useWholeList, useWishlist } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type FoundRowsProps = {
  heading: string;
  tobaccos: readonly TobaccoSummary[];
  found: ReturnType<typeof useTobaccos>;
  /** Something of what was found is opened or added. */
  onUsed: () => void;
};

export const FoundRows = ({ heading, tobaccos, found, onUsed }: FoundRowsProps) => {
  const texts = useTexts();
  const words = useWords();
  const { open } = useNavigation();
  const { data: items = [] } = useWishlist();
  useWholeList();
  const openTobacco = (id: number) => {
    onUsed();
    open({ kind: 'tobacco', id });
  };
  const mine = new Map(items.map((item) => [item.tobacco?.id, item]));

  const end = () => {
    if (found.isFetchNextPageError) {
      return (
        <div role="alert" className="flex flex-col items-center gap-2 py-4 text-[15px] text-hint">
          {words.search.failedMore}
          <Button look="quiet" onClick={() => void found.fetchNextPage()}>
            {texts.retry}
          </Button>
        </div>
      );
    }
    if (!found.hasNextPage) return null;
    return (
      <>
        <NextPage query={found} of={tobaccos.length} />
        <p className="py-4 text-center text-[13px] text-hint">{words.search.more}</p>
      </>
    );
  };

  return (
    <section className={found.isPlaceholderData ? 'opacity-60 transition-opacity delay-150' : undefined}>
      <h2 className="px-3 pb-1.5 text-[13px] leading-[18px] text-heading">{heading}</h2>
      <LongRows label={heading} items={tobaccos} keyOf={(tobacco) => tobacco.id}>
        {(tobacco) => (
          <li key={tobacco.id}>
            <TobaccoRow
              tobacco={tobacco}
              name={tobacco.name}
              onOpen={() => openTobacco(tobacco.id)}
              control={
                <AddButton
                  tobacco={tobacco}
                  item={mine.get(tobacco.id)}
                  onOpen={() => openTobacco(tobacco.id)}
                  onAdd={onUsed}
                />
              }
            />
          </li>
        )}
      </LongRows>
      {end()}
    </section>
  );
};
