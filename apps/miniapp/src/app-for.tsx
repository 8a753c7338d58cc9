import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { AppContext } from './app-context.ts';
import { ToastProvider } from './components/toast.tsx';
import type { RuntimeConfig } from './config.ts';
import { createConnection } from './data/connection.ts';
import { createStorage } from './data/create-storage.ts';
import { createPace, showFirst, WISHLIST_KEY } from './data/list-loading.ts';
import { personOf } from './data/person.ts';
import { createShelves } from './data/shelf.ts';
import { CrashBoundary } from './features/status/crash-boundary.tsx';
import type { Launch } from './launch.ts';
import { readDeepLink, startStack } from './navigation/deep-link.ts';
import { createNavigation, type Navigation } from './navigation/navigation.ts';
import type { Opening } from './opening.ts';
import { createQueryClient } from './query-client.ts';
import { Outside } from './screens.ts';
import { SpeechProvider } from './texts/speech.tsx';

/** `ready` resolves when there is a list to show, kept on the device or just come, or none to be had; it never rejects. */
export type PreparedApp = { app: ReactNode; ready: Promise<void>; navigation: Navigation | null };

/** The whole app for one opening of it. */
export const prepareApp = (
  launch: Launch,
  config: RuntimeConfig,
  opening: Opening | null = null,
): PreparedApp => {
  const { app, ready, navigation } =
    launch.place === 'telegram' ? inTelegram(launch, config, opening) : outside(config.botUsername);
  return {
    app: (
      <SpeechProvider start={launch.language}>
        <CrashBoundary>{app}</CrashBoundary>
      </SpeechProvider>
    ),
    ready,
    navigation,
  };
};

const outside = (botUsername: string | null): PreparedApp => ({
  app: (
    <Suspense fallback={null}>
      <Outside botUsername={botUsername} />
    </Suspense>
  ),
  ready: Promise.resolve(),
  navigation: null,
});

/** Init data without a readable person are refused by the API: there is nothing to keep for them. */
const NOBODY = 0;

const inTelegram = (
  launch: Launch & { place: 'telegram' },
  config: RuntimeConfig,
  opening: Opening | null,
): PreparedApp => {
  const begun = opening?.initData === launch.initData ? opening : null;
  const link = readDeepLink(launch.startParam);
  const connection = createConnection();
  const navigation = createNavigation(startStack(link));
  const api = begun?.api ?? createApi({ baseUrl: config.apiUrl, initData: launch.initData });
  const client = createQueryClient(connection);
  const person = personOf(launch.initData) ?? NOBODY;
  const storage = createStorage({
    api,
    client,
    connection,
    person,
    shelves: begun?.shelves ?? createShelves(),
  });
  const firstPage = begun?.firstPage ?? null;
  const app = (
    <QueryClientProvider client={client}>
      <AppContext
        value={{
          person,
          api,
          firstPage,
          pace: createPace(),
          connection,
          navigation,
          storage,
          outbox: storage.outbox,
          botUsername: config.botUsername,
        }}
      >
        <ToastProvider>
          <App link={link} />
        </ToastProvider>
      </AppContext>
    </QueryClientProvider>
  );
  const ready = storage.restored.then(async () => {
    // Nothing is kept on this device: what the page shows in grey need not be drawn a second time.
    if (client.getQueryData(WISHLIST_KEY) === undefined) await firstPage?.settled;
    const page = firstPage?.arrived() ?? null;
    if (page !== null) showFirst(client, page);
  });
  return { app, ready, navigation };
};
