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

/**
 * The scraper's own saving of tobaccos against the loop that everybody writes first, in turns. Both leave the same rows,
 * the same tags and the same vocabulary behind.
 */
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
  save: (kind: Kind, rows: TobaccoRow[]) => Promise<void>;
  upsertOneByOne: (kind: Kind, rows: TobaccoRow[]) => Promise<void>;
  /** What is there after either: rows, tags, words. */
  count: () => Promise<string>;
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
  await query('CREATE TABLE kept_words AS SELECT * FROM search_vocabulary');
  return {
    rows: tobaccos.map(({ isWished: _, ...row }) => row),
    empty: async () => {
      await query('DELETE FROM tobaccos WHERE htreviews_id < $1', [FIRST_OTHER]);
      await query('DELETE FROM search_vocabulary');
      await query('INSERT INTO search_vocabulary SELECT * FROM kept_words');
      await query('VACUUM ANALYZE tobaccos, tobacco_tags, search_vocabulary');
    },
    save: (kind, rows) => catalog.save(planOf(kind, brand, rows), 0, async () => undefined),
    upsertOneByOne: async (kind, rows) => {
      for (const row of rows) {
        const lineId = row.lineSlug === null ? null : (lineIds.get(row.lineSlug) ?? null);
        const data = columnsOf(row, brand.id, lineId);
        const { id } = await prisma.tobacco.upsert({
          where: { htreviewsId: row.htreviewsId },
          create: data,
          update: data,
        });
        await upsertTags(prisma, id, row);
        if (kind === 'new') await upsertWords(prisma, row);
      }
    },
    count: async () =>
      JSON.stringify(
        await query(`SELECT (SELECT count(*) FROM tobaccos), (SELECT count(*) FROM tobacco_tags),
          (SELECT count(*) FROM search_vocabulary), (SELECT sum(frequency) FROM search_vocabulary)`),
      ),
    writeWithin: (kind, count) =>
      kind === 'new'
        ? query(`INSERT INTO tobaccos (${columns}) SELECT ${columns} FROM kept LIMIT $1`, [count])
        : query(
            'UPDATE tobaccos SET ratings_count = coalesce(ratings_count, 0) + 1 WHERE htreviews_id < $1',
            [FIRST_OTHER],
          ),
  };
}

/** By Prisma's own means, as its documentation shows it. */
async function upsertTags(prisma: PrismaClient, tobaccoId: number, { tags }: TobaccoRow): Promise<void> {
  for (const { htreviewsId, name, group } of tags) {
    if (htreviewsId === null) continue;
    const tag = { name, groupName: group };
    const { id: tagId } = await prisma.flavorTag.upsert({
      where: { htreviewsId },
      create: { htreviewsId, ...tag },
      update: tag,
    });
    await prisma.tobaccoTag.upsert({
      where: { tobaccoId_tagId: { tobaccoId, tagId } },
      create: { tobaccoId, tagId },
      update: {},
    });
  }
}

async function upsertWords(prisma: PrismaClient, { searchText }: TobaccoRow): Promise<void> {
  for (const word of new Set(searchText.split(' '))) {
    await prisma.searchWord.upsert({
      where: { word },
      create: { word },
      update: { frequency: { increment: 1 } },
    });
  }
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
      for (let at = 0; at < changed.length; at += batch)
        await contest.save(kind, changed.slice(at, at + batch));
    },
    upsertMs: (changed: TobaccoRow[]) => contest.upsertOneByOne(kind, changed),
    withinMs: (changed: TobaccoRow[]) => contest.writeWithin(kind, changed.length),
  };
  const times: Record<keyof typeof ways, number[]> = { saveMs: [], upsertMs: [], withinMs: [] };
  const left = new Set<string>();
  // The first round warms both up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const way of ['saveMs', 'upsertMs', 'withinMs'] as const) {
      await contest.empty();
      if (kind === 'changed') await contest.save('new', rows);
      const toWrite = kind === 'new' ? rows : rows.map(changedIn(round));
      const took = await millisecondsOf(() => ways[way](toWrite));
      if (way !== 'withinMs') left.add(await contest.count());
      if (round > 0) times[way].push(took);
    }
  }
  if (left.size !== 1) throw new Error(`Both should leave the same behind: ${[...left].join(' and ')}`);
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
      what: `saving ${batch} ${kind} tobaccos of a brand with their tags and words at once ÷ a loop of \`upsert\``,
      measured: `${ratio.toFixed(1)} (${perSecond(saveMs)} ÷ ${perSecond(upsertMs)} rows/s)`,
      target: isLargest ? `≥ ${AT_LEAST}` : '',
      isMet: isLargest ? ratio >= AT_LEAST : null,
    },
    {
      what: `the most that could be: ${rows} ${kind} rows alone copied within the database ÷ that loop`,
      measured: `${most.toFixed(1)} (${perSecond(withinMs)} rows/s)`,
      target: '',
      isMet: null,
    },
  ].filter((_, index) => isLargest || index === 0);
}

/** As planBrand() would make it, but for events: the yardstick has none. A new rating changes no tag and no word. */
const planOf = (
  kind: Kind,
  { id, ...brand }: NonNullable<KnownBrand['brand']>,
  tobaccos: TobaccoRow[],
): BrandPlan => ({
  brandId: id,
  brand,
  isBrandSeen: true,
  isBrandChanged: false,
  lines: [],
  tobaccos,
  retagged: kind === 'new' ? tobaccos : [],
  events: [],
  words: kind === 'new' ? wordsOf(tobaccos) : new Map(),
  counts: { seen: tobaccos.length, added: 0, changed: tobaccos.length },
});

function wordsOf(tobaccos: readonly TobaccoRow[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { searchText } of tobaccos) {
    for (const word of new Set(searchText.split(' '))) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

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
