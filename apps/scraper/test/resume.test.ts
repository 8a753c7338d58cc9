import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunsRepository } from '#src/runs.repository.ts';
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
  // What both did is one run, and its report tells of both.
  expect(second).toMatchObject({ outcome: 'ok', counters: { brandsDone: 6, detailsRead: 90 } });
  const read = world.replica.requests().filter(({ kind }) => kind === 'tobacco');
  expect(read.length).toBe(90 - saved);
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
  expect(await world.db.prisma.scrapeRun.findMany()).toMatchObject([{ outcome: 'ok', reason: null }]);
});

it('a run that takes too long stops, answers for its slot, and the next goes on with it', async () => {
  const slot = new Date();
  await world.db.prisma.tobacco.updateMany({ data: { contentHash: 'old' } });
  const late = await world.scrape({ slot }, { timeLimitMs: 400, delayMs: 20 });
  expect(late).toMatchObject({ outcome: 'stopped', reason: 'time_limit' });
  expect(await createRunsRepository(world.db.prisma).isAnswered(slot)).toBe(true);
  expect(await world.scrape({ isResumed: true })).toMatchObject({ outcome: 'ok' });
  expect(await world.scrape({ isResumed: true })).toMatchObject({ outcome: 'nothing' });
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
});

it('a run that was killed long ago has died, and is not gone on with', async () => {
  const startedAt = new Date(Date.now() - 20 * 3_600_000);
  const { id } = await world.db.prisma.scrapeRun.create({
    data: { kind: 'manual', startedAt, heartbeatAt: startedAt },
  });
  expect(await world.scrape()).toMatchObject({ outcome: 'ok' });
  const run = await world.db.prisma.scrapeRun.findUniqueOrThrow({ where: { id } });
  expect(run).toMatchObject({ outcome: 'failed', reason: 'died', finishedAt: startedAt });
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
