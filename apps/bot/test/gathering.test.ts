import { expect, test } from 'vitest';
import { createGathering } from '#src/delivery/gathering.ts';

const POISON = 13;

/** A store that writes when told to, takes no poison, and says what it was asked to write. */
const startStore = (most = 100) => {
  const asked: (readonly number[])[] = [];
  let turn = Promise.withResolvers<void>();
  const gather = createGathering<number>({
    most,
    write: async (items) => {
      asked.push(items);
      await turn.promise;
      if (items.includes(POISON)) throw new Error('poison');
    },
    isOfOne: (error) => error instanceof Error && error.message === 'poison',
  });
  return {
    asked,
    gather,
    go: () => turn.resolve(),
    break: () => {
      turn.reject(new Error('away'));
      turn = Promise.withResolvers<void>();
    },
  };
};

const outcomes = async (writes: Promise<void>[]) =>
  (await Promise.allSettled(writes)).map(({ status }) => status === 'fulfilled');

test('somebody alone is written at once, and those who come meanwhile together, in order', async () => {
  const { asked, gather, go } = startStore(3);
  const writes = [1, 2, 3, 4, 5].map(gather);
  go();
  expect(await outcomes(writes)).toEqual([true, true, true, true, true]);
  expect(asked).toEqual([[1], [2, 3, 4], [5]]);
});

test('one that can’t be written keeps none before it from being, and none after it overtakes it', async () => {
  const { asked, gather, go } = startStore(3);
  const writes = [1, 2, POISON, 4, 5].map(gather);
  go();
  expect(await outcomes(writes)).toEqual([true, true, false, false, false]);
  expect(asked).toEqual([[1], [2, POISON, 4], [2], [POISON]]);
});

test('when nothing can be written all who wait learn it, and the next is tried anew', async () => {
  const store = startStore();
  const writes = [1, 2, 3].map(store.gather);
  store.break();
  expect(await outcomes(writes)).toEqual([false, false, false]);
  store.go();
  await store.gather(4);
  expect(store.asked).toEqual([[1], [4]]);
});
