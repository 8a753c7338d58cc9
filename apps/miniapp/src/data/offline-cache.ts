import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { Shelf } from './shelf.ts';

type KeptAnswer = { key: QueryKey; data: unknown; at: number };

/** The list, the last searches and what was opened from them. */
const MOST = 60;
const OLDEST_MS = 30 * 24 * 3_600_000;
const WRITE_AFTER_MS = 400;
/** Answers of another release may have another shape: the file this code is in carries the release's hash in its name. */
const RELEASE = import.meta.url.replace(/^.*\//, '');

const isKept = (value: unknown): value is KeptAnswer =>
  typeof value === 'object' && value !== null && 'key' in value && 'data' in value && 'at' in value;

export type OfflineCache = {
  /** Puts back what was kept for this person, and drops what was kept for anybody else. */
  restore: () => Promise<void>;
  /** Keeps each new answer from now on. @returns the end of it */
  keep: () => () => void;
  /** Nothing of anybody is left on the device. */
  forget: () => Promise<void>;
};

/** The API's answers, kept over the closing of the app, so that it opens without a network. */
export const createOfflineCache = (client: QueryClient, shelf: Shelf, person: number): OfflineCache => {
  const prefix = `${person}/${RELEASE}/`;
  const waiting = new Map<string, KeptAnswer>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [name, answer] of waiting) void shelf.change(name, () => answer);
    waiting.clear();
  };

  const noteDown = (query: Query) => {
    if (query.state.status !== 'success') return;
    waiting.set(prefix + query.queryHash, {
      key: query.queryKey,
      data: query.state.data,
      at: query.state.dataUpdatedAt,
    });
    timer ??= setTimeout(write, WRITE_AFTER_MS);
  };

  return {
    restore: async () => {
      const all = await shelf.all();
      const own = all
        .flatMap(([name, value]) => (name.startsWith(prefix) && isKept(value) ? [{ name, ...value }] : []))
        .filter(({ at }) => Date.now() - at < OLDEST_MS)
        .sort((a, b) => b.at - a.at)
        .slice(0, MOST);
      for (const { key, data, at } of own) {
        if (client.getQueryData(key) === undefined) client.setQueryData(key, data, { updatedAt: at });
      }
      // However young: the chat may have changed it since.
      await client.invalidateQueries({ refetchType: 'none' });
      const wanted = new Set(own.map(({ name }) => name));
      await shelf.drop(all.map(([name]) => name).filter((name) => !wanted.has(name)));
    },
    keep: () => {
      const stop = client.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') noteDown(event.query);
      });
      // A Mini App is closed without a word: this is the last that is heard.
      const onHidden = () => {
        if (document.visibilityState === 'hidden') write();
      };
      document.addEventListener('visibilitychange', onHidden);
      return () => {
        stop();
        document.removeEventListener('visibilitychange', onHidden);
        write();
      };
    },
    forget: () => {
      waiting.clear();
      return shelf.clear();
    },
  };
};
