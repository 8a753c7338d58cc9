import { createPrisma, type PrismaClient } from '@hookah/db/client';
import { startReplica } from '@hookah/htreviews-replica';
import type { BenchDatabase, Query } from '#src/database.ts';
import { grouped, median, millisecondsOf } from '#src/numbers.ts';
import type { Finding, Measure } from '#src/report.ts';
import {
  type CatalogRepository,
  createCatalogRepository,
} from '../../apps/scraper/src/catalog/catalog.repository.ts';
import type { BrandPlan } from '../../apps/scraper/src/catalog/plan.ts';
import type { KnownBrand, TobaccoRow } from '../../apps/scraper/src/catalog/rows.ts';
import type { PartDeps } from './part.ts';
import { scrapeOnce } from './processes.ts';

/** As many as the largest brand of the site has, and as many as a brand has on average. */
const LARGEST = 230;
const AVERAGE = 44;
const ROUNDS = 5;
const AT_LEAST = 20;
const OTHERS = 11_730;
const FIRST_OTHER = 10_000_000;

/** The scraper's own saving of tobaccos against the loop that everybody writes first, in turns. */
export async function measureIngest({ server, say }: PartDeps): Promise<Finding> {
  const database = await server.create('ingest');
  const { connectionString } = database;
  say('Saving tobaccos by the scraper and by a loop of upserts, in turns');
  const replica = await startReplica({ scale: { brands: 1, lines: 4, tobaccos: LARGEST } });
  await scrapeOnce({ siteUrl: replica.url, databaseUrl: connectionString, delayMs: 0 }).finally(
    replica.close,
  );

  const prisma = createPrisma({ connectionString, poolSize: 3, applicationName: 'bench' });
  try {
    const contest = await prepare(prisma, database);
    const results: Result[] = [];
    for (const batch of [LARGEST, AVERAGE]) {
      for (const kind of ['new', 'changed'] as const) results.push(await compete(contest, kind, batch));
    }
    return { measures: results.flatMap(toMeasures), numbers: { rounds: ROUNDS, others: OTHERS, results } };
  } finally {
    await prisma.$disconnect();
  }
}

type Contest = {
  rows: TobaccoRow[];
  empty: () => Promise<unknown>;
  save: (rows: TobaccoRow[]) => Promise<void>;
  upsertOneByOne: (rows: TobaccoRow[]) => Promise<void>;
  /** The same rows by one statement out of the database's own memory: its indexes take so long, whoever writes. */
  writeWithin: (kind: Kind, count: number) => Promise<unknown>;
};

type Kind = 'new' | 'changed';

async function prepare(prisma: PrismaClient, { query }: BenchDatabase): Promise<Contest> {
  const catalog = createCatalogRepository(prisma);
  const { brand, tobaccos } = await loadOnlyBrand(catalog);
  const lines = await prisma.line.findMany({ select: { id: true, slug: true } });
  const lineIds = new Map(lines.map(({ id, slug }) => [slug, id]));
  const columns = await writableColumns(query);
  await query('CREATE TABLE kept AS SELECT * FROM tobaccos');
  await addOthers(query, columns);
  return {
    rows: tobaccos.map(({ isWished: _, ...row }) => row),
    empty: async () => {
      await query('DELETE FROM tobaccos WHERE htreviews_id < $1', [FIRST_OTHER]);
      await query('VACUUM ANALYZE tobaccos');
    },
    save: (rows) => catalog.save(planOf(brand, rows), 0, async () => undefined),
    upsertOneByOne: async (rows) => {
      for (const row of rows) {
        const lineId = row.lineSlug === null ? null : (lineIds.get(row.lineSlug) ?? null);
        const data = columnsOf(row, brand.id, lineId);
        await prisma.tobacco.upsert({ where: { htreviewsId: row.htreviewsId }, create: data, update: data });
      }
    },
    writeWithin: (kind, count) =>
      kind === 'new'
        ? query(`INSERT INTO tobaccos (${columns}) SELECT ${columns} FROM kept LIMIT $1`, [count])
        : query(
            'UPDATE tobaccos SET ratings_count = coalesce(ratings_count, 0) + 1 WHERE htreviews_id < $1',
            [FIRST_OTHER],
          ),
  };
}

/** All but those that the database computes. */
async function writableColumns(query: Query): Promise<string> {
  const rows = await query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = 'tobaccos'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  return rows[0]?.columns ?? '';
}

