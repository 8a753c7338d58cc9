import { Prisma } from '@hookah/db/client';
import type { TobaccoSort } from '@hookah/shared/closed-sets';
import type { Place } from '#src/paging/cursor.ts';
import { isBehind, orderBy } from '#src/paging/keyset.ts';
import type { Tier } from './query/tiers.ts';
import { keyColumns, keyNames, orderInTable, orderOfFound } from './tobacco-orders.ts';

type Wanted = {
  /** The nearest first. */
  tiers: readonly Tier[];
  /** On `t`. */
  filters: Prisma.Sql;
  /** So few may be left by the filters that a walk down the list would meet them too seldom. */
  isNarrow: boolean;
  sort: TobaccoSort;
  after: Place | null;
  limit: number;
  tobaccos: number;
};

/** From here on words were guessed; guesses are shown when nothing else is there, never between the rest. */
const LEAST_NEAR_FIT = 4;
/** So many are always gathered: below it nothing is gained by a walk. */
const LEAST_BOUND = 500;
/** Times the bound: a walk that has met too few by then looks for what stands far down the list. */
const MOST_WALKED = 4;

/**
 * The common table expressions of a search, the last of them `found`: id, fit, and the keys of the sort.
 *
 * Tiers are asked one after the other, the nearest first, each only while the page is not full. A tier's tobaccos are
 * gathered through the index of words and sorted, unless they are more than a bound: then walking down the list's own
 * index until the page is full reads less. Where the words leave open which it is, they are gathered up to the bound,
 * and the walk is taken when there are more. A walk that has gone too far without filling the page stops, and all are
 * gathered after all. So a search reads a few times the bound, the square root of page times catalogue; or what matches.
 *
 * A first page looks at guesses only when there is nothing near; a later one stays with what the first one chose, so
 * that writes between two pages change nothing about it.
 */
export const searchTables = (wanted: Wanted): Prisma.Sql => {
  const { tiers, after, sort } = wanted;
  const isBehindNear = after !== null && Number(after[0]) >= LEAST_NEAR_FIT;
  const isBehindFar = after !== null && !isBehindNear;
  const isNear = ({ closeness }: Tier) => closeness <= 1;
  const near = isBehindFar ? [] : shelvesOf(tiers.filter(isNear), wanted, []);
  const nothingNear = near.map(({ name }) => Prisma.sql`NOT EXISTS (SELECT FROM ${name})`);
  const far = isBehindNear
    ? []
    : shelvesOf(
        tiers.filter((tier) => !isNear(tier)),
        wanted,
        nothingNear,
      );
  const shelves = [...near, ...far];
  const found =
    shelves.length === 0
      ? nothing(sort)
      : unionOf(
          shelves.map(({ name }) => name),
          'UNION ALL',
        );
  return Prisma.join([...shelves.flatMap(({ tables }) => tables), Prisma.sql`found AS (${found})`]);
};

/** What one tier puts on the page, in the table of that name, after the tables that lead there. */
type Shelf = { name: Prisma.Sql; tables: readonly Prisma.Sql[] };

const shelvesOf = (tiers: readonly Tier[], wanted: Wanted, when: readonly Prisma.Sql[]): Shelf[] => {
  const { sort, after, limit } = wanted;
  // In any other order than by relevance all that is near fits alike.
  const asked = sort === 'relevance' ? tiers : tiers.slice(-1);
  const shelves: Shelf[] = [];
  for (const [index, tier] of asked.entries()) {
    const fits = sort === 'relevance' ? fitsOf(tier) : alikeFitsOf(tier);
    if (after !== null && fits.other > Number(after[0])) continue;
    const shown = shelves.map(({ name }) => Prisma.sql`(SELECT count(*) FROM ${name})`);
    const isRoom = shown.length === 0 ? [] : [Prisma.sql`${Prisma.join(shown, ' + ')} < ${limit}::int`];
    const closer = asked[index - 1] ?? null;
    shelves.push(shelfOf({ tier, closer, fits, when: [...when, ...isRoom] }, wanted));
  }
  return shelves;
};

type Fits = { /** Of a name that is meant as a whole. */ whole: number; other: number };

