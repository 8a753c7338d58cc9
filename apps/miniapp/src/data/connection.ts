import { ApiError } from '@hookah/shared/api-error';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isSessionOver, isUnreachable } from '#src/api.ts';
import { useServices } from '#src/app-context.ts';

export type ConnectionState = 'online' | 'offline' | 'session-over';

export type Connection = {
  found: () => void;
  /** What a failed call tells of it. There is no way back from a session that is over but opening the Mini App anew. */
  learn: (error: unknown) => void;
  state: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
};

/** Whether the API can be reached: what the browser believes, corrected by what the calls met. */
export const createConnection = (): Connection => {
  const listeners = new Set<() => void>();
  // TanStack Query hears of changes only, and takes the start for online.
  onlineManager.setOnline(navigator.onLine);
  let unreachable = false;
  let over = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const set = (value: boolean) => {
    if (unreachable === value) return;
    unreachable = value;
    tell();
  };
  return {
    found: () => set(false),
    learn: (error) => {
      if (isSessionOver(error)) {
        over = true;
        tell();
      } else if (isUnreachable(error)) set(true);
      else if (error instanceof ApiError) set(false);
    },
    state: () => {
      if (over) return 'session-over';
      return unreachable || !onlineManager.isOnline() ? 'offline' : 'online';
    },
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = onlineManager.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
};

export const useConnection = (): ConnectionState => {
  const { connection } = useServices();
  return useSyncExternalStore(connection.subscribe, connection.state);
};
