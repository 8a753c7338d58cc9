import { afterAll, beforeAll, expect, it } from 'vitest';
import { SMALL, startWorld, type World } from './support/scrape.ts';

const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await startWorld({ scale: SMALL });
  await world.scrape();
});
afterAll(() => world.close());

/** Long enough after the first run for every page to be due. */
const later = (days: number) => world.scrape({ now: () => new Date(Date.now() + days * DAY) });

/** Where each tobacco stands, by the site's number of it; and our own id, which must never change. */
const places = async () => {
  const tobaccos = await world.db.prisma.tobacco.findMany({
    include: { brand: true, line: true },
    orderBy: { htreviewsId: 'asc' },
  });
  return tobaccos.map(({ id, htreviewsId, brand, line }) => ({
    id,
    htreviewsId,
    brand: brand.htreviewsId,
    path: `${brand.slug}/${line?.slug}`,
  }));
};
const truth = async () => {
  const before = new Map((await places()).map(({ htreviewsId, id }) => [htreviewsId, id]));
  return world.replica.catalogue
    .tobaccos()
    .toSorted((a, b) => a.id - b.id)
    .map((tobacco) => {
      const path = world.replica.catalogue.pathOf(tobacco).split('/').slice(0, 2).join('/');
      return { id: before.get(tobacco.id), htreviewsId: tobacco.id, brand: tobacco.brandId, path };
    });
};

it('follows a line that gets another slug', async () => {
  const [brand] = world.replica.catalogue.brands();
  const [line] = world.replica.catalogue.linesOf(brand?.id ?? 0);
  if (!line) throw new Error('The first brand has a line');
  world.replica.catalogue.changeLine(line.id, { slug: 'renamed' });
  const expected = await truth();
  expect(await later(40)).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 0 } });
  expect(await places()).toEqual(expected);
});

it('follows lines that swap their slugs', async () => {
  const brand = world.replica.catalogue
    .brands()
    .find(({ id }) => world.replica.catalogue.linesOf(id).length > 1);
  const [one, other] = world.replica.catalogue.linesOf(brand?.id ?? 0);
  if (!one || !other) throw new Error('Some brand has two lines');
  world.replica.catalogue.changeLine(one.id, { slug: 'in-between' });
  world.replica.catalogue.changeLine(other.id, { slug: one.slug });
  world.replica.catalogue.changeLine(one.id, { slug: other.slug });
  const expected = await truth();
  expect(await later(80)).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 0 } });
  expect(await places()).toEqual(expected);
});

it('knows a line again whose number was learnt late', async () => {
  const line = await world.db.prisma.line.findFirstOrThrow({ where: { htreviewsId: { not: null } } });
  await world.db.prisma.line.update({ where: { id: line.id }, data: { slug: 'as-it-was-long-ago' } });
  const expected = await truth();
  expect(await later(120)).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 0 } });
  expect(await places()).toEqual(expected);
});

it('follows brands that swap their slugs, and mixes nothing of theirs', async () => {
  const [one, other] = world.replica.catalogue.brands();
  if (!one || !other) throw new Error('There are two brands');
  world.replica.catalogue.changeBrand(one.id, { slug: 'in-between' });
  world.replica.catalogue.changeBrand(other.id, { slug: one.slug });
  world.replica.catalogue.changeBrand(one.id, { slug: other.slug });
  const expected = await truth();
  expect(await later(160)).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 0 } });
  expect(await places()).toEqual(expected);
});

it('leaves a brand that the database refuses as it was, says why, and reads the others', async () => {
  const [refused, other] = world.replica.catalogue.brands();
  if (!refused || !other) throw new Error('There are two brands');
  await world.db.prisma.$executeRawUnsafe(
    `ALTER TABLE brands ADD CONSTRAINT test_refusal CHECK (htreviews_id <> ${refused.id} OR name <> 'Другое имя') NOT VALID`,
  );
  world.replica.catalogue.changeBrand(refused.id, { name: 'Другое имя' });
  world.replica.catalogue.changeBrand(other.id, { name: 'Иное имя' });
  world.lines.length = 0;
  expect(await later(200)).toMatchObject({ counters: { brandsFailed: 1 } });
  expect(world.lines.join('\n')).toMatch(/refused by the database: .*test_refusal/);
  const names = await world.db.prisma.brand.findMany({ select: { htreviewsId: true, name: true } });
  expect(names).toContainEqual({ htreviewsId: other.id, name: 'Иное имя' });
  expect(names).toContainEqual({ htreviewsId: refused.id, name: refused.name });
});
