import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from './support/scrape.ts';

const HOUR = 3_600_000;

let world: World;
let start: number;
beforeAll(async () => {
  world = await startWorld({ scale: { brands: 2, lines: 3, tobaccos: 24 } });
  start = Date.now();
  await scrapeAfter(0);
});
afterAll(() => world.close());

const scrapeAfter = (hours: number) => world.scrape({ now: () => new Date(start + hours * HOUR) });

const known = (htreviewsId: number) =>
  world.db.prisma.tobacco.findUniqueOrThrow({ where: { htreviewsId }, include: { tags: true } });

const eventsOf = async (htreviewsId: number) => {
  const events = await world.db.prisma.catalogEvent.findMany({
    where: { tobacco: { htreviewsId } },
    orderBy: { id: 'asc' },
  });
  return events.map(({ kind }) => kind);
};

function produced(): ReturnType<World['replica']['catalogue']['tobaccos']>[number] {
  const found = world.replica.catalogue
    .tobaccos()
    .find(({ status, listed }) => listed && status === 'Выпускается');
  if (found === undefined) throw new Error('Nothing is produced');
  return found;
}

it('a tobacco whose address leads elsewhere is gone with the second such answer, a day later', async () => {
  const { catalogue } = world.replica;
  const removed = produced();
  const before = await known(removed.id);
  catalogue.removeTobacco(removed.id);

  expect(await scrapeAfter(24)).toMatchObject({
    outcome: 'ok',
    counters: { detailsAbsent: 1, tobaccosGone: 0 },
  });
  const absent = await known(removed.id);
  expect(absent).toMatchObject({ goneAt: null, absentSince: new Date(start + 24 * HOUR) });

  // Within the day it is not even asked for.
  expect(await scrapeAfter(30)).toMatchObject({ counters: { detailsAbsent: 0, tobaccosGone: 0 } });
  expect((await known(removed.id)).goneAt).toBeNull();

  expect(await scrapeAfter(49)).toMatchObject({ counters: { detailsAbsent: 1, tobaccosGone: 1 } });
  const gone = await known(removed.id);
  expect(gone.goneAt).toEqual(new Date(start + 49 * HOUR));
  expect(await eventsOf(removed.id)).toEqual(['gone']);
  const { goneAt: _, absentSince: __, checkedAt: ___, contentHash: ____, ...kept } = gone;
  expect(before).toMatchObject(kept);

  // It is told once.
  expect(await scrapeAfter(80)).toMatchObject({ counters: { detailsAbsent: 0, tobaccosGone: 0 } });
  expect(await eventsOf(removed.id)).toEqual(['gone']);
});

it('what comes back is there again, and that is told', async () => {
  const { catalogue } = world.replica;
  const gone = await world.db.prisma.tobacco.findFirstOrThrow({
    where: { goneAt: { not: null } },
    include: { line: true },
  });
  const lineId = gone.line?.htreviewsId ?? 0;
  const added = catalogue.addTobacco(lineId, { name: gone.name, status: 'Выпускается' });
  await world.db.prisma.tobacco.update({ where: { id: gone.id }, data: { htreviewsId: added.id } });
  expect(await scrapeAfter(100)).toMatchObject({ outcome: 'ok' });
  expect(await known(added.id)).toMatchObject({ goneAt: null, absentSince: null });
  expect(await eventsOf(added.id)).toEqual(['gone', 'back']);
});

it('one answer in between that it is there starts the count anew', async () => {
  const { catalogue, faults } = world.replica;
  const { id } = produced();
  const path = `/tobaccos/${catalogue.pathOf(produced())}`;
  catalogue.changeTobacco(id, { listed: false });
  faults.set({ type: 'status', status: 404, path, times: 1 });
  expect(await scrapeAfter(124)).toMatchObject({ counters: { detailsAbsent: 1 } });
  expect((await known(id)).absentSince).not.toBeNull();
  expect(await scrapeAfter(149)).toMatchObject({ counters: { detailsAbsent: 0, detailsRead: 1 } });
  expect(await known(id)).toMatchObject({ absentSince: null, goneAt: null });
  catalogue.changeTobacco(id, { listed: true });
  faults.clear();
  await scrapeAfter(150);
});

it('R13 nothing is gone because lists lack it, nor because its page fails while lists name it', async () => {
  const { faults } = world.replica;
  faults.set({ type: 'json-as', shape: 'half', kind: 'json-by-brand' });
  for (const hours of [174, 200]) {
    expect(await scrapeAfter(hours)).toMatchObject({ counters: { detailsAbsent: 0, tobaccosGone: 0 } });
  }
  await world.db.prisma.tobacco.updateMany({ data: { contentHash: 'old' } });
  faults.set({ type: 'status', status: 404, kind: 'tobacco' });
  for (const hours of [224, 250]) await scrapeAfter(hours);
  faults.clear();
  expect(await world.db.prisma.tobacco.count({ where: { goneAt: { not: null } } })).toBe(0);
  expect(await world.db.prisma.tobacco.count({ where: { absentSince: { not: null } } })).toBe(0);
});

it('R13 when very many are absent at once none is marked, and the run says why', async () => {
  const { faults } = world.replica;
  const absentSince = new Date(start);
  const checkedAt = new Date(start + 48 * HOUR);
  await world.db.prisma.tobacco.updateMany({ data: { absentSince, checkedAt } });
  faults.set({ type: 'status', status: 404, kind: 'brand' });
  const report = await scrapeAfter(274);
  faults.clear();
  expect(report).toMatchObject({
    outcome: 'failed',
    reason: 'too_many_absent',
    counters: { tobaccosGone: 0 },
  });
  expect(await world.db.prisma.tobacco.count({ where: { goneAt: { not: null } } })).toBe(0);
  // Seen again, none is absent any more.
  expect(await scrapeAfter(275)).toMatchObject({ outcome: 'ok' });
  expect(await world.db.prisma.tobacco.count({ where: { absentSince: { not: null } } })).toBe(0);
});
