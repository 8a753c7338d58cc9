import type { ApiClient } from '@hookah/shared/api-client';
import { createContext, useContext } from 'react';
import type { Connection } from './data/connection.ts';
import type { Storage } from './data/create-storage.ts';
import type { Outbox } from './data/outbox.ts';
import type { Navigation } from './navigation/navigation.ts';

export type AppServices = {
  /** Telegram's id of who has the app open. */
  person: number;
  api: ApiClient;
  connection: Connection;
  navigation: Navigation;
  storage: Storage;
  outbox: Outbox;
  /** Without the @; null when the installation has no bot of its own yet. */
  botUsername: string | null;
};

/** What the whole app stands on, made once by main.tsx. */
export const AppContext = createContext<AppServices | null>(null);

export const useServices = (): AppServices => {
  const services = useContext(AppContext);
  if (services === null) throw new Error('Rendered outside <App>');
  return services;
};
