import { fold } from '@hookah/shared/fold';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunsRepository } from '#src/runs.repository.ts';
import { SMALL, startWorld, type World } from './support/scrape.ts';
import { catalogueOf, tobaccoVersions, truthOf } from './support/truth.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ scale: SMALL });
});
afterAll(() => world.close());

describe('the first run', () => {
  it('makes the catalogue what the site says, field by field', async () => {
    const report = await world.scrape();
    expect(report).toMatchObject({
      outcome: 'ok',
      counters: { strategy: 'lists', tobaccosNew: 90, problems: {} },
    });
    expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
    expect(world.lines).toEqual([]);
  });

  it('P9 asked for documents and lists alone, one at a time, robots.txt first, under our name', () => {
    const requests = world.replica.requests();
    expect(requests[0]?.kind).toBe('robots');
    expect(requests.filter(({ inFlight }) => inFlight > 0)).toEqual([]);
    const kinds = new Set(requests.map(({ kind }) => kind));
    for (const kind of ['page', 'fragment', 'image', 'asset'] as const) expect(kinds).not.toContain(kind);
    expect(new Set(requests.map(({ resourceType }) => resourceType))).toEqual(new Set(['document', 'data']));
    expect(new Set(requests.map(({ userAgent }) => userAgent))).toEqual(
      new Set(['HookahWishlistBot/1.0 (+https://wishlist.example/scraper)']),
    );
  });

  it('left a run that tells what it did', async () => {
    const [run] = await world.db.prisma.scrapeRun.findMany();
    expect(run).toMatchObject({ kind: 'manual', outcome: 'ok', reason: null, slot: null });
    expect(run?.counters).toMatchObject({ brandsTotal: 6, brandsDone: 6, detailsRead: 90 });
    expect(run?.finishedAt).not.toBeNull();
  });

  it('counted each word of each name once a tobacco', async () => {
    const tobaccos = await world.db.prisma.tobacco.findMany({ include: { brand: true, line: true } });
    const counts = new Map<string, number>();
    for (const { name, altName, brand, line, searchText } of tobaccos) {
      const names = [name, altName, brand.name, brand.altName, line?.name, line?.altName];
      expect(searchText).toBe(fold(names.filter((one) => one != null).join(' ')));
      for (const word of new Set(searchText.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const words = await world.db.prisma.searchWord.findMany();
    expect(new Map(words.map(({ word, frequency }) => [word, frequency]))).toEqual(counts);
  });

  it('told of new brands, not of each of their tobaccos', async () => {
    const events = await world.db.prisma.catalogEvent.groupBy({ by: ['kind', 'tobaccoId'], _count: true });
    expect(events).toEqual([{ kind: 'new', tobaccoId: null, _count: 6 }]);
  });
});

describe('a run over an unchanged site', () => {
  it('P8 writes no tobacco and reads no page of one', async () => {
    const before = await tobaccoVersions(world.db.prisma);
    world.replica.resetRequests();
    const report = await world.scrape();
    expect(report).toMatchObject({
      outcome: 'ok',
      counters: { tobaccosNew: 0, tobaccosChanged: 0, detailsRead: 0 },
    });
    expect(await tobaccoVersions(world.db.prisma)).toEqual(before);
    const kinds = new Set(world.replica.requests().map(({ kind }) => kind));
    expect(kinds).not.toContain('tobacco');
    expect(kinds).not.toContain('line');
  });
});

describe('a run over a changed site', () => {
  it('reads what changed alone, keeps it, and tells of it', async () => {
    const { catalogue } = world.replica;
    const [first, second, third] = catalogue
      .tobaccos()
      .filter(({ status, listed }) => status === 'Выпускается' && listed);
    const line = catalogue.lines()[0];
    if (!first || !second || !third || !line) throw new Error('The replica is too small');
    const ended = catalogue.changeTobacco(first.id, { status: 'Снят с производства' });
    const limited = catalogue.changeTobacco(second.id, {
      status: 'Лимитированный',
      name: 'Совсем другое имя',
    });
    catalogue.changeTobacco(third.id, { rating: 1.5 });
    const added = catalogue.addTobacco(line.id, { name: 'Вчера появился', tags: [] });
    world.replica.resetRequests();

    const heard = await listen(world.db.connectionString);
    const report = await world.scrape();

    expect(report).toMatchObject({
      outcome: 'ok',
      counters: { tobaccosNew: 1, tobaccosChanged: 3, detailsRead: 3 },
    });
    expect(await catalogueOf(world.db.prisma)).toEqual(truthOf(world.replica));
    const read = world.replica.requests().filter(({ kind }) => kind === 'tobacco');
    expect(read.map(({ url }) => url).sort()).toEqual(
      [ended, limited, added].map((tobacco) => `/tobaccos/${catalogue.pathOf(tobacco)}`).sort(),
    );
    const events = await world.db.prisma.catalogEvent.findMany({
      where: { tobaccoId: { not: null } },
      include: { tobacco: true },
    });
    expect(new Map(events.map(({ kind, tobacco }) => [tobacco?.htreviewsId, kind]))).toEqual(
      new Map([
        [ended.id, 'discontinued'],
        [limited.id, 'limited'],
        [added.id, 'new'],
      ]),
    );
    const brands = new Set(
      [first, second, third, added].map(({ brandId }) => catalogue.brandById(brandId)?.slug),
    );
    expect(new Set(await heard.end())).toEqual(brands);
  });

  it('tells of one that is made again', async () => {
    const { catalogue } = world.replica;
    const [ended] = catalogue.tobaccos().filter(({ status }) => status === 'Снят с производства');
    if (!ended) throw new Error('Nothing is discontinued');
    catalogue.changeTobacco(ended.id, { status: 'Выпускается' });
    await world.scrape();
    const event = await world.db.prisma.catalogEvent.findFirst({
      orderBy: { id: 'desc' },
      include: { tobacco: true },
    });
    expect(event).toMatchObject({ kind: 'back', tobacco: { htreviewsId: ended.id } });
  });
});

it('a dry run tells what would change and writes nothing', async () => {
  const { catalogue } = world.replica;
  const line = catalogue.lines()[0];
  if (!line) throw new Error('The replica has no line');
  const added = catalogue.addTobacco(line.id, { name: 'Пока не записан', tags: [] });
  const runs = await world.db.prisma.scrapeRun.count();
  const report = await world.scrape({ isDryRun: true });
  expect(report).toMatchObject({ outcome: 'ok', isDryRun: true, counters: { tobaccosNew: 1 } });
  expect(await world.db.prisma.tobacco.findUnique({ where: { htreviewsId: added.id } })).toBeNull();
  expect(await world.db.prisma.scrapeRun.count()).toBe(runs);
});

it("what does not fit into a day's requests is put off, and the next run goes on", async () => {
  const { catalogue } = world.replica;
  for (const { id } of catalogue.tobaccos().slice(0, 5))
    catalogue.changeTobacco(id, { description: 'Заново.', strengthOfficial: 'Смешанная' });
  const spent = await createRunsRepository(world.db.prisma).requestsToday('UTC');
  const first = await world.scrape({}, { requestsPerDay: spent + 24 });
  const { detailsRead, detailsPutOff, brandsDone, requests } = first.counters;
  expect(first.outcome).toBe('ok');
  expect(requests).toBeLessThanOrEqual(24);
  expect(brandsDone).toBe(6);
  expect(detailsRead).toBeGreaterThan(0);
  expect(detailsPutOff).toBe(6 - detailsRead);
  expect(await world.scrape()).toMatchObject({
    outcome: 'ok',
    counters: { detailsRead: detailsPutOff, detailsPutOff: 0 },
  });
});

it('without any request left for today nothing is asked for, and the slot counts as answered', async () => {
  const slot = new Date();
  world.replica.resetRequests();
  const report = await world.scrape({ slot }, { requestsPerDay: 1 });
  expect(report).toMatchObject({ outcome: 'stopped', reason: 'budget_spent' });
  expect(world.replica.requests()).toEqual([]);
  expect(await createRunsRepository(world.db.prisma).isAnswered(slot)).toBe(true);
  // The next run goes on with it.
  expect(await world.scrape()).toMatchObject({ outcome: 'ok' });
});

async function listen(connectionString: string): Promise<{ end: () => Promise<string[]> }> {
  const client = new pg.Client({ connectionString });
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  await client.query('LISTEN catalog_changed');
  return {
    end: async () => {
      // Notifications sent before come before its answer.
      await client.query('SELECT 1');
      await client.end();
      return heard;
    },
  };
}
