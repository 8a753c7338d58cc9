import { createContext, useContext } from 'react';
import type { PersonalApi } from './api.ts';
import type { Connection } from './data/connection.ts';
import type { Storage } from './data/create-storage.ts';
import type { FirstPage } from './data/first-page.ts';
import type { Pace } from './data/list-loading.ts';
import type { Outbox } from './data/outbox.ts';
import type { Navigation } from './navigation/navigation.ts';

export type AppServices = {
  /** Telegram's id of who has the app open. */
  person: number;
  api: PersonalApi;
  /** The beginning of the list, when it was asked for before the app was there. */
  firstPage: FirstPage | null;
  /** Whether the list is wanted whole. */
  pace: Pace;
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
