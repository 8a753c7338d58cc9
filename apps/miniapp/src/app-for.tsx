import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { AppContext } from './app-context.ts';
import { ToastProvider } from './components/toast.tsx';
import type { RuntimeConfig } from './config.ts';
import { createConnection } from './data/connection.ts';
import { createStorage } from './data/create-storage.ts';
import { personOf } from './data/person.ts';
import { CrashBoundary } from './features/status/crash-boundary.tsx';
import type { Launch } from './init.ts';
import { readDeepLink, startStack } from './navigation/deep-link.ts';
import { createNavigation } from './navigation/navigation.ts';
import type { Opening } from './opening.ts';
import { createQueryClient } from './query-client.ts';
import { Outside } from './screens.ts';
import { SpeechProvider } from './texts/speech.tsx';

/** The whole app for one opening of it. */
export const appFor = (launch: Launch, config: RuntimeConfig, opening: Opening | null = null): ReactNode => (
  <SpeechProvider start={launch.language}>
    <CrashBoundary>
      {launch.place === 'telegram' ? (
        inTelegram(launch, config, opening)
      ) : (
        <Suspense fallback={null}>
          <Outside botUsername={config.botUsername} />
        </Suspense>
      )}
    </CrashBoundary>
  </SpeechProvider>
);

/** Init data without a readable person are refused by the API: there is nothing to keep for them. */
const NOBODY = 0;

const inTelegram = (
  launch: Launch & { place: 'telegram' },
  config: RuntimeConfig,
  opening: Opening | null,
): ReactNode => {
  const begun = opening?.initData === launch.initData ? opening : null;
  const link = readDeepLink(launch.startParam);
  const connection = createConnection();
  const navigation = createNavigation(startStack(link));
  const api = begun?.api ?? createApi({ baseUrl: config.apiUrl, initData: launch.initData });
  const client = createQueryClient(connection);
  const person = personOf(launch.initData) ?? NOBODY;
  const storage = createStorage({ api, client, connection, person });
  return (
    <QueryClientProvider client={client}>
      <AppContext
        value={{
          person,
          api,
          firstPage: begun?.firstPage ?? null,
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
};