const fitsOf = ({ closeness }: Tier): Fits => ({ whole: 7 - 2 * closeness, other: 6 - 2 * closeness });

const alikeFitsOf = ({ closeness }: Tier): Fits => {
  const fit = closeness <= 1 ? LEAST_NEAR_FIT : 0;
  return { whole: fit, other: fit };
};

type Which = {
  tier: Tier;
  /** The tier before it, whose tobaccos are not this one's. */
  closer: Tier | null;
  fits: Fits;
  /** Whether it is asked at all. */
  when: readonly Prisma.Sql[];
};

const shelfOf = (which: Which, wanted: Wanted): Shelf => {
  const { tier, when } = which;
  const { limit, tobaccos, isNarrow } = wanted;
  const name = `tier_${tier.closeness}`;
  const shelf = Prisma.raw(name);
  const bound = Math.max(LEAST_BOUND, Math.ceil(Math.sqrt(limit * tobaccos)));
  if (isNarrow || tier.most <= bound) {
    return { name: shelf, tables: [table(shelf, pageOf(gathered(which, wanted), wanted))] };
  }
  const part = (of: string) => Prisma.raw(`${name}_${of}`);
  const [few, named, walked, rest] = [part('few'), part('named'), part('walked'), part('rest')];
  const countOf = (rows: Prisma.Sql) => Prisma.sql`(SELECT count(*) FROM ${rows})`;
  const many = {
    ...which,
    when: tier.isCounted ? when : [...when, Prisma.sql`${countOf(few)} > ${bound}::int`],
  };
  const unfilled = { ...many, when: [...many.when, Prisma.sql`${countOf(walked)} < ${limit}::int`] };
  const gatheredFew = Prisma.sql`SELECT * FROM ${few} WHERE ${countOf(few)} <= ${bound}::int`;
  return {
    name: shelf,
    tables: [
      ...(tier.isCounted ? [] : [table(few, Prisma.sql`${gathered(which, wanted)} LIMIT ${bound + 1}::int`)]),
      table(named, namedOnes(many, wanted)),
      table(walked, othersWalked(many, wanted, MOST_WALKED * bound)),
      table(rest, pageOf(gathered(unfilled, wanted), wanted)),
      table(
        shelf,
        Prisma.sql`${tier.isCounted ? Prisma.empty : Prisma.sql`${pageOf(gatheredFew, wanted)} UNION `}
          ${unionOf([named, walked, rest], 'UNION')}`,
      ),
    ],
  };
};

/** All of them, by the index of words. */
const gathered = (which: Which, { filters, sort }: Wanted): Prisma.Sql => {
  const { whole, other } = which.fits;
  const fit =
    whole === other
      ? Prisma.sql`${other}::int`
      : Prisma.sql`CASE WHEN ${isNamed(which.tier)} THEN ${whole}::int ELSE ${other}::int END`;
  return Prisma.sql`
    SELECT ${fit} AS fit, ${keyColumns(sort)} FROM tobaccos t
    WHERE ${all(which.when)} AND t.gone_at IS NULL AND ${filters} AND ${isIndexed(which.tier)}
      AND ${isNew(which)}`;
};

/** Those whose name is meant as a whole, name by name in the order of the list. */
const namedOnes = (which: Which, { filters, sort, after, limit }: Wanted): Prisma.Sql => {
  const { whole, other } = which.fits;
  const place = placeIn(whole, after);
  if (whole === other || place === 'passed') return nothing(sort);
  const order = orderInTable(sort);
  const by = (key: Prisma.Sql) => Prisma.sql`(
    SELECT ${keyColumns(sort)} FROM tobaccos t
    WHERE ${all(which.when)} AND t.gone_at IS NULL AND ${key} = meant.name AND ${filters}
      AND ${isMatch(which.tier)} AND ${isNew(which)} AND ${isBehind(order, place)}
    ORDER BY ${orderBy(order)} LIMIT ${limit}::int)`;
  return Prisma.sql`(
    SELECT DISTINCT ${whole}::int AS fit, named.* FROM unnest(${which.tier.names}::text[]) AS meant(name)
    CROSS JOIN LATERAL (${by(Prisma.sql`t.name_key`)} UNION ALL ${by(Prisma.sql`t.alt_name_key`)}) AS named)`;
};

