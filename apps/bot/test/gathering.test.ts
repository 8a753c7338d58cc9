import { expect, test } from 'vitest';
import { createGathering } from '#src/delivery/gathering.ts';

const POISON = 13;

/** A store that writes when told to, takes no poison, and says what it was asked to write. */
const startStore = (most = 100) => {
  const asked: (readonly number[])[] = [];
  const open = Promise.withResolvers<void>();
  let isAway = false;
  const gather = createGathering<number>({
    most,
    write: async (items) => {
      asked.push(items);
      await open.promise;
      if (isAway) throw new Error('away');
      if (items.includes(POISON)) throw new Error('poison');
    },
    isOfOne: (error) => error instanceof Error && error.message === 'poison',
  });
  return {
    asked,
    gather,
    open: open.resolve,
    setAway: (away: boolean) => {
      isAway = away;
    },
  };
};

const outcomes = async (writes: Promise<void>[]) =>
  (await Promise.allSettled(writes)).map(({ status }) => status === 'fulfilled');

test('P7 those who come at the same time are written together, by two writers at most', async () => {
  const { asked, gather, open } = startStore(3);
  const writes = [1, 2, 3, 4, 5].map(gather);
  await expect
    .poll(() => asked)
    .toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  writes.push(...[6, 7].map(gather));
  expect(asked).toHaveLength(2);
  open();
  expect(await outcomes(writes)).toEqual(writes.map(() => true));
  expect(asked.slice(2)).toEqual([[6, 7]]);
});

test('somebody alone is written at once, however long ago the last crowd was', async () => {
  const { asked, gather, open } = startStore();
  open();
  await Promise.all([1, 2].map(gather));
  await gather(3);
  await gather(4);
  expect(asked).toEqual([[1, 2], [3], [4]]);
});

test('one that can’t be written keeps nobody else from being', async () => {
  const { asked, gather, open } = startStore();
  const writes = [1, POISON, 3].map(gather);
  open();
  expect(await outcomes(writes)).toEqual([true, false, true]);
  expect(asked).toEqual([[1, POISON, 3], [1], [POISON], [3]]);
});

test('when nothing can be written all who wait learn it, and the next is tried anew', async () => {
  const store = startStore();
  store.setAway(true);
  store.open();
  expect(await outcomes([1, 2, 3].map(store.gather))).toEqual([false, false, false]);
  store.setAway(false);
  await store.gather(4);
  expect(store.asked).toEqual([[1, 2, 3], [4]]);
});
