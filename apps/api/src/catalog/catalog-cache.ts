import { LRUCache } from 'lru-cache';

/** How long after the last proof that every notice was heard what we hold may be shown. */
const MOST_UNSURE_MS = 900;
const MOST_ANSWERS = 5_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Of an answer's text as it lies in memory, with what holds it. */
const BYTES_A_CHARACTER = 4;

export type CatalogCache = ReturnType<typeof createCatalogCache>;

/**
 * Answers about the catalogue, which changes only when a scrape writes it. Nothing is shown from here unless the
 * database's notices are being heard: with the listener gone every read goes to the database.
 */
export const createCatalogCache = (now: () => number = () => performance.now()) => {
  const kept = new LRUCache<string, object>({
    max: MOST_ANSWERS,
    maxSize: MOST_BYTES,
    sizeCalculation: (answer, key) => BYTES_A_CHARACTER * (key.length + JSON.stringify(answer).length),
  });
  let sureUntil = Number.NEGATIVE_INFINITY;
  const asking = new Map<string, Promise<object>>();
  let edition = 0;
  const isSure = () => now() - sureUntil <= MOST_UNSURE_MS;

  const drop = (): void => {
    edition += 1;
    kept.clear();
    asking.clear();
  };

  return {
    /** The catalogue has been written, or may have been. */
    drop,

    /** Every notice up to this moment (performance.now()) has been heard. */
    confirm: (until: number): void => {
      if (!isSure()) drop();
      sureUntil = until;
    },

    /**
     * The same read, asking the database only for what is not held, and once for all who ask it at the same time: after
     * each scrape everybody wants the same first page. What it answers must not be changed.
     */
    keep:
      <Asked extends unknown[], Answer extends object>(
        name: string,
        read: (...asked: Asked) => Promise<Answer>,
      ) =>
      async (...asked: Asked): Promise<Answer> => {
        if (!isSure()) return read(...asked);
        const key = `${name} ${JSON.stringify(asked)}`;
        const held = kept.get(key);
        if (held !== undefined) return held as Answer;
        const underWay = asking.get(key);
        if (underWay !== undefined) return underWay as Promise<Answer>;
        const before = edition;
        const reading = read(...asked);
        asking.set(key, reading);
        try {
          const answer = await reading;
          // Read while the catalogue was being written, it may be the old one.
          if (before === edition && isSure()) kept.set(key, answer);
          return answer;
        } finally {
          if (asking.get(key) === reading) asking.delete(key);
        }
      },
  };
};