/** The others among so many of the list, from the place on. */
const othersWalked = (which: Which, { filters, sort, after, limit }: Wanted, most: number): Prisma.Sql => {
  const { whole, other } = which.fits;
  const place = placeIn(other, after);
  if (place === 'passed') return nothing(sort);
  const order = orderInTable(sort);
  return Prisma.sql`(
    SELECT ${other}::int AS fit, ${keyNames(sort)} FROM (
      SELECT ${keyColumns(sort)}, t.strength_official, t.strength_by_ratings, t.status, t.name_key, t.alt_name_key,
        t.search_words
      FROM tobaccos t WHERE ${all(which.when)} AND t.gone_at IS NULL AND ${isBehind(order, place)}
      ORDER BY ${orderBy(order)} LIMIT ${most}::int) t
    WHERE ${isMatch(which.tier)} AND ${filters} AND ${isNew(which)}
      AND ${whole === other ? Prisma.sql`true` : Prisma.sql`NOT ${isNamed(which.tier)}`}
    ORDER BY ${orderBy(orderOfFound(sort, false))} LIMIT ${limit}::int)`;
};

/** What of these rows the page may show. OFFSET 0 keeps the order from reaching them, where it would invite its index. */
const pageOf = (rows: Prisma.Sql, { sort, after, limit }: Wanted): Prisma.Sql => {
  const order = orderOfFound(sort, true);
  return Prisma.sql`(
    SELECT * FROM (${rows} OFFSET 0) AS gathered WHERE ${isBehind(order, after)}
    ORDER BY ${orderBy(order)} LIMIT ${limit}::int)`;
};

/** Where among the rows of this fit the page begins. */
const placeIn = (fit: number, after: Place | null): Place | null | 'passed' => {
  if (after === null || fit < Number(after[0])) return null;
  return fit === Number(after[0]) ? after.slice(1) : 'passed';
};

const isIndexed = ({ parts }: Tier): Prisma.Sql =>
  all(parts.map((part) => Prisma.sql`t.search_words @@ ${part}::tsquery`));

/** As a call the index of words can't serve it: it would gather them all. */
const isMatch = ({ query }: Tier): Prisma.Sql => Prisma.sql`ts_match_vq(t.search_words, ${query}::tsquery)`;

const isNew = ({ closer }: Which): Prisma.Sql =>
  closer === null ? Prisma.sql`true` : Prisma.sql`NOT ${isMatch(closer)}`;

const isNamed = ({ names }: Tier): Prisma.Sql =>
  Prisma.sql`(t.name_key = ANY (${names}::text[]) OR coalesce(t.alt_name_key = ANY (${names}::text[]), false))`;

const nothing = (sort: TobaccoSort): Prisma.Sql =>
  Prisma.sql`SELECT 0 AS fit, ${keyColumns(sort)} FROM tobaccos t WHERE false`;

const table = (name: Prisma.Sql, sql: Prisma.Sql) => Prisma.sql`${name} AS MATERIALIZED (${sql})`;

const all = (conditions: readonly Prisma.Sql[]) => Prisma.join([Prisma.sql`true`, ...conditions], ' AND ');

const unionOf = (names: readonly Prisma.Sql[], how: 'UNION' | 'UNION ALL') =>
  Prisma.join(
    names.map((name) => Prisma.sql`SELECT * FROM ${name}`),
    ` ${how} `,
  );

/**
 * The tobaccos `t` that a search shows on all its pages together: guesses only where these conditions leave nothing near.
 */
export const meant = (tiers: readonly Tier[], conditions: Prisma.Sql): Prisma.Sql => {
  const near = tiers.findLast(({ closeness }) => closeness <= 1);
  const widest = tiers.at(-1);
  if (near === undefined || near === widest)
    return Prisma.sql`t.search_words @@ ${widest?.query ?? ''}::tsquery`;
  return Prisma.sql`t.search_words @@ CASE
    WHEN EXISTS (
      SELECT FROM tobaccos t WHERE t.gone_at IS NULL AND ${conditions} AND t.search_words @@ ${near.query}::tsquery)
    THEN ${near.query}::tsquery ELSE ${widest?.query ?? ''}::tsquery END`;
};
