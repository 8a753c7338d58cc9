import { Prisma } from '@hookah/db/client';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, orderBy } from '#src/paging/keyset.ts';
import type { Tier } from './query/tiers.ts';
import { keyColumns, orderInTable } from './tobacco-orders.ts';

/** More rows than this are not gathered and sorted: they are met soon enough on a walk in the list's own order. */
const MOST_GATHERED = 5_000;
/** Of several words nobody knows whether they meet: only when that is very likely do we walk. */
const LIKELY_SHARE = 0.02;
/** One name at a time is read in order; beyond a few of them sorting is cheaper. */
const MOST_NAMES_WALKED = 4;

/** The fits of a tier: of a name that is meant as a whole, and of the others. */
const fitsOf = ({ closeness }: Tier) => ({ whole: 7 - 2 * closeness, other: 6 - 2 * closeness });
/** From here on words were guessed; guesses are shown when nothing else is there, never between the rest. */
const LEAST_NEAR_FIT = 4;

type Wanted = {
  tiers: readonly Tier[];
  /** On `t`. */
  filters: Prisma.Sql;
  sort: TobaccoSort;
  after: Place | null;
  limit: number;
  tobaccos: number;
};

/**
 * The common table expressions of a search, the last of them `found`: id, fit, and the keys of the sort. A first page
 * looks at guesses only when there is nothing near; a later one stays with what the first one chose, so that writes
 * between two pages change nothing about it.
 */
export const searchTables = (wanted: Wanted): Prisma.Sql => {
  const { tiers, sort, after } = wanted;
  const near = tiers.filter(({ closeness }) => closeness <= 1);
  const far = tiers.filter(({ closeness }) => closeness > 1);
  const isBehindNear = after !== null && Number(after[0]) >= LEAST_NEAR_FIT;
  const isBehindFar = after !== null && !isBehindNear;
  const nothing = Prisma.sql`SELECT 0 AS fit, ${keyColumns(sort)} FROM tobaccos t WHERE false`;
  const tables = [
    ...(near.length > 0 && !isBehindFar
      ? tablesOf('near', near, wanted, Prisma.sql`true`)
      : [table('near', nothing)]),
    ...(far.length > 0 && !isBehindNear
      ? tablesOf('far', far, wanted, Prisma.sql`NOT (SELECT EXISTS (SELECT FROM near))`)
      : [table('far', nothing)]),
    Prisma.sql`found AS (SELECT * FROM near UNION ALL SELECT * FROM far)`,
  ];
  return Prisma.join(tables);
};

/**
 * The tobaccos `t` that a search shows on all its pages together: guesses only where these conditions leave nothing near.
 */
export const meant = (tiers: readonly Tier[], conditions: Prisma.Sql): Prisma.Sql => {
  const near = tiers.findLast(({ closeness }) => closeness <= 1);
  const widest = tiers.at(-1);
  if (near === undefined || widest === undefined || near === widest)
    return Prisma.sql`t.search_words @@ ${widest?.query ?? ''}::tsquery`;
  return Prisma.sql`t.search_words @@ CASE
    WHEN EXISTS (
      SELECT FROM tobaccos t WHERE t.gone_at IS NULL AND ${conditions} AND t.search_words @@ ${near.query}::tsquery)
    THEN ${near.query}::tsquery ELSE ${widest.query}::tsquery END`;
};

const table = (name: string, sql: Prisma.Sql) => Prisma.sql`${Prisma.raw(name)} AS MATERIALIZED (${sql})`;

const tablesOf = (name: string, tiers: readonly Tier[], wanted: Wanted, when: Prisma.Sql): Prisma.Sql[] => {
  const widest = tiers.at(-1);
  if (widest === undefined) return [];
  const { expected, isOfOneWord } = widest;
  const isMany =
    expected > (isOfOneWord ? MOST_GATHERED : Math.max(4 * MOST_GATHERED, LIKELY_SHARE * wanted.tobaccos));
  return isMany ? walk(name, tiers, wanted, when) : [table(name, gather(tiers, widest, wanted, when))];
};

