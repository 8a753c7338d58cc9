import { afterAll, beforeAll, expect, it } from 'vitest';
import { SMALL, startWorld, type World } from './support/scrape.ts';
import { catalogueOf, truthOf } from './support/truth.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ scale: SMALL });
});
afterAll(() => world.close());

it('a run that is told to stop saves what it has read, and the next goes on from there', async () => {
  const stop = new AbortController();
  const first = await world.scrape({
    signal: stop.signal,
    onProgress: ({ brandsDone, requests }) => {
      if (brandsDone === 2 && requests > 60) stop.abort();
    },
  });
  expect(first).toMatchObject({ outcome: 'stopped', reason: 'stopped' });
  const saved = await world.db.prisma.tobacco.count({ where: { checkedAt: { not: null } } });
  expect(saved).toBeGreaterThan(0);

  world.replica.resetRequests();
  const second = await world.scrape();
  expect(second).toMatchObject({ outcome: 'ok', counters: { brandsDone: 6 } });
  const read = world.replica.requests().filter(({ kind }) => kind === 'tobacco');
  expect(read.length).toBe(90 - saved);
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
  expect(await world.db.prisma.scrapeRun.findMany()).toMatchObject([{ outcome: 'ok', reason: null }]);
});

it('while one run is going on, another does nothing', async () => {
  const runs = await world.db.prisma.scrapeRun.count();
  const outcomes = (await Promise.all([world.scrape(), world.scrape()])).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['busy', 'ok']);
  expect(await world.db.prisma.scrapeRun.count()).toBe(runs + 1);
});

it('a run whose lock was taken away ends, and the next goes on with it', async () => {
  const ended = world.scrape({
    onProgress: ({ brandsDone }) => {
      if (brandsDone !== 1) return;
      world.db.prisma.$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'scraper lock' AND datname = current_database()`.catch(() => undefined);
    },
  });
  expect(await ended).toMatchObject({ outcome: 'failed', reason: 'database_lost' });
  expect(await world.scrape()).toMatchObject({ outcome: 'ok' });
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
});

it('one brand may be looked at alone, and one that is not there is named', async () => {
  const slug = world.replica.catalogue.brands()[0]?.slug ?? '';
  expect(await world.scrape({ only: { brand: slug, tobacco: null } })).toMatchObject({
    outcome: 'ok',
    counters: { brandsDone: 1 },
  });
  expect(await world.scrape({ only: { brand: 'nowhere', tobacco: null } })).toMatchObject({
    outcome: 'failed',
    reason: 'brand_unknown',
  });
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
});
