import { createCatalogCache } from '@hookah/api/catalog/catalog-cache';
import { createTobaccosRepository } from '@hookah/api/catalog/tobaccos.repository';
import { createDatabase } from '@hookah/api/database';
import { startTestRedis } from '@hookah/api/testing/redis';
import { createPrisma } from '@hookah/db/client';
import { Redis } from 'ioredis';
import { median } from '#src/numbers.ts';
import type { Finding, Measure } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';

const TOBACCOS = 12_000;
const LOOKED_AT = 1_000;
const AT_ONCE = 20;
const ROUNDS = 5;

type Rate = { perSecond: number; microseconds: number };
type Way = 'memory' | 'Redis' | 'PostgreSQL';

/** Where an answer about the catalogue may come from: its price in time, and in the API's own processor time. */
export async function measureCache({ server, isFull }: PartDeps): Promise<Finding> {
  const database = await server.create('growth_cache');
  await seedCatalogue(database.query, TOBACCOS);
  const redisServer = await startTestRedis();
  const redis = new Redis(redisServer.url, { enableAutoPipelining: true });
  const prisma = createPrisma({ connectionString: database.connectionString });
  const repository = createTobaccosRepository(createDatabase(prisma));
  const rows = await database.query<{ id: number }>(
    'SELECT id FROM tobaccos ORDER BY hashint4(id) LIMIT $1::int',
    [LOOKED_AT],
  );
  const ids = rows.map(({ id }) => id);
  const asked = {
    'one tobacco': (index: number) => repository.find(ids[index % ids.length] ?? 1, 'https://example.org'),
    'a page of 20': (index: number) =>
      repository.page(
        { brand: `brand-${1 + (index % 20)}` },
        { search: null, sort: 'rating', after: null, limit: 20 },
      ),
  };
  const milliseconds = isFull ? 3_000 : 500;
  const measures: Measure[] = [];
  const numbers: Record<string, unknown> = {};
  try {
    for (const [what, read] of Object.entries(asked)) {
      const ways = await waysOf(what, read, redis);
      const turns: Record<Way, Rate>[] = [];
      for (let round = -1; round < ROUNDS; round += 1) {
        const turn = {
          memory: await rateOf(ways.memory, milliseconds),
          Redis: await rateOf(ways.Redis, milliseconds),
          PostgreSQL: await rateOf(ways.PostgreSQL, milliseconds),
        };
        if (round >= 0) turns.push(turn);
      }
      numbers[what] = turns;
      const cost = (way: Way) => median(turns.map((turn) => turn[way].microseconds));
      const ratio = (a: Way, b: Way) =>
        median(turns.map((turn) => turn[a].perSecond / turn[b].perSecond)).toFixed(1);
      measures.push(
        {
          what: `${what}: the API's processor time by memory, Redis, PostgreSQL`,
          measured: (['memory', 'Redis', 'PostgreSQL'] as const)
            .map((way) => `${cost(way).toFixed(0)} µs`)
            .join(', '),
          target: '',
          isMet: null,
        },
        {
          what: `${what}: answers a second, Redis ÷ PostgreSQL; memory ÷ Redis`,
          measured: `${ratio('Redis', 'PostgreSQL')}; ${ratio('memory', 'Redis')}`,
          target: '',
          isMet: null,
        },
      );
    }
  } finally {
    redis.disconnect();
    await redisServer.kill();
    await prisma.$disconnect();
  }
  return { measures, numbers };
}

/** The same read from each place; memory and Redis have been filled by reading all there is once. */
async function waysOf(
  what: string,
  read: (index: number) => Promise<object | null>,
  redis: Redis,
): Promise<Record<Way, (index: number) => Promise<unknown>>> {
  const cache = createCatalogCache(() => 0);
  cache.confirm(0);
  const kept = cache.keep(what, async (index: number) => (await read(index)) ?? {});
  for (let index = 0; index < LOOKED_AT; index += 1) {
    await redis.set(`${what} ${index}`, JSON.stringify(await kept(index)));
  }
  return {
    memory: (index) => kept(index % LOOKED_AT),
    Redis: async (index) => JSON.parse((await redis.get(`${what} ${index % LOOKED_AT}`)) ?? ''),
    PostgreSQL: (index) => read(index % LOOKED_AT),
  };
}

/** Twenty at a time, each asking the next when it has an answer. */
async function rateOf(work: (index: number) => Promise<unknown>, milliseconds: number): Promise<Rate> {
  const until = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let done = 0;
  const startedAt = performance.now();
  const lane = async () => {
    while (performance.now() < until) {
      await work(done);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: (1_000 * done) / (performance.now() - startedAt),
    microseconds: (user + system) / done,
  };
}
