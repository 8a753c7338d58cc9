import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { idle } from '#src/breath.ts';
import type { Entry, Shelf } from './shelf.ts';

/** Of a long list `data` is the beginning, and `more` so many parts stand beside it under names of their own. */
type KeptAnswer = { key: QueryKey; data: unknown; more: number; at: number };

/** The list, the last searches and what was opened from them. */
const MOST = 60;
/** What there is one of (the list, who this is) opens the app, and outlasts any number of looks at the catalogue. */
const isOneOfMany = ({ key }: KeptAnswer): number => Number(key.length > 1);
const OLDEST_MS = 30 * 24 * 3_600_000;
/** A list that is being read, or changed tick by tick, is written once. Whoever closes the app earlier is heard: see `keep`. */
const WRITE_AFTER_MS = 2_000;
/** Answers of another release may have another shape: the file this code is in carries the release's hash in its name. */
const RELEASE = import.meta.url.replace(/^.*\//, '');

/** What is written is copied first, on the page's own time: so many entries of a list in one go, and not a thousand. */
const PART = 100;

const isKept = (value: unknown): value is KeptAnswer =>
  typeof value === 'object' && value !== null && 'key' in value && 'data' in value && 'at' in value;

const partName = (name: string, part: number): string => `${name}/${part}`;

const inParts = (name: string, { queryKey: key, state: { data, dataUpdatedAt: at } }: Query): Entry[] => {
  const list = Array.isArray(data) ? data : [];
  const others: Entry[] = [];
  for (let from = PART; from < list.length; from += PART) {
    others.push([partName(name, others.length), list.slice(from, from + PART)]);
  }
  const first = others.length > 0 ? list.slice(0, PART) : data;
  return [[name, { key, data: first, more: others.length, at }], ...others];
};

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
  const waiting = new Set<Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = (isLastChance: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const parts = [...waiting].flatMap((query) => inParts(prefix + query.queryHash, query));
    waiting.clear();
    if (parts.length > 0) void shelf.keep(parts, isLastChance);
  };

  const noteDown = (query: Query) => {
    waiting.add(query);
    timer ??= setTimeout(async () => {
      await idle(WRITE_AFTER_MS);
      write(false);
    }, WRITE_AFTER_MS);
  };

  return {
    restore: async () => {
      const all = new Map(await shelf.all());
      const own = [...all]
        .flatMap(([name, value]) => (name.startsWith(prefix) && isKept(value) ? [{ name, ...value }] : []))
        .filter(({ at }) => Date.now() - at < OLDEST_MS)
        .sort((a, b) => isOneOfMany(a) - isOneOfMany(b) || b.at - a.at)
        .slice(0, MOST);
      const wanted = new Set<string>();
      for (const { name, key, data, more, at } of own) {
        const others = Array.from({ length: more }, (_, part) => partName(name, part));
        for (const one of [name, ...others]) wanted.add(one);
        const whole = more === 0 ? data : [data, ...others.map((one) => all.get(one))].flat();
        if (client.getQueryData(key) === undefined) client.setQueryData(key, whole, { updatedAt: at });
      }
      // However young: the chat may have changed it since.
      await client.invalidateQueries({ refetchType: 'none' });
      await shelf.drop([...all.keys()].filter((name) => !wanted.has(name)));
    },
    keep: () => {
      const stop = client.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') noteDown(event.query);
      });
      // A Mini App is closed without a word: this is the last that is heard.
      const onHidden = () => {
        if (document.visibilityState === 'hidden') write(true);
      };
      document.addEventListener('visibilitychange', onHidden);
      return () => {
        stop();
        document.removeEventListener('visibilitychange', onHidden);
        write(true);
      };
    },
    forget: () => {
      waiting.clear();
      return shelf.clear();
    },
  };
};
