import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from './support/scrape.ts';

const HOUR = 3_600_000;

let world: World;
let start: number;
beforeAll(async () => {
  world = await startWorld({ scale: { brands: 8, lines: 10, tobaccos: 60 } });
  start = Date.now();
  await scrapeAfter(0);
});
afterAll(() => world.close());

const scrapeAfter = (hours: number) => world.scrape({ now: () => new Date(start + hours * HOUR) });

const smallestBrand = () => {
  const { catalogue } = world.replica;
  const [brand] = catalogue
    .brands()
    .toSorted((a, b) => catalogue.tobaccosOf(a.id).length - catalogue.tobaccosOf(b.id).length);
  if (brand === undefined) throw new Error('The replica is empty');
  return brand;
};

const brandOf = (htreviewsId: number) =>
  world.db.prisma.brand.findUniqueOrThrow({ where: { htreviewsId }, include: { tobaccos: true } });

it('a brand that only the list has lost is read as ever, and nothing of it changes', async () => {
  const { id, slug } = smallestBrand();
  world.replica.faults.set({
    type: 'relabel',
    from: `"slug":"${slug}"`,
    to: '"slug":"new"',
    kind: 'json-brands',
  });
  const before = await brandOf(id);
  const report = await scrapeAfter(10);
  world.replica.faults.clear();
  expect(report).toMatchObject({
    outcome: 'ok',
    counters: { brandsTotal: 8, brandsDone: 8, brandsVanished: 0 },
  });
  // The list did lack it.
  expect(Object.values(report.counters.problems)).toEqual([1]);
  const { lastSeenAt: _, checkedAt: __, ...kept } = await brandOf(id);
  expect(before).toMatchObject(kept);
});

it('R13 a brand that is nowhere any more is asked for tobacco by tobacco, and gone with the last of them', async () => {
  const { catalogue } = world.replica;
  const { id } = smallestBrand();
  const before = await brandOf(id);
  // Discontinued ones are looked at in turn; here all of them are due.
  await world.db.prisma.tobacco.updateMany({
    where: { brandId: before.id },
    data: { status: 'in_production' },
  });
  catalogue.removeBrand(id);

  const first = await scrapeAfter(24);
  expect(first).toMatchObject({
    outcome: 'ok',
    counters: {
      brandsVanished: 1,
      brandsFailed: 0,
      detailsAbsent: before.tobaccos.length,
      tobaccosGone: 0,
    },
  });
  const absent = await brandOf(id);
  expect(absent).toMatchObject({ goneAt: null, name: before.name, lastSeenAt: before.lastSeenAt });
  expect(absent.tobaccos.map(({ goneAt }) => goneAt)).toEqual(before.tobaccos.map(() => null));

  expect(await scrapeAfter(49)).toMatchObject({
    outcome: 'ok',
    counters: { brandsVanished: 1, tobaccosGone: before.tobaccos.length },
  });
  const gone = await brandOf(id);
  expect(gone.goneAt).not.toBeNull();
  expect(gone.tobaccos.filter(({ goneAt }) => goneAt === null)).toEqual([]);

  // Nothing is left to ask.
  world.replica.resetRequests();
  expect(await scrapeAfter(80)).toMatchObject({ counters: { brandsTotal: 7, brandsVanished: 0 } });
  expect(world.replica.requests().filter(({ url }) => url.includes(before.slug))).toEqual([]);
});

it('R13 a brand whose page fails is left as it was: an error is not an absence', async () => {
  const { catalogue, faults } = world.replica;
  const { id, slug } = smallestBrand();
  faults.set(
    { type: 'relabel', from: `"slug":"${slug}"`, to: '"slug":"new"', kind: 'json-brands' },
    { type: 'status', status: 500, kind: 'brand', path: `/tobaccos/${slug}` },
  );
  const report = await scrapeAfter(110);
  faults.clear();
  expect(report).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 1, detailsAbsent: 0 } });
  const { tobaccos } = await brandOf(id);
  expect(tobaccos.filter(({ absentSince }) => absentSince !== null)).toEqual([]);
  expect(tobaccos).toHaveLength(catalogue.tobaccosOf(id).length);
});
