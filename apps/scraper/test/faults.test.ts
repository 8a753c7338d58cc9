import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScrapeSettings } from '#src/run.ts';
import { startWorld, type World } from './support/scrape.ts';
import { catalogueOf, tobaccoVersions } from './support/truth.ts';

type Fault = Parameters<World['replica']['faults']['set']>[0];

let world: World;
let good: Awaited<ReturnType<typeof catalogueOf>>;
beforeAll(async () => {
  world = await startWorld({ scale: { brands: 4, lines: 5, tobaccos: 24 } });
  expect(await world.scrape()).toMatchObject({ outcome: 'ok' });
  good = await catalogueOf(world.db.prisma);
});
afterAll(() => world.close());

async function scrapeWith(faults: Fault[], settings: Partial<ScrapeSettings> = {}) {
  world.replica.faults.set(...faults);
  world.replica.resetRequests();
  try {
    return await world.scrape({}, settings);
  } finally {
    world.replica.faults.clear();
  }
}

/** Makes each tobacco's own page due, as a change in the lists would. */
const makeAllDue = () => world.db.prisma.tobacco.updateMany({ data: { contentHash: 'old' } });

describe('R13 the run ends with a reason and the catalogue stays, when', () => {
  const cases: [string, string, Fault[]][] = [
    [
      'everything is refused',
      'forbidden',
      [{ type: 'status', status: 403, kind: ['brand', 'tobacco', 'json-brands'] }],
    ],
    [
      'nothing but errors comes',
      'site_unavailable',
      [{ type: 'status', status: 500, kind: ['json-brands', 'brand'] }],
    ],
    [
      'it is told again and again to wait',
      'rate_limited',
      [{ type: 'status', status: 429, retryAfter: 0, kind: 'brand' }],
    ],
    [
      'it is told to wait for a day',
      'rate_limited',
      [{ type: 'status', status: 429, retryAfter: 86_400, kind: 'brand' }],
    ],
    ['robots.txt cannot be had', 'robots_unreachable', [{ type: 'status', status: 503, kind: 'robots' }]],
    [
      'robots.txt forbids everything',
      'robots_disallow',
      [{ type: 'relabel', from: 'Disallow: /api/', to: 'Disallow: /', kind: 'robots' }],
    ],
    [
      'the brand list has lost its counts',
      'brand_list_unreadable',
      [{ type: 'relabel', from: 'data-count', to: 'data-total', kind: 'brand-list' }],
    ],
    [
      'the brand list is empty',
      'brand_list_empty',
      [{ type: 'relabel', from: 'data-count="', to: 'data-count="0" data-was="', kind: 'brand-list' }],
    ],
    [
      'the brand list redirects for ever',
      'brand_list_unreadable',
      [{ type: 'redirect-loop', kind: 'brand-list' }],
    ],
    [
      'the brand list never ends',
      'brand_list_unreadable',
      [{ type: 'huge', bytes: 200_000_000, kind: 'brand-list' }],
    ],
    [
      'a label has another name',
      'markup_changed',
      [{ type: 'relabel', from: 'Статус', to: 'Состояние', kind: 'brand' }],
    ],
    [
      'a class has another name',
      'markup_changed',
      [{ type: 'rename-class', from: 'object_card_title', to: 'card_title', kind: 'brand' }],
    ],
  ];
  it.each(cases)('%s: %s', async (_, reason, faults) => {
    const report = await scrapeWith(faults, { maxBytes: 2_000_000 });
    expect(report).toMatchObject({ outcome: 'failed', reason });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
    const run = await world.db.prisma.scrapeRun.findFirst({ orderBy: { id: 'desc' } });
    expect(run).toMatchObject({ outcome: 'failed', reason });
  });

  it('most brands are gone: brand_list_short', async () => {
    await world.db.prisma.$executeRaw`
      UPDATE scrape_runs SET counters = jsonb_set(counters, '{brandsCounted}', '6') WHERE outcome = 'ok'`;
    const report = await scrapeWith([]);
    await world.db.prisma.$executeRaw`
      UPDATE scrape_runs SET counters = jsonb_set(counters, '{brandsCounted}', '4') WHERE outcome = 'ok'`;
    expect(report).toMatchObject({ outcome: 'failed', reason: 'brand_list_short' });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });
});

