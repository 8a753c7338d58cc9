import type { PersonalClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { isSessionOver, isUnreachable } from '#src/api.ts';
import type { Connection } from './connection.ts';
import { REACH_KEY, type Reach, recounted, WISHLIST_KEY } from './list-loading.ts';
import { createOfflineCache } from './offline-cache.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { sendChange } from './send-change.ts';
import type { Shelves } from './shelf.ts';
import { nameOf } from './wishlist.ts';
import { type Items, withAnswer } from './wishlist-changes.ts';

export type Storage = {
  outbox: Outbox;
  /** Resolves when what was kept on the device is back; never rejects. */
  restored: Promise<void>;
  isRestored: () => boolean;
  /** Nothing is left on the device. */
  forget: () => Promise<void>;
  /** @returns the end of it */
  watch: (watcher: () => Watcher) => () => void;
};

/** Told what became of the changes, where it was not what the person was told at once. */
export type Watcher = {
  refused: (error: unknown) => void;
  /** It was on the list before it was added. */
  listed: (name: string) => void;
};

export type StorageDeps = {
  api: PersonalClient;
  client: QueryClient;
  connection: Connection;
  person: number;
  shelves: Shelves;
};

/** Passes by itself: no network, an overloaded or restarting API; and a session that opening anew will renew. */
const isPassing = (error: unknown): boolean =>
  isUnreachable(error) ||
  isSessionOver(error) ||
  (error instanceof ApiError && (error.status === 429 || error.status >= 502));

/** What the app keeps on the device for one person: answers for reading without a network, and changes not yet sent. */
export const createStorage = ({ api, client, connection, person, shelves }: StorageDeps): Storage => {
  const cache = createOfflineCache(client, shelves.answers, person);
  const watchers = new Set<() => Watcher>();
  const tell = (what: (watcher: Watcher) => void) => {
    for (const watcher of watchers) what(watcher());
  };

  /** A list that is on its way may have been read before the answer was made. */
  const refreshList = () => void client.invalidateQueries({ queryKey: WISHLIST_KEY });
  const refreshDerived = () =>
    void client.invalidateQueries({
      predicate: ({ queryKey: [head, ...rest] }) => head === 'wishlist' && rest.length > 0,
    });

  const outbox = createOutbox({
    send: async (intent) => {
      try {
        const answer = await sendChange(api)(intent);
        connection.found();
        return answer;
      } catch (error) {
        connection.learn(error);
        throw error;
      }
    },
    shelf: shelves.outbox,
    person,
    isReachable: () => onlineManager.isOnline() && connection.state() !== 'session-over',
    isPassing,
    onAnswer: ({ change }, { item, created = true }) => {
      if (item !== null && !created) tell(({ listed }) => listed(nameOf(item)));
      const before = client.getQueryData<Items>(WISHLIST_KEY);
      if (before !== undefined) {
        const after = withAnswer(before, change, item);
        client.setQueryData<Items>(WISHLIST_KEY, after);
        // What was on the list beyond its beginning has been counted.
        if (created) {
          client.setQueryData<Reach>(REACH_KEY, (reach) => reach && recounted(reach, before, after));
        }
      }
      if (client.isFetching({ queryKey: WISHLIST_KEY, exact: true }) > 0) refreshList();
      else refreshDerived();
    },
    onRefused: (_intent, error) => {
      tell(({ refused }) => refused(error));
      refreshList();
    },
  });

  let isRestored = false;
  const restored = Promise.all([cache.restore(), outbox.restore()]).then(() => {
    isRestored = true;
  });

  return {
    outbox,
    restored,
    isRestored: () => isRestored,
    forget: async () => {
      await Promise.all([cache.forget(), outbox.forget()]);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      // Whatever it was that reached the API again: the list has not yet.
      const onConnection = () => {
        outbox.resume();
        const isFailed = client.getQueryState(WISHLIST_KEY)?.status === 'error';
        if (isFailed && connection.state() === 'online') refreshList();
      };
      const stops = [cache.keep(), connection.subscribe(onConnection)];
      const onShown = () => {
        if (document.visibilityState === 'visible') outbox.resume();
      };
      document.addEventListener('visibilitychange', onShown);
      outbox.resume();
      return () => {
        watchers.delete(watcher);
        for (const stop of stops) stop();
        document.removeEventListener('visibilitychange', onShown);
      };
    },
  };
};
