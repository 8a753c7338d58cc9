import type { BenchDatabase } from '#src/database.ts';
import { grouped, median } from '#src/numbers.ts';
import type { Finding, Measure } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';
import { queriesOf } from '#src/search-queries.ts';
import { type Asked, CONNECTIONS, type Load, load } from './load.ts';
import { signIn, startApiProcess, startYardstickProcess } from './processes.ts';

const TOBACCOS = 12_000;
const ROUNDS = 5;
const ON_A_LIST = 100;
/** How many different things people look at again and again. */
const LOOKED_AT = 1_000;

type Compared = { what: string; least: number; api: Asked; yardstick: Asked };
type Turn = { api: Load; yardstick: Load };

/** P1 and P2: each kind of read through the whole API, in turns with the yardstick. */
export async function measureReads({ server, say, isFull }: PartDeps): Promise<Finding> {
  const database = await server.create('api_reads');
  await seedCatalogue(database.query, TOBACCOS);
  const api = await startApiProcess(database.connectionString);
  const yardstick = await startYardstickProcess(database.connectionString);
  const duration = isFull ? 10 : 3;
  const measures: Measure[] = [];
  const numbers: Record<string, Turn[]> = {};
  try {
    for (const { what, least, api: ofApi, yardstick: ofYardstick } of await comparisons(database, api.url)) {
      const turns: Turn[] = [];
      for (let round = -1; round < ROUNDS; round += 1) {
        const turn = {
          yardstick: await load(yardstick, ofYardstick, { duration }),
          api: await load(api, ofApi, { duration }),
        };
        if (round >= 0) turns.push(turn);
      }
      say(`  ${what}: done`);
      numbers[what] = turns;
      measures.push(...measuresOf(what, least, turns));
    }
  } finally {
    await api.stop();
    await yardstick.stop();
  }
  return { measures, numbers };
}

async function comparisons(database: BenchDatabase, apiUrl: string): Promise<Compared[]> {
  const { accessToken, userId } = await signIn(apiUrl, 1);
  await database.query(`INSERT INTO wishlists (user_id, is_default) VALUES ($1, true)`, [userId]);
  await database.query(
    `INSERT INTO wishlist_items (wishlist_id, tobacco_id)
     SELECT w.id, t.id FROM wishlists w, (SELECT id FROM tobaccos ORDER BY id LIMIT $1::int) t`,
    [ON_A_LIST],
  );
  await database.query('VACUUM (ANALYZE) wishlist_items');
  const ids = await database.query<{ id: number }>(
    'SELECT id FROM tobaccos ORDER BY hashint4(id) LIMIT $1::int',
    [LOOKED_AT],
  );
  const searches = queriesOf().map(({ text }) => `/tobaccos?search=${encodeURIComponent(text)}`);
  const headers = { authorization: `Bearer ${accessToken}` };
  const both = (what: string, least: number, paths: readonly string[]): Compared => ({
    what,
    least,
    yardstick: { paths },
    api: { paths: paths.map((path) => `/api/v1${path}`), headers },
  });
  return [
    both(
      'a tobacco by its id',
      1,
      ids.map(({ id }) => `/tobaccos/${id}`),
    ),
    both('the first page of the list', 1, ['/tobaccos']),
    both('the first page of a search', 1, searches),
    {
      what: `a person's own wishlist of ${ON_A_LIST}`,
      least: 0.5,
      yardstick: { paths: [`/wishlist/${userId}`] },
      api: { paths: ['/api/v1/wishlist'], headers },
    },
  ];
}

const MOST_P99 = 2;

function measuresOf(what: string, least: number, turns: readonly Turn[]): Measure[] {
  const of = (side: keyof Turn, number: keyof Load) => median(turns.map((turn) => turn[side][number]));
  const ratio = median(
    turns.map(({ api, yardstick }) => api.requestsPerSecond / yardstick.requestsPerSecond),
  );
  // autocannon counts whole milliseconds.
  const slower = of('api', 'p99') / Math.max(1, of('yardstick', 'p99'));
  return [
    {
      what: `${what}: requests a second, API ÷ yardstick (P1)`,
      measured: `${ratio.toFixed(2)} (${grouped(of('api', 'requestsPerSecond'))} ÷ ${grouped(of('yardstick', 'requestsPerSecond'))})`,
      target: `≥ ${least.toFixed(1)}`,
      isMet: ratio >= least,
    },
    {
      what: `${what}: p99 at ${CONNECTIONS} connections, API ÷ yardstick (P2)`,
      measured: `${slower.toFixed(2)} (${of('api', 'p99')} ÷ ${of('yardstick', 'p99')} ms)`,
      target: `≤ ${MOST_P99}`,
      isMet: slower <= MOST_P99,
    },
  ];
}
