import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

type Waiting<Item> = { item: Item; resolve: () => void; reject: (error: unknown) => void };

/** Two: while one is under way the next is put together. */
const WRITERS = 2;
/** In a crowd, who has just been answered has more to say: so long they get to say it. */
const CROWD_MS = 4;

/**
 * What comes at the same time is written together: a crowd costs little more than one, and somebody alone does not
 * wait. Each learns how its own write ended. There is no order among those that wait at the same time.
 */
export const createGathering = <Item>(deps: {
  most: number;
  /** All of them or none. */
  write: (items: readonly Item[]) => Promise<void>;
  /** Whether a fault may be that of one among many: then each is written alone. */
  isOfOne: (error: unknown) => boolean;
}) => {
  const { most, write, isOfOne } = deps;
  const waiting: Waiting<Item>[] = [];
  let writers = 0;
  let isGathering = false;
  let isCrowd = false;

  const takeTogether = async (): Promise<Waiting<Item>[]> => {
    isGathering = true;
    await (isCrowd ? sleep(CROWD_MS) : nextTurn());
    isGathering = false;
    const batch = waiting.splice(0, most);
    isCrowd = batch.length > 1;
    return batch;
  };

  const writeOut = async (batch: readonly Waiting<Item>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) for (const one of batch) await writeOut([one]);
      else for (const { reject } of batch) reject(error);
    }
  };

  const run = async (): Promise<void> => {
    writers += 1;
    while (waiting.length > 0 && !isGathering) {
      const batch = await takeTogether();
      if (waiting.length > 0) startAnother();
      await writeOut(batch);
    }
    writers -= 1;
  };
  const startAnother = (): void => {
    if (writers < WRITERS && !isGathering) void run();
  };

  return (item: Item): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ item, resolve, reject });
    startAnother();
    return promise;
  };
};