describe('R13 the run goes on, and the catalogue stays, when', () => {
  it('the label of a tobacco page vanishes: what is known is kept', async () => {
    await makeAllDue();
    const report = await scrapeWith([{ type: 'relabel', from: 'Статус', to: 'Состояние', kind: 'tobacco' }]);
    expect(report).toMatchObject({ outcome: 'failed', reason: 'markup_changed' });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });

  it('an error passes: it asks again', async () => {
    const report = await scrapeWith([{ type: 'status', status: 502, kind: 'brand', times: 2 }]);
    expect(report).toMatchObject({ outcome: 'ok', counters: { retries: 2, brandsFailed: 0 } });
  });

  it('P10 it is told to wait: it waits as long, and asks again', async () => {
    const report = await scrapeWith([
      { type: 'status', status: 429, retryAfter: 1, kind: 'brand', times: 1 },
    ]);
    expect(report).toMatchObject({ outcome: 'ok', counters: { retries: 1 } });
    const [refused, again] = world.replica.requests().filter(({ kind }) => kind === 'brand');
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(995);
  });

  const listFaults: [string, Fault][] = [
    [
      'are empty',
      { type: 'json-as', shape: 'empty', kind: ['json-brands', 'json-by-brand', 'json-by-line'] },
    ],
    [
      'are web pages',
      { type: 'json-as', shape: 'html', kind: ['json-brands', 'json-by-brand', 'json-by-line'] },
    ],
    ['have another shape', { type: 'json-as', shape: 'object', kind: ['json-brands', 'json-by-brand'] }],
    ['are not there', { type: 'status', status: 404, kind: ['json-brands', 'json-by-brand'] }],
  ];
  it.each(listFaults)('the list endpoints %s: the pages serve', async (_, fault) => {
    const report = await scrapeWith([fault]);
    expect(report).toMatchObject({
      outcome: 'ok',
      counters: { strategy: 'pages', brandsDone: 4, tobaccosChanged: 0 },
    });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });

  it('the lists of tobaccos are halved: those not named are looked at, and stay', async () => {
    const report = await scrapeWith([{ type: 'json-as', shape: 'half', kind: 'json-by-brand' }]);
    expect(report).toMatchObject({ outcome: 'ok', counters: { detailsAbsent: 0 } });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });

  const pageFaults: [string, Fault][] = [
    ['leads elsewhere', { type: 'redirect-loop', kind: 'tobacco', times: 2 }],
    ['never ends', { type: 'huge', bytes: 200_000_000, kind: 'tobacco', times: 1 }],
    ['is cut off', { type: 'truncate', kind: 'tobacco', times: 1 }],
    ['breaks off', { type: 'reset', kind: 'tobacco', times: 1 }],
    ['drips', { type: 'drip', bytes: 50, everyMs: 20, kind: 'tobacco', times: 1 }],
    ['is refused', { type: 'status', status: 403, kind: 'tobacco', times: 1 }],
  ];
  it.each(pageFaults)("a tobacco's page %s", async (_, fault) => {
    await makeAllDue();
    expect(await scrapeWith([fault], { timeoutMs: 1_500 })).toMatchObject({ outcome: 'ok' });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });

  it("a brand's page never ends: that brand is left as it was", async () => {
    const slug = good.brands[0]?.slug ?? '';
    const fault: Fault = { type: 'huge', bytes: 200_000_000, path: `/tobaccos/${slug}`, kind: 'brand' };
    const report = await scrapeWith([fault], { maxBytes: 2_000_000 });
    expect(report).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 1, brandsDone: 3 } });
    expect(await catalogueOf(world.db.prisma)).toEqual(good);
  });

  it('another page comes with 200 in place of a brand', async () => {
    const slug = good.brands[0]?.slug ?? '';
    const versions = await tobaccoVersions(world.db.prisma);
    const fault: Fault = {
      type: 'relabel',
      from: `/tobaccos/${slug}"`,
      to: '/tobaccos"',
      path: `/tobaccos/${slug}`,
      kind: 'brand',
    };
    expect(await scrapeWith([fault])).toMatchObject({ outcome: 'ok', counters: { brandsFailed: 1 } });
    expect(await tobaccoVersions(world.db.prisma)).toEqual(versions);
  });
});
