import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunsRepository } from '#src/runs.repository.ts';
import { createSchedule } from '#src/schedule.ts';
import { startWorld, type World } from './support/scrape.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ scale: { brands: 2, lines: 2, tobaccos: 4 } });
});
afterAll(() => world.close());

const runsOf = () => world.db.prisma.scrapeRun.findMany({ orderBy: { id: 'asc' } });

/** A scheduler of its own container, whose clock the test sets. */
function scheduler(clock: { now: string }) {
  return createSchedule({
    timeZone: 'Europe/Moscow',
    timeOfDay: '02:00',
    isAnswered: createRunsRepository(world.db.prisma).isAnswered,
    run: async (slot) => {
      await world.scrape({ slot });
    },
    log: { error: (error) => expect.unreachable(String(error)) },
    now: () => new Date(clock.now),
  });
}

it('R12 runs once a day: catches up at the start, then waits for the next slot', async () => {
  const clock = { now: '2026-05-04T10:00:00Z' };
  const schedule = scheduler(clock);
  await schedule.check();
  await schedule.check();
  clock.now = '2026-05-04T22:59:00Z';
  await schedule.check();
  expect((await runsOf()).map(({ slot }) => slot?.toISOString())).toEqual(['2026-05-03T23:00:00.000Z']);
  clock.now = '2026-05-04T23:00:10Z';
  await schedule.check();
  expect((await runsOf()).map(({ kind, outcome, slot }) => [kind, outcome, slot?.toISOString()])).toEqual([
    ['scheduled', 'ok', '2026-05-03T23:00:00.000Z'],
    ['scheduled', 'ok', '2026-05-04T23:00:00.000Z'],
  ]);
  await schedule.stop();
});

it('R12 a week of being down is caught up with once', async () => {
  const before = (await runsOf()).length;
  const schedule = scheduler({ now: '2026-05-12T08:00:00Z' });
  await schedule.check();
  await schedule.check();
  expect((await runsOf()).length).toBe(before + 1);
  await schedule.stop();
});

it('R12 two schedulers make one run', async () => {
  const before = (await runsOf()).length;
  const clock = { now: '2026-05-13T08:00:00Z' };
  const both = [scheduler(clock), scheduler(clock)];
  await Promise.all(both.map((schedule) => schedule.check()));
  await Promise.all(both.map((schedule) => schedule.check()));
  expect((await runsOf()).length).toBe(before + 1);
  await Promise.all(both.map((schedule) => schedule.stop()));
});

it('a run by hand since the slot serves for it', async () => {
  await world.db.prisma.scrapeRun.deleteMany();
  await world.scrape();
  const schedule = scheduler({ now: new Date().toISOString() });
  await schedule.check();
  expect((await runsOf()).map(({ kind }) => kind)).toEqual(['manual']);
  await schedule.stop();
});
