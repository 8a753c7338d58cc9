import { clear, createStore, delMany, entries, promisifyRequest, type UseStore, update } from 'idb-keyval';

/** A WebView's database may hang for ever (WebKit does, after some restarts of its processes): nothing waits longer. */
const PATIENCE_MS = 1_500;

export type Entry = [name: string, value: unknown];

export type Shelf = {
  all: () => Promise<Entry[]>;
  /** All of them or none, each copied in a task of its own; in one go when there is no time to lose. */
  keep: (entries: readonly Entry[], isLastChance: boolean) => Promise<void>;
  change: (name: string, change: (value: unknown) => unknown) => Promise<void>;
  drop: (names: readonly string[]) => Promise<void>;
  clear: () => Promise<void>;
};

/**
 * What outlives the app's closing, in the browser's database. Where there is none, or it refuses (a private window, a full
 * disk), nothing is kept and nothing fails: the app then works as long as it is open.
 */
const createShelf = (name: string): Shelf => {
  let opened: UseStore | null = null;
  const store = () => {
    opened ??= createStore(name, 'values');
    return opened;
  };
  const attempt = async <T>(otherwise: T, work: () => Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
    });
    try {
      return await Promise.race([work(), late]);
    } catch {
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    all: () => attempt([], async () => entries<string, unknown>(store())),
    keep: (values, isLastChance) =>
      attempt(undefined, () =>
        store()('readwrite', async (kept) => {
          for (const [key, value] of values) {
            const put = kept.put(value, key);
            if (!isLastChance) await promisifyRequest(put);
          }
          await promisifyRequest(kept.transaction);
        }),
      ),
    change: (key, change) => attempt(undefined, async () => update<unknown>(key, change, store())),
    drop: (keys) => attempt(undefined, async () => delMany([...keys], store())),
    clear: () => attempt(undefined, async () => clear(store())),
  };
};

/** What the app keeps: the API's answers, and changes that it does not know of yet. */
export type Shelves = { answers: Shelf; outbox: Shelf };

export const createShelves = (): Shelves => ({
  answers: createShelf('hookah-answers'),
  outbox: createShelf('hookah-outbox'),
});

/** The same shelf, with its first reading begun. */
export const readAhead = (shelf: Shelf): Shelf => {
  let begun: ReturnType<Shelf['all']> | null = shelf.all();
  return {
    ...shelf,
    all: () => {
      const read = begun ?? shelf.all();
      begun = null;
      return read;
    },
  };
};
