import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { AppContext } from './app-context.ts';
import { ToastProvider } from './components/toast.tsx';
import { type RuntimeConfig, readConfig } from './config.ts';
import { createConnection } from './data/connection.ts';
import { CrashBoundary } from './features/status/crash-boundary.tsx';
import { Outside } from './features/status/outside.tsx';
import { initTelegram, type Launch, tellReady } from './init.ts';
import { readDeepLink, startStack } from './navigation/deep-link.ts';
import { createNavigation } from './navigation/navigation.ts';
import { createQueryClient } from './query-client.ts';
import './styles.css';
import { TEXTS, TextsContext } from './texts/texts.ts';

/** Once the first screen is painted, skeletons included, Telegram's own placeholder may go. */
const Painted = ({ children }: { children: ReactNode }) => {
  useEffect(() => {
    const frame = requestAnimationFrame(tellReady);
    return () => cancelAnimationFrame(frame);
  }, []);
  return children;
};

const inside = (launch: Launch & { place: 'telegram' }, config: RuntimeConfig): ReactNode => {
  const link = readDeepLink(launch.startParam);
  const connection = createConnection();
  const navigation = createNavigation(startStack(link));
  const api = createApi({ baseUrl: config.apiUrl, initData: launch.initData });
  return (
    <QueryClientProvider client={createQueryClient(connection)}>
      <AppContext value={{ api, connection, navigation }}>
        <ToastProvider>
          <App link={link} />
        </ToastProvider>
      </AppContext>
    </QueryClientProvider>
  );
};

const start = (root: HTMLElement): void => {
  const launch = initTelegram();
  const config = readConfig();
  document.documentElement.lang = launch.language;
  createRoot(root).render(
    <StrictMode>
      <TextsContext value={TEXTS[launch.language]}>
        <CrashBoundary>
          <Painted>
            {launch.place === 'telegram' ? (
              inside(launch, config)
            ) : (
              <Outside botUsername={config.botUsername} />
            )}
          </Painted>
        </CrashBoundary>
      </TextsContext>
    </StrictMode>,
  );
};

const root = document.getElementById('root');
if (root) start(root);
