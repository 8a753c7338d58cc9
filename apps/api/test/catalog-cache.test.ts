import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCatalogCache } from '#src/catalog/catalog-cache.ts';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let id: number;
let statements = 0;
beforeAll(async () => {
  api = await startTestApi({
    onStatement: () => {
      statements += 1;
    },
  });
  id = api.seed.tobaccos[0]?.id ?? 0;
});
afterAll(() => api.close());

const STALE_AT_MOST_MS = 1000;
const shown = async () => (await api.client.bot(1).tobaccos.get(id)).name;
const rename = (name: string) => api.prisma.tobacco.update({ where: { id }, data: { name } });

/** Behind the triggers' back: whoever shows this asked the database. */
const renameSecretly = (name: string) =>
  api.prisma.$transaction([
    api.prisma.$executeRaw`SET LOCAL session_replication_role = replica`,
    api.prisma.$executeRaw`UPDATE tobaccos SET name = ${name} WHERE id = ${id}`,
  ]);

const untilKept = async () => {
  let turn = 0;
  await expect
    .poll(
      async () => {
        turn += 1;
        const before = await shown();
        await renameSecretly(`${before.replace(/ #.*/, '')} #${turn}`);
        return (await shown()) === before;
      },
      { interval: 20, timeout: 5000 },
    )
    .toBe(true);
};

const endListeners = () =>
  api.prisma.$executeRaw`
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE application_name = 'listens to catalog_written' AND datname = current_database()`;

test('P1 what was read is not asked again, until the catalogue is written', async () => {
  await untilKept();
  await rename('Новое имя');
  await expect.poll(shown, { interval: 5, timeout: STALE_AT_MOST_MS }).toBe('Новое имя');
  await untilKept();
});

test('P1 with the connection that hears of writes gone, nothing older than a second is shown', async () => {
  for (const name of ['Раз', 'Два', 'Три']) {
    await untilKept();
    await endListeners();
    await renameSecretly(name);
    await expect.poll(shown, { interval: 20, timeout: STALE_AT_MOST_MS }).toBe(name);
  }
});

test('P2 a page that 20 want at once, as after a scrape, is asked of the database once', async () => {
  const person = await api.client.person({ id: 20 });
  await untilKept();
  // The sign-in is known for a second.
  await person.tobaccos.get(id);
  statements = 0;
  const pages = await Promise.all(Array.from({ length: 20 }, () => person.tobaccos.list({ limit: 7 })));
  expect(new Set(pages.map(({ nextCursor }) => nextCursor)).size).toBe(1);
  expect(pages[0]?.items).toHaveLength(7);
  expect(statements).toBe(1);
});

test('a lost connection is made again, and the cache with it', async () => {
  await endListeners();
  await untilKept();
  await rename('Снова слышно');
  await expect.poll(shown, { interval: 5, timeout: STALE_AT_MOST_MS }).toBe('Снова слышно');
});

test('an answer read while the catalogue was written is not kept', async () => {
  const cache = createCatalogCache(() => 0);
  cache.confirm(0);
  let name = 'old';
  let finish: () => void = () => undefined;
  const read = cache.keep('name', async () => {
    const answer = { name };
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return answer;
  });
  const first = read();
  name = 'new';
  cache.drop();
  finish();
  expect(await first).toEqual({ name: 'old' });
  const second = read();
  finish();
  expect(await second).toEqual({ name: 'new' });
  name = 'never asked';
  expect(await read()).toEqual({ name: 'new' });
});

test('nor is one whose reading began before a time in which nobody knows what was written', async () => {
  let now = 0;
  const cache = createCatalogCache(() => now);
  cache.confirm(now);
  const { promise, resolve } = Promise.withResolvers<{ name: string }>();
  const answers = [promise, Promise.resolve({ name: 'new' })];
  const read = cache.keep('name', () => answers.shift() ?? Promise.reject(new Error('asked once too often')));
  const first = read();
  now = 5000;
  cache.confirm(now);
  resolve({ name: 'old' });
  expect(await first).toEqual({ name: 'old' });
  expect(await read()).toEqual({ name: 'new' });
});

test('who asks after a write does not get what others asked before it', async () => {
  const cache = createCatalogCache(() => 0);
  cache.confirm(0);
  const answers = [Promise.withResolvers<{ name: string }>(), Promise.withResolvers<{ name: string }>()];
  let asked = 0;
  const read = cache.keep('name', () => {
    asked += 1;
    return answers[asked - 1]?.promise ?? Promise.reject(new Error('asked once too often'));
  });
  const before = [read(), read()];
  cache.drop();
  const after = [read(), read()];
  answers[0]?.resolve({ name: 'old' });
  answers[1]?.resolve({ name: 'new' });
  expect(await Promise.all([...before, ...after])).toEqual(
    ['old', 'old', 'new', 'new'].map((name) => ({ name })),
  );
  expect(asked).toBe(2);
});

test('a failure is told to all who asked, and not kept', async () => {
  const cache = createCatalogCache(() => 0);
  cache.confirm(0);
  let asked = 0;
  const read = cache.keep('name', async () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return { asked };
  });
  expect((await Promise.allSettled([read(), read()])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect(await read()).toEqual({ asked: 2 });
});

test('without a proof of the last second the database is asked', async () => {
  let now = 0;
  let reads = 0;
  const cache = createCatalogCache(() => now);
  const read = cache.keep('reads', async () => {
    reads += 1;
    return { reads };
  });
  await read();
  await read();
  expect(reads).toBe(2);
  cache.confirm(now);
  await read();
  await read();
  expect(reads).toBe(3);
  now = 1000;
  await read();
  expect(reads).toBe(4);
});
