import { setTimeout as sleep } from 'node:timers/promises';
import type { Query } from '#src/database.ts';
import { grouped, median, millisecondsOf } from '#src/numbers.ts';
import type { Finding, Measure } from '#src/report.ts';
import type { PartDeps } from './part.ts';
import { type Scrape, scrapeOnce, startReplicaProcess } from './processes.ts';

const MOST_SECONDS = 180;
const MOST_MIB = 300;
const YARDSTICK_PAGES = 400;

/** A catalogue of the real site's size, without waiting: once from nothing, once with nothing changed. */
export async function measureWholeCatalogue({ server, say }: PartDeps): Promise<Finding> {
  const database = await server.create('whole');
  const replica = await startReplicaProcess('full');
  const task = { siteUrl: replica.url, databaseUrl: database.connectionString, delayMs: 0, say };
  try {
    say('First run over the whole catalogue');
    const first = await scrapeOnce(task);
    const before = await writesByTable(database.query);
    const tobaccos = await countTobaccos(database.query);
    const pages = await somePages(database.query, replica.url);
    const bareBefore = await fetchMilliseconds(pages);
    say('Second run, nothing changed');
    const second = await scrapeOnce(task);
    const written = difference(await writesByTable(database.query), before);
    const bare = (bareBefore + (await fetchMilliseconds(pages))) / 2;
    return {
      measures: [
        ...firstRun(first, bare),
        ...requestsPerTobacco(tobaccos, first, second),
        ...unchanged(second, written),
      ],
      numbers: { first: numbersOf(first), second: numbersOf(second), written, bareFetchMs: bare },
    };
  } finally {
    await replica.stop();
  }
}

function firstRun({ report, wallSeconds, peakMiB, samplesMiB }: Scrape, bare: number): Measure[] {
  const { requests, tobaccosSeen } = report.counters;
  const perRequest = (report.seconds * 1_000) / requests;
  return [
    {
      what: `first run over ${grouped(tobaccosSeen)} tobaccos (${grouped(requests)} requests) without a delay`,
      measured: `${wallSeconds.toFixed(0)} s`,
      target: `< ${MOST_SECONDS} s`,
      isMet: wallSeconds < MOST_SECONDS,
    },
    {
      what: 'time a request, parsing and saving included ÷ a bare fetch of such a page, both without a delay',
      measured: `${(perRequest / bare).toFixed(1)} (${perRequest.toFixed(1)} ms ÷ ${bare.toFixed(1)} ms)`,
      target: '',
      isMet: null,
    },
    {
      what: 'peak memory of Node in that run',
      measured: peakMiB === null ? 'only told on Linux' : `${peakMiB.toFixed(0)} MiB`,
      target: `< ${MOST_MIB} MiB`,
      isMet: peakMiB === null ? null : peakMiB < MOST_MIB,
    },
    {
      what: 'memory of Node in the last tenth of that run ÷ in its second tenth (medians)',
      measured: peakMiB === null ? 'only told on Linux' : growth(samplesMiB),
      target: '',
      isMet: null,
    },
  ];
}

/** The first tenth is the start-up: the heap finds its size there. */
function growth(samples: readonly number[]): string {
  const tenth = Math.floor(samples.length / 10);
  const early = median(samples.slice(tenth, 2 * tenth));
  const late = median(samples.slice(-tenth));
  return `${(late / early).toFixed(2)} (${late.toFixed(0)} MiB ÷ ${early.toFixed(0)} MiB)`;
}

const requestsPerTobacco = (tobaccos: number, first: Scrape, second: Scrape): Measure[] =>
  [
    { name: 'first run', scrape: first },
    { name: 'unchanged run', scrape: second },
  ].map(({ name, scrape: { report } }) => {
    const { requests } = report.counters;
    return {
      what: `requests a tobacco, ${name}`,
      measured: `${(requests / tobaccos).toFixed(3)} (${grouped(requests)} ÷ ${grouped(tobaccos)})`,
      target: '',
      isMet: null,
    };
  });

function unchanged({ report }: Scrape, written: Writes): Measure[] {
  const ofTobaccos = (written.tobaccos ?? 0) + (written.tobacco_tags ?? 0);
  const others = Object.entries(written)
    .filter(([table]) => table !== 'tobaccos' && table !== 'tobacco_tags')
    .map(([table, rows]) => `${table} ${grouped(rows)}`);
  return [
    {
      what: 'tobacco rows and their tags written by the unchanged run',
      measured: String(ofTobaccos),
      target: '0',
      isMet: ofTobaccos === 0,
    },
    {
      what: 'other rows written by it',
      measured: others.length === 0 ? '0' : others.join(', '),
      target: '',
      isMet: null,
    },
    {
      what: "tobaccos' own pages read by it",
      measured: String(report.counters.detailsRead),
      target: '0',
      isMet: report.counters.detailsRead === 0,
    },
  ];
}

const numbersOf = ({ report, wallSeconds, peakMiB, samplesMiB }: Scrape) => ({
  wallSeconds,
  peakMiB,
  samplesMiB: samplesMiB.map(Math.round),
  seconds: report.seconds,
  counters: report.counters,
});

/** Rows inserted, updated and deleted since the database was made. */
type Writes = Record<string, number>;

async function writesByTable(query: Query): Promise<Writes> {
  await untilScraperIsGone(query);
  const rows = await query<{ table: string; writes: string }>(
    'SELECT relname AS table, n_tup_ins + n_tup_upd + n_tup_del AS writes FROM pg_stat_user_tables ORDER BY relname',
  );
  return Object.fromEntries(rows.map(({ table, writes }) => [table, Number(writes)]));
}

/** A connection reports what it wrote when it ends, at the latest. */
async function untilScraperIsGone(query: Query): Promise<void> {
  const others =
    'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  while ((await query(others)).length > 0) await sleep(50);
}

const difference = (after: Writes, before: Writes): Writes =>
  Object.fromEntries(
    Object.entries(after)
      .map(([table, writes]) => [table, writes - (before[table] ?? 0)] as const)
      .filter(([, writes]) => writes !== 0),
  );

async function countTobaccos(query: Query): Promise<number> {
  const rows = await query<{ count: number }>('SELECT count(*)::int AS count FROM tobaccos');
  return rows[0]?.count ?? 0;
}

async function somePages(query: Query, siteUrl: string): Promise<string[]> {
  const rows = await query<{ path: string }>(
    'SELECT slug_path AS path FROM tobaccos ORDER BY htreviews_id LIMIT $1',
    [YARDSTICK_PAGES],
  );
  return rows.map(({ path }) => `${siteUrl}/tobaccos/${path}`);
}

/** Of one page on average, one after the other. */
async function fetchMilliseconds(pages: readonly string[]): Promise<number> {
  const all = await millisecondsOf(async () => {
    for (const page of pages) await (await fetch(page)).text();
  });
  return all / pages.length;
}