/** All that match, by the index of words. */
const gather = (
  tiers: readonly Tier[],
  widest: Tier,
  { filters, sort }: Wanted,
  when: Prisma.Sql,
): Prisma.Sql => {
  const fit =
    sort === 'relevance'
      ? Prisma.sql`CASE ${Prisma.join(
          tiers.map(
            (tier) => Prisma.sql`
              WHEN t.search_words @@ ${tier.query}::tsquery
              THEN CASE WHEN ${isNamed(tier)} THEN ${fitsOf(tier).whole}::int ELSE ${fitsOf(tier).other}::int END`,
          ),
          ' ',
        )} END`
      : Prisma.sql`${leastFitOf(tiers)}::int`;
  return Prisma.sql`
    SELECT ${fit} AS fit, ${keyColumns(sort)} FROM tobaccos t
    WHERE ${when} AND t.gone_at IS NULL AND ${filters} AND t.search_words @@ ${widest.query}::tsquery`;
};

/** Fit by fit in the order of the list, stopping when the page is full: for words that very many names have. */
const walk = (name: string, tiers: readonly Tier[], wanted: Wanted, when: Prisma.Sql): Prisma.Sql[] => {
  const { filters, sort, after, limit } = wanted;
  const order = orderInTable(sort);
  const shelf = (fit: number, which: Prisma.Sql, unlessFull: Prisma.Sql) => {
    const passed = after === null ? null : Number(after[0]);
    const place = passed === fit && after !== null ? after.slice(1) : null;
    return Prisma.sql`(
      SELECT ${fit}::int AS fit, ${keyColumns(sort)} FROM tobaccos t
      WHERE ${when} AND ${unlessFull} AND t.gone_at IS NULL AND ${filters} AND ${which} AND ${isBehind(order, place)}
      ORDER BY ${orderBy(order)} LIMIT ${limit}::int)`;
  };
  const shelves = tiers.flatMap((tier, index): { fit: number; which: Prisma.Sql[] }[] => {
    const { whole, other } = fitsOf(tier);
    const closer = tiers[index - 1];
    // A call, for the index of words must not serve it: it would gather all of them.
    const matches = Prisma.sql`ts_match_vq(t.search_words, ${tier.query}::tsquery)`;
    const isNew =
      closer === undefined
        ? matches
        : Prisma.sql`${matches} AND NOT ts_match_vq(t.search_words, ${closer.query}::tsquery)`;
    return [
      { fit: whole, which: namedOneByOne(tier).map((named) => Prisma.sql`${isNew} AND ${named}`) },
      { fit: other, which: [Prisma.sql`${isNew} AND NOT ${isNamed(tier)}`] },
    ];
  });
  const wantedShelves =
    sort === 'relevance'
      ? shelves.filter(({ fit }) => after === null || fit <= Number(after[0]))
      : [
          {
            fit: leastFitOf(tiers),
            which: [Prisma.sql`ts_match_vq(t.search_words, ${tiers.at(-1)?.query ?? ''}::tsquery)`],
          },
        ];
  const steps = wantedShelves.map(({ fit, which }, index) => {
    const fullUnless = wantedShelves
      .slice(0, index)
      .map((_, before) => Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(`${name}_${before}`)})`);
    const unlessFull =
      fullUnless.length === 0
        ? Prisma.sql`true`
        : Prisma.sql`${Prisma.join(fullUnless, ' + ')} < ${limit}::int`;
    return table(
      `${name}_${index}`,
      Prisma.join(
        which.map((one) => shelf(fit, one, unlessFull)),
        ' UNION ',
      ),
    );
  });
  const all = Prisma.join(
    wantedShelves.map((_, index) => Prisma.sql`SELECT * FROM ${Prisma.raw(`${name}_${index}`)}`),
    ' UNION ALL ',
  );
  return [...steps, table(name, all)];
};

const leastFitOf = (tiers: readonly Tier[]) => ((tiers.at(-1)?.closeness ?? 0) <= 1 ? LEAST_NEAR_FIT : 0);

const isNamed = ({ names }: Tier): Prisma.Sql =>
  Prisma.sql`(t.name_key = ANY (${names}::text[]) OR coalesce(t.alt_name_key = ANY (${names}::text[]), false))`;

const namedOneByOne = (tier: Tier): Prisma.Sql[] =>
  tier.names.length > MOST_NAMES_WALKED
    ? [isNamed(tier)]
    : tier.names.flatMap((name) => [Prisma.sql`t.name_key = ${name}`, Prisma.sql`t.alt_name_key = ${name}`]);