/** The rest of a catalogue, so that indexes are as deep as they are in life. */
async function addOthers(query: Query, columns: string): Promise<void> {
  await query(
    `INSERT INTO tobaccos (${columns})
     SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(t, jsonb_build_object(
         'id', nextval(pg_get_serial_sequence('tobaccos', 'id')), 'htreviews_id', $1 + row_number() OVER ()))).*
       FROM tobaccos t, generate_series(1, $2::int)
     ) AS others`,
    [FIRST_OTHER, Math.round(OTHERS / LARGEST)],
  );
}

async function loadOnlyBrand(catalog: CatalogRepository) {
  const [listed] = await catalog.knownBrands();
  if (listed?.htreviewsId == null) throw new Error('The scrape saved no brand');
  const { brand, tobaccos } = await catalog.loadBrand({
    htreviewsId: listed.htreviewsId,
    slug: listed.slug,
    tobaccoIds: [],
  });
  if (brand === null || tobaccos.length < LARGEST) throw new Error('The scrape saved too little');
  return { brand, tobaccos };
}

type Result = {
  kind: Kind;
  batch: number;
  rows: number;
  saveMs: number[];
  upsertMs: number[];
  withinMs: number[];
  /** Median against median. */
  ratio: number;
};

async function compete(contest: Contest, kind: Kind, batch: number): Promise<Result> {
  const rows = contest.rows.slice(0, Math.floor(LARGEST / batch) * batch);
  const ways = {
    saveMs: async (changed: TobaccoRow[]) => {
      for (let at = 0; at < changed.length; at += batch) await contest.save(changed.slice(at, at + batch));
    },
    upsertMs: contest.upsertOneByOne,
    withinMs: (changed: TobaccoRow[]) => contest.writeWithin(kind, changed.length),
  };
  const times: Record<keyof typeof ways, number[]> = { saveMs: [], upsertMs: [], withinMs: [] };
  // The first round warms both up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const way of ['saveMs', 'upsertMs', 'withinMs'] as const) {
      await contest.empty();
      if (kind === 'changed') await contest.save(rows);
      const toWrite = kind === 'new' ? rows : rows.map(changedIn(round));
      const took = await millisecondsOf(() => ways[way](toWrite));
      if (round > 0) times[way].push(took);
    }
  }
  return {
    kind,
    batch,
    rows: rows.length,
    ...times,
    ratio: median(times.upsertMs) / median(times.saveMs),
  };
}

const changedIn =
  (round: number) =>
  (row: TobaccoRow): TobaccoRow => ({ ...row, ratingsCount: (row.ratingsCount ?? 0) + round + 1 });

function toMeasures({ kind, batch, rows, saveMs, upsertMs, withinMs, ratio }: Result): Measure[] {
  const perSecond = (times: number[]) => grouped((rows / median(times)) * 1_000);
  const isLargest = batch === LARGEST;
  const most = median(upsertMs) / median(withinMs);
  return [
    {
      what: `saving ${batch} ${kind} tobaccos of a brand at once ÷ a loop of \`prisma.tobacco.upsert\``,
      measured: `${ratio.toFixed(1)} (${perSecond(saveMs)} ÷ ${perSecond(upsertMs)} rows/s)`,
      target: isLargest ? `≥ ${AT_LEAST}` : '',
      isMet: isLargest ? ratio >= AT_LEAST : null,
    },
    {
      what: `the most that could be: ${rows} ${kind} rows within the database ÷ that loop`,
      measured: `${most.toFixed(1)} (${perSecond(withinMs)} rows/s)`,
      target: '',
      isMet: null,
    },
  ].filter((_, index) => isLargest || index === 0);
}

/** Tobaccos alone: the yardstick writes no tags, words or events either. */
const planOf = ({ id, ...brand }: NonNullable<KnownBrand['brand']>, tobaccos: TobaccoRow[]): BrandPlan => ({
  brandId: id,
  brand,
  isBrandChanged: false,
  lines: [],
  tobaccos,
  retagged: [],
  events: [],
  words: new Map(),
  counts: { seen: tobaccos.length, added: 0, changed: tobaccos.length },
});

function columnsOf(row: TobaccoRow, brandId: number, lineId: number | null) {
  const { lineSlug: _line, tags: _tags, addedOn, lastSeenAt, checkedAt, ...columns } = row;
  return {
    ...columns,
    brandId,
    lineId,
    addedOn: addedOn === null ? null : new Date(addedOn),
    lastSeenAt: new Date(lastSeenAt),
    checkedAt: checkedAt === null ? null : new Date(checkedAt),
    goneAt: null,
  };
}
