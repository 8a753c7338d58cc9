import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './support/scrape.ts';
import { catalogueOf, truthOf } from './support/truth.ts';

const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await startWorld({ scale: { brands: 2, lines: 2, tobaccos: 8 } });
});
afterAll(() => world.close());

/** Reads everything anew, then makes every page's monthly turn come. */
async function readAndAge(): Promise<void> {
  await world.db.prisma.tobacco.updateMany({ data: { contentHash: 'old' } });
  expect(await world.scrape()).toMatchObject({ outcome: 'ok', counters: { detailsRead: 8 } });
  const checkedAt = new Date(Date.now() - 31 * DAY);
  await world.db.prisma.tobacco.updateMany({ data: { checkedAt } });
}

const checkedNow = () =>
  world.db.prisma.tobacco.count({ where: { checkedAt: { gt: new Date(Date.now() - DAY) } } });

describe.each(['etag', 'last-modified'] as const)('where pages carry %s', (validator) => {
  it('an unchanged one is not sent again and counts as checked, a changed one is read', async () => {
    world.replica.conditional.set(validator);
    await world.scrape();
    await readAndAge();
    const unchanged = await world.scrape();
    // A thirtieth of each of the two brands.
    expect(unchanged).toMatchObject({
      outcome: 'ok',
      counters: { brandsUnchanged: 2, detailsUnchanged: 2, detailsRead: 0 },
    });
    expect(await checkedNow()).toBe(2);

    const { catalogue } = world.replica;
    for (const { id, description } of catalogue.tobaccos())
      catalogue.changeTobacco(id, { description: `${description} И ещё.` });
    const changed = await world.scrape();
    expect(changed).toMatchObject({ outcome: 'ok', counters: { detailsUnchanged: 0, detailsRead: 2 } });
    await readAndAge();
    expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
  });
});

it("a brand's page is asked for whole again until its lines' pages were read too", async () => {
  const { catalogue, conditional, faults } = world.replica;
  conditional.set('etag');
  await readAndAge();
  const [line] = catalogue.lines();
  if (!line) throw new Error('The replica has no line');
  catalogue.changeLine(line.id, { status: 'Лимитированный' });
  faults.set({ type: 'status', status: 500, kind: 'line', times: 3 });
  expect(await world.scrape()).toMatchObject({ counters: { brandsUnchanged: 1, linesRead: 0 } });
  faults.clear();
  expect(await world.scrape()).toMatchObject({ counters: { brandsUnchanged: 1, linesRead: 1 } });
  expect(await world.scrape()).toMatchObject({ counters: { brandsUnchanged: 2, linesRead: 0 } });
  expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
});

it('what is not sent again says nothing: lines, lists and texts stay, and lists are still read', async () => {
  const { catalogue } = world.replica;
  const [tobacco] = catalogue.tobaccos();
  if (!tobacco) throw new Error('The replica is empty');
  const before = await catalogueOf(world.db.prisma);
  expect(await world.scrape()).toMatchObject({ counters: { brandsUnchanged: 2 } });
  expect(await catalogueOf(world.db.prisma)).toEqual(before);
});

it('where they carry neither, pages are read whole', async () => {
  world.replica.conditional.set('none');
  await readAndAge();
  expect(await world.db.prisma.tobacco.count({ where: { pageValidator: { not: null } } })).toBe(0);
  expect(await world.scrape()).toMatchObject({ counters: { detailsUnchanged: 0, detailsRead: 2 } });
});

it('a 304 that nobody asked for is no answer', async () => {
  await world.db.prisma.tobacco.updateMany({ data: { contentHash: 'old', pageValidator: null } });
  world.replica.faults.set({ type: 'status', status: 304, kind: 'tobacco', times: 1 });
  const report = await world.scrape();
  world.replica.faults.clear();
  expect(report).toMatchObject({ outcome: 'ok', counters: { detailsFailed: 1, detailsRead: 7 } });
});
