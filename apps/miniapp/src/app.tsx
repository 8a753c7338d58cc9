import { IsRestoringProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Sheet } from '#src/components/sheet.tsx';
import { TabBar } from '#src/components/tab-bar.tsx';
import { TabPanel } from '#src/components/tab-panel.tsx';
import type { BrandChoice } from '#src/data/catalog.ts';
import { useConnection } from '#src/data/connection.ts';
import { useRestored, useSending } from '#src/data/use-storage.ts';
import { SessionOver } from '#src/features/status/session-over.tsx';
import { useLinkedAdding } from '#src/features/tobacco/use-linked-adding.ts';
import { WishlistPage } from '#src/features/wishlist/wishlist-page.tsx';
import type { DeepLink } from '#src/navigation/deep-link.ts';
import { lazyScreen, useScreensAtHand } from '#src/navigation/lazy-screen.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useBackButton } from '#src/telegram/use-back-button.ts';
import { useTexts } from '#src/texts/texts.ts';
import { SkeletonRows } from './components/skeleton.tsx';
import { useHomeScreenOffer } from './use-home-screen-offer.ts';

const SearchPage = lazyScreen(() => import('#src/features/search/search-page.tsx').then((m) => m.SearchPage));
const TobaccoSheet = lazyScreen(() =>
  import('#src/features/tobacco/tobacco-sheet.tsx').then((m) => m.TobaccoSheet),
);
const BrandSheet = lazyScreen(() => import('#src/features/search/brand-sheet.tsx').then((m) => m.BrandSheet));
const ItemSheet = lazyScreen(() => import('#src/features/tobacco/item-sheet.tsx').then((m) => m.ItemSheet));

/** In the order in which they are likely to be wanted. */
const NEXT = [SearchPage, TobaccoSheet, BrandSheet, ItemSheet];

export const App = ({ link }: { link: DeepLink | null }) => {
  const isRestored = useRestored();
  useSending(isRestored);
  useBackButton();
  useScreensAtHand(NEXT);
  return (
    <IsRestoringProvider value={!isRestored}>
      <Places link={link} />
    </IsRestoringProvider>
  );
};

const Places = ({ link }: { link: DeepLink | null }) => {
  const connection = useConnection();
  useLinkedAdding(link);
  useHomeScreenOffer();
  return connection === 'session-over' ? <SessionOver /> : <Screens />;
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
            <Suspense fallback={<Waiting />}>
              <SearchPage brand={brand} onBrand={setBrand} />
            </Suspense>
          </TabPanel>
        </main>
        <TabBar tab={tab} onTab={showTab} />
      </div>
      <Sheet
        label={sheet?.kind === 'brands' ? texts.brands.title : texts.tobacco.sheet}
        isOpen={sheet !== null}
        onClose={back}
      >
        <Suspense fallback={<Waiting />}>{opened()}</Suspense>
      </Sheet>
    </>
  );
};

const Waiting = () => (
  <div className="px-3 pb-8 pt-14">
    <SkeletonRows count={4} />
  </div>
);
