import type { ApiClient } from '@hookah/shared/api-client';
import { type BenchServer, startBenchServer } from './database.ts';
import { machineFacts } from './machine.ts';
import { grouped, median, millisecondsOf, quantile } from './numbers.ts';
import { type Measure, markdownTable, rewriteDocs, writeResult } from './report.ts';
import { startTimedApi } from './search-api.ts';
import { seedCatalogue } from './search-catalogue.ts';
import { growthMeasures, measureReads, type Reads } from './search-growth.ts';
import { type Kind, queriesOf } from './search-queries.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const ROUNDS_OF_WARMING = 2;
const ROUNDS = 5;
const PAGE = 20;

type Took = { sql: number; http: number };
/** Of each kind its queries, and what each took in every round. */
type Times = Record<Kind, Took[][]>;
type Measured = {
  tobaccos: number;
  words: number;
  times: Times;
  pages: { first: number; deep: number };
  reads: Reads;
};

const say = (line: string) => console.error(line);
const most = Number(process.argv.find((one) => /^\d+$/.test(one)) ?? SIZES.at(-1));

async function measure(server: BenchServer, tobaccos: number): Promise<Measured> {
  const database = await server.create(`search_${tobaccos}`);
  say(
    `${grouped(tobaccos)} tobaccos: written in ${Math.round(await millisecondsOf(() => seedCatalogue(database.query, tobaccos)))} ms`,
  );
  const [counted] = await database.query<{ count: string }>('SELECT count(*) FROM search_vocabulary');
  const api = await startTimedApi(database);
  const times: Times = {
    clean: [],
    prefix: [],
    typo: [],
    transliterated: [],
    filtered: [],
  };
  // A catalogue that is written all the time would never be answered from memory: that is what we measure.
  const forget = () => database.query(`SELECT pg_notify('catalog_written', '')`);
  const queries = queriesOf().map((query) => ({ ...query, took: [] as Took[] }));
  for (const { kind, took } of queries) times[kind].push(took);
  for (let round = -ROUNDS_OF_WARMING; round < ROUNDS; round += 1) {
    for (const { kind, text, filters, took } of queries) {
      await forget();
      api.takeTime();
      const waited = await millisecondsOf(() =>
        api.client.tobaccos.list({ ...filters, search: text, limit: PAGE }),
      );
      const inDatabase = api.takeTime();
      if (round < 0) continue;
      took.push({ sql: inDatabase, http: waited });
      if (waited > 50) say(`  ${Math.round(waited)} ms: ${kind} "${text}"`);
    }
  }
  const pages = await measurePages(api.client, forget);
  const reads = await measureReads(api.client, forget);
  await api.stop();
  return { tobaccos, words: Number(counted?.count ?? 0), times, pages, reads };
}

/** By rating, the first page and the ten thousandth of small ones, or the last there is. */
async function measurePages(
  client: ApiClient,
  forget: () => Promise<unknown>,
): Promise<{ first: number; deep: number }> {
  let cursor: string | null = null;
  const pageSize = 100;
  for (let page = 0; page < 2_000; page += 1) {
    const { nextCursor } = await client.tobaccos.list({
      sort: 'rating',
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    });
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  const deepCursor = cursor;
  const first: number[] = [];
  const deep: number[] = [];
  for (let turn = 0; turn < 100; turn += 1) {
    await forget();
    first.push(await millisecondsOf(() => client.tobaccos.list({ sort: 'rating', limit: PAGE })));
    await forget();
    deep.push(
      await millisecondsOf(() =>
        client.tobaccos.list({
          sort: 'rating',
          limit: PAGE,
          ...(deepCursor === null ? {} : { cursor: deepCursor }),
        }),
      ),
    );
  }
  return { first: quantile(first, 0.5), deep: quantile(deep, 0.5) };
}

/** Of each query the middle one of its rounds: what the machine does besides hits another one each time. */
const mediansOf = (queries: readonly Took[][], where: keyof Took): number[] =>
  queries.map((rounds) => median(rounds.map((took) => took[where])));

const round1 = (value: number) => Math.round(value * 10) / 10;

function measuresOf(all: readonly Measured[]): Measure[] {
  const smallest = all[0];
  const largest = all.at(-1);
  return [
    ...all.flatMap(({ tobaccos, words, times }) =>
      Object.entries(times).map(([kind, queries]): Measure => {
        const [sql, http] = [mediansOf(queries, 'sql'), mediansOf(queries, 'http')];
        const [p99sql, p99http] = [quantile(sql, 0.99), quantile(http, 0.99)];
        const single = round1(
          quantile(
            queries.flat().map((took) => took.http),
            0.99,
          ),
        );
        return {
          what: `${kind} queries among ${grouped(tobaccos)} tobaccos (${grouped(words)} words): p50 / p99 in the database, over HTTP (P4)`,
          measured: `${round1(quantile(sql, 0.5))} / ${round1(p99sql)} ms, ${round1(quantile(http, 0.5))} / ${round1(p99http)} ms (p99 of all single answers: ${single} ms)`,
          target: tobaccos === 1_000_000 ? '≤ 10 ms, ≤ 15 ms (p99)' : '',
          isMet: tobaccos === 1_000_000 ? p99sql <= 10 && p99http <= 15 : null,
        };
      }),
    ),
    ...(smallest && largest && smallest !== largest
      ? [ratioOf('all queries: p99 in the database', smallest, largest)]
      : []),
    ...all.map(
      ({ tobaccos, pages }): Measure => ({
        what: `page ${tobaccos >= 200_000 ? '10 000' : 'last'} ÷ page 1 of the list by rating among ${grouped(tobaccos)} (medians, P5)`,
        measured: `${Math.round((pages.deep / pages.first) * 100) / 100} (${round1(pages.deep)} ÷ ${round1(pages.first)} ms)`,
        target: '≤ 1.5',
        isMet: pages.deep / pages.first <= 1.5,
      }),
    ),
    ...growthMeasures(all),
  ];
}

function ratioOf(what: string, smallest: Measured, largest: Measured): Measure {
  const p99 = ({ times }: Measured) =>
    quantile(
      Object.values(times).flatMap((queries) => mediansOf(queries, 'sql')),
      0.99,
    );
  const ratio = p99(largest) / p99(smallest);
  return {
    what: `${what}, ${grouped(largest.tobaccos)} ÷ ${grouped(smallest.tobaccos)} tobaccos`,
    measured: `${Math.round(ratio * 10) / 10} (${round1(p99(largest))} ÷ ${round1(p99(smallest))} ms)`,
    target: '≤ 2.5',
    isMet: ratio <= 2.5,
  };
}

const server = await startBenchServer();
try {
  const machine = await machineFacts(await server.create('facts'));
  const all: Measured[] = [];
  for (const size of SIZES.filter((one) => one <= most)) all.push(await measure(server, size));
  const measures = measuresOf(all);
  const table = markdownTable(measures, machine);
  console.log(table);
  say(`\nThe numbers: ${writeResult('search', machine, { search: { measures, numbers: { all } } })}`);
  if (process.argv.includes('--docs')) rewriteDocs('search', table);
} finally {
  await server.stop();
}
