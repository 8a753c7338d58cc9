import { IsRestoringProvider } from '@tanstack/react-query';
import { Activity, type ReactNode, Suspense, useState } from 'react';
import { TabBar } from '#src/components/tab-bar.tsx';
import { TabPanel } from '#src/components/tab-panel.tsx';
import { useConnection } from '#src/data/connection.ts';
import { WHOLE_LIST } from '#src/data/list-view.ts';
import { useRestored, useSending } from '#src/data/use-storage.ts';
import { WishlistPage } from '#src/features/wishlist/wishlist-page.tsx';
import type { DeepLink } from '#src/navigation/deep-link.ts';
import type { PagePlace, SheetPlace } from '#src/navigation/navigation.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { type Texts, useTexts } from '#src/texts/texts.ts';
import { useChosenLanguage } from '#src/texts/use-chosen-language.ts';
import { SkeletonRows } from './components/skeleton.tsx';
import { HomeScreenOffer } from './home-screen-offer.ts';
import * as screens from './screens.ts';

export const App = ({ link }: { link: DeepLink | null }) => {
  const isRestored = useRestored();
  useSending(isRestored);
  return (
    <IsRestoringProvider value={!isRestored}>
      <Places link={link} />
    </IsRestoringProvider>
  );
};

const Places = ({ link }: { link: DeepLink | null }) => {
  const connection = useConnection();
  useChosenLanguage();
  if (connection === 'session-over') {
    return (
      <Suspense fallback={null}>
        <screens.SessionOver />
      </Suspense>
    );
  }
  return (
    <>
      <Screens />
      <HomeScreenOffer />
      {link?.kind === 'add' && (
        <Suspense fallback={null}>
          <screens.LinkedAdding tobaccoId={link.tobaccoId} />
        </Suspense>
      )}
    </>
  );
};

/** What a sheet is called for those who can't see it. */
const sheetName = (texts: Texts, sheet: SheetPlace | null): string => {
  switch (sheet?.kind) {
    case 'brands':
      return texts.brands.title;
    case 'list-view':
      return texts.list.narrow;
    case 'search-filters':
      return texts.search.filters;
    default:
      return texts.tobacco.sheet;
  }
};

const Screens = () => {
  const texts = useTexts();
  const { tab, page, sheet, pages, showTab, back } = useNavigation();
  // It stays when it has been needed once: the last of a sheet is how it slides away.
  const [isSheetNeeded, setSheetNeeded] = useState(false);
  if (sheet !== null && !isSheetNeeded) setSheetNeeded(true);
  const [view, setView] = useState(WHOLE_LIST);

  const sheetOf = (place: SheetPlace): ReactNode => {
    switch (place.kind) {
      case 'tobacco':
        return <screens.TobaccoSheet key={place.id} id={place.id} onClose={back} />;
      case 'item':
        return <screens.ItemSheet key={place.id} id={place.id} onClose={back} />;
      case 'brands':
        return <screens.BrandSheet searching={place.searching} onDone={back} />;
      case 'search-filters':
        return <screens.FiltersSheet searching={place.searching} onDone={back} />;
      case 'list-view':
        return <screens.ListViewSheet state={place.state} view={view} onView={setView} onDone={back} />;
    }
  };

  const pageOf = (place: PagePlace): ReactNode => {
    switch (place.kind) {
      case 'counter':
        return <screens.CounterPage onBack={back} />;
      case 'stats':
        return <screens.StatsPage onBack={back} />;
      case 'bulk':
        return <screens.BulkPage onBack={back} />;
      case 'removed':
        return <screens.RemovedPage onBack={back} />;
      case 'brand':
        return <screens.BrandPage slug={place.slug} onBack={back} />;
      case 'found':
        return <screens.FoundPage searching={place.searching} onBack={back} />;
      case 'shared':
        return <screens.SharedPage token={place.token} onBack={back} />;
    }
  };

  return (
    <>
      <div
        inert={sheet !== null || page !== null}
        className="flex h-full flex-col pl-[var(--safe-left)] pr-[var(--safe-right)] pt-[var(--safe-top)]"
      >
        <main className="relative min-h-0 flex-1">
          <TabPanel tab="list" isShown={tab === 'list'}>
            <WishlistPage view={view} />
          </TabPanel>
          <TabPanel tab="search" isShown={tab === 'search'}>
            <Suspense fallback={<Waiting />}>
              <screens.SearchPage />
            </Suspense>
          </TabPanel>
          <TabPanel tab="brands" isShown={tab === 'brands'}>
            <Suspense fallback={<Waiting />}>
              <screens.BrandsPage />
            </Suspense>
          </TabPanel>
          <TabPanel tab="me" isShown={tab === 'me'}>
            <Suspense fallback={<Waiting />}>
              <screens.MePage />
            </Suspense>
          </TabPanel>
        </main>
        <TabBar tab={tab} onTab={showTab} />
      </div>
      {pages().map((one, depth) => (
        // What lies beneath is kept as it is, and does nothing meanwhile.
        <Activity key={depth} mode={one === page ? 'visible' : 'hidden'}>
          <div inert={sheet !== null} className="page-place fixed inset-0 z-30 bg-page">
            <Suspense fallback={<Waiting />}>{pageOf(one)}</Suspense>
          </div>
        </Activity>
      ))}
      {isSheetNeeded && (
        <Suspense fallback={null}>
          <screens.Sheet label={sheetName(texts, sheet)} isOpen={sheet !== null} onClose={back}>
            <Suspense fallback={<Waiting />}>{sheet && sheetOf(sheet)}</Suspense>
          </screens.Sheet>
        </Suspense>
      )}
    </>
  );
};

const Waiting = () => (
  <div className="px-3 pb-8 pt-14">
    <SkeletonRows count={4} />
  </div>
);
