type Waiting<Item> = { item: Item; resolve: () => void; reject: (error: unknown) => void };

/**
 * What comes while a write is under way is written together by the next: so a crowd costs little more than one, and
 * somebody alone does not wait. The order stays: whatever waits behind a write that failed fails with it, and does not
 * overtake it.
 */
export const createGathering = <Item>(deps: {
  most: number;
  /** All or nothing. */
  write: (items: readonly Item[]) => Promise<void>;
  /** Whether a fault may be that of one among many: then each is written alone. */
  isOfOne: (error: unknown) => boolean;
}) => {
  const { most, write, isOfOne } = deps;
  let waiting: Waiting<Item>[] = [];
  let isWriting = false;

  const writeOut = async (batch: readonly Waiting<Item>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length === 1 || !isOfOne(error)) throw error;
      for (const one of batch) await writeOut([one]);
    }
    for (const { resolve } of batch) resolve();
  };

  const run = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        await writeOut(batch);
      } catch (error) {
        // Those of the batch that were written know it already.
        for (const { reject } of [...batch, ...waiting]) reject(error);
        waiting = [];
      }
    }
    isWriting = false;
  };

  return (item: Item): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ item, resolve, reject });
    if (!isWriting) void run();
    return promise;
  };
};
