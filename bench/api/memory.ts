import { watchMemory } from '#src/memory.ts';
import { grouped, median } from '#src/numbers.ts';
import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';
import { queriesOf } from '#src/search-queries.ts';
import { load } from './load.ts';
import { signIn, startApiProcess } from './processes.ts';

const TOBACCOS = 12_000;
/** Fewer, and the end of the heap's first growth is taken for a leak. */
const REQUESTS = 1_000_000;
const MOST_GROWTH = 1.2;

/** Resident memory of the API over very many requests of all kinds, each id of the catalogue among them. */
export async function measureMemory({ server }: PartDeps): Promise<Finding> {
  const database = await server.create('api_memory');
  await seedCatalogue(database.query, TOBACCOS);
  const ids = await database.query<{ id: number }>('SELECT id FROM tobaccos');
  const api = await startApiProcess(database.connectionString);
  try {
    const { accessToken } = await signIn(api.url, 1);
    const searches = queriesOf();
    const paths = ids.map(({ id }, index) => {
      const search = encodeURIComponent(searches[index % searches.length]?.text ?? '');
      return `/api/v1${['/wishlist', `/tobaccos?search=${search}`, '/tobaccos?sort=name'][index % 20] ?? `/tobaccos/${id}`}`;
    });
    const asked = { paths, headers: { authorization: `Bearer ${accessToken}` } };
    await load(api, asked, { amount: REQUESTS / 10 });
    const watch = watchMemory(api.pid);
    await load(api, asked, { amount: REQUESTS });
    watch.stop();
    const { samples } = watch;
    const tenth = Math.max(1, Math.floor(samples.length / 10));
    const [early, late] = [median(samples.slice(0, tenth)), median(samples.slice(-tenth))];
    return {
      measures: [
        {
          what: `memory of the API in the last tenth of ${grouped(REQUESTS)} requests ÷ in their first, after ${grouped(REQUESTS / 10)} others`,
          measured: `${(late / early).toFixed(2)} (${Math.round(late)} ÷ ${Math.round(early)} MiB, at most ${Math.round(watch.peak() ?? Number.NaN)})`,
          target: `≤ ${MOST_GROWTH}`,
          isMet: late / early <= MOST_GROWTH,
        },
      ],
      numbers: { samples },
    };
  } finally {
    await api.stop();
  }
}
