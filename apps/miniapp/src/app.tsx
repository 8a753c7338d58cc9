import { lazy, Suspense, useEffect, useState } from 'react';
import { Sheet } from '#src/components/sheet.tsx';
import { TabBar } from '#src/components/tab-bar.tsx';
import { TabPanel } from '#src/components/tab-panel.tsx';
import type { BrandChoice } from '#src/data/catalog.ts';
import { useConnection } from '#src/data/connection.ts';
import { SearchPage } from '#src/features/search/search-page.tsx';
import { SessionOver } from '#src/features/status/session-over.tsx';
import { useLinkedAdding } from '#src/features/tobacco/use-linked-adding.ts';
import { WishlistPage } from '#src/features/wishlist/wishlist-page.tsx';
import type { DeepLink } from '#src/navigation/deep-link.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useBackButton } from '#src/telegram/use-back-button.ts';
import { useTexts } from '#src/texts/texts.ts';
import { SkeletonRows } from './components/skeleton.tsx';

const loadTobacco = () => import('#src/features/tobacco/tobacco-sheet.tsx');
const loadItem = () => import('#src/features/tobacco/item-sheet.tsx');
const loadBrands = () => import('#src/features/search/brand-sheet.tsx');

const TobaccoSheet = lazy(async () => ({ default: (await loadTobacco()).TobaccoSheet }));
const ItemSheet = lazy(async () => ({ default: (await loadItem()).ItemSheet }));
const BrandSheet = lazy(async () => ({ default: (await loadBrands()).BrandSheet }));

export const App = ({ link }: { link: DeepLink | null }) => {
  const connection = useConnection();
  useLinkedAdding(link);
  useBackButton();
  useSheetsAtHand();
  return connection === 'session-over' ? <SessionOver /> : <Screens />;
};

/** The sheets are apart so that the list is there sooner, and fetched right after it: no tap waits for one. */
const useSheetsAtHand = () => {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What fails here is tried again when the sheet is opened.
      for (const load of [loadTobacco, loadBrands, loadItem]) load().catch(() => undefined);
    }, 500);
    return () => clearTimeout(timer);
  }, []);
};

const Screens = () => {
  const texts = useTexts();
  const { tab, sheet, showTab, back } = useNavigation();
  const [brand, setBrand] = useState<BrandChoice | null>(null);

  const opened = () => {
    switch (sheet?.kind) {
      case 'tobacco':
        return <TobaccoSheet key={sheet.id} id={sheet.id} onClose={back} />;
      case 'item':
        return <ItemSheet key={sheet.id} id={sheet.id} onClose={back} />;
      case 'brands':
        return (
          <BrandSheet
            chosen={brand}
            onChoose={(choice) => {
              setBrand(choice);
              back();
            }}
          />
        );
      case undefined:
        return null;
    }
  };

  return (
    <>
      <div
        inert={sheet !== null}
        className="flex h-full flex-col pl-[var(--safe-left)] pr-[var(--safe-right)] pt-[var(--safe-top)]"
      >
        <main className="relative min-h-0 flex-1">
          <TabPanel tab="list" isShown={tab === 'list'}>
            <WishlistPage />
          </TabPanel>
          <TabPanel tab="search" isShown={tab === 'search'}>
            <SearchPage brand={brand} onBrand={setBrand} />
          </TabPanel>
        </main>
        <TabBar tab={tab} onTab={showTab} />
      </div>
      <Sheet
        label={sheet?.kind === 'brands' ? texts.brands.title : texts.tobacco.sheet}
        isOpen={sheet !== null}
        onClose={back}
      >
        <Suspense
          fallback={
            <div className="px-3 pb-8 pt-14">
              <SkeletonRows count={4} />
            </div>
          }
        >
          {opened()}
        </Suspense>
      </Sheet>
    </>
  );
};
