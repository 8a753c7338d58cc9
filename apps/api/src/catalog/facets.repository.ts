import { Prisma } from '@hookah/db/client';
import { MOST_FACET_VALUES, MOST_FACETED, type TobaccoFacets } from '@hookah/shared/catalog';
import type { Reads } from '#src/database.ts';
import type { Tier } from './query/tiers.ts';
import { matching, type TobaccoFilters } from './tobacco-filters.ts';
import { meant } from './tobacco-search.ts';

export type FacetsRepository = ReturnType<typeof createFacetsRepository>;

type Facet = Exclude<keyof TobaccoFacets, 'total' | 'isExact'>;

/** The filter that a facet offers values of, unless its values add up. */
const OWN_FILTER = {
  brands: 'brand',
  tags: null,
  strength: 'strength',
  strengthByRatings: 'strengthByRatings',
  statuses: 'status',
  countries: 'country',
} as const satisfies Record<Facet, keyof TobaccoFilters | null>;

const VALUES: Readonly<Record<Facet, (set: Prisma.Sql) => Prisma.Sql>> = {
  brands: (set) => Prisma.sql`
    SELECT b.slug, b.name, f.count FROM (
      SELECT brand_id, count(*)::int AS count FROM ${set} AS s GROUP BY brand_id
      ORDER BY count DESC, brand_id LIMIT ${MOST_FACET_VALUES}::int) f JOIN brands b ON b.id = f.brand_id
    ORDER BY f.count DESC, f.brand_id`,
  tags: (set) => Prisma.sql`
    SELECT g.id, g.name, g.group_name AS "group", f.count FROM (
      SELECT tt.tag_id, count(*)::int AS count FROM ${set} AS s JOIN tobacco_tags tt ON tt.tobacco_id = s.id
      GROUP BY tt.tag_id ORDER BY count DESC, tt.tag_id LIMIT ${MOST_FACET_VALUES}::int) f
    JOIN flavor_tags g ON g.id = f.tag_id ORDER BY f.count DESC, f.tag_id`,
  strength: (set) => valuesOf(set, Prisma.sql`s.strength_official`),
  strengthByRatings: (set) => valuesOf(set, Prisma.sql`s.strength_by_ratings`),
  statuses: (set) => valuesOf(set, Prisma.sql`s.status`),
  countries: (set) =>
    valuesOf(
      Prisma.sql`(SELECT b.country FROM ${set} AS s JOIN brands b ON b.id = s.brand_id)`,
      Prisma.sql`s.country`,
    ),
};

const valuesOf = (set: Prisma.Sql, value: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT ${value} AS value, count(*)::int AS count FROM ${set} AS s WHERE ${value} IS NOT NULL
  GROUP BY ${value} ORDER BY count DESC, value LIMIT ${MOST_FACET_VALUES}::int`;

const FACETS = Object.keys(OWN_FILTER) as Facet[];

export const createFacetsRepository = (primary: Reads, catalogue: Reads = primary) => ({
  /** One query. A set of tobaccos for the list, and one more for each facet whose own filter has to be left out. */
  count: async (filters: TobaccoFilters, tiers: readonly Tier[] | null): Promise<TobaccoFacets> => {
    const fitting = (name: string, which: TobaccoFilters) => {
      const conditions = matching(which);
      const searched = tiers === null ? Prisma.sql`true` : meant(tiers, conditions);
      return Prisma.sql`${Prisma.raw(name)} AS MATERIALIZED (
        SELECT t.id, t.brand_id, t.strength_official, t.strength_by_ratings, t.status FROM tobaccos t
        WHERE t.gone_at IS NULL AND ${conditions} AND ${searched} LIMIT ${MOST_FACETED + 1}::int)`;
    };
    const sets = FACETS.map((facet) => {
      const own = OWN_FILTER[facet];
      const isSet = own !== null && filters[own] !== undefined;
      return { facet, own, name: isSet ? `without_${own.toLowerCase()}` : 'listed', isSet };
    });
    // Whose list it goes by may have written it just now.
    const { query } = filters.userId === undefined ? catalogue : primary;
    const [row] = await query<{ facets: Omit<TobaccoFacets, 'isExact'>; most: number }>(Prisma.sql`
      WITH ${Prisma.join([
        fitting('listed', filters),
        ...sets.flatMap(({ own, name, isSet }) =>
          isSet && own !== null ? [fitting(name, { ...filters, [own]: undefined })] : [],
        ),
      ])}
      SELECT json_build_object(${Prisma.join(
        sets.map(
          ({ facet, name }) => Prisma.sql`${Prisma.raw(`'${facet}'`)}, (
            SELECT coalesce(json_agg(v), '[]') FROM (${VALUES[facet](Prisma.raw(name))}) AS v)`,
        ),
      )}, 'total', (SELECT count(*) FROM listed)) AS facets,
      greatest(${Prisma.join(
        [...new Set(sets.map(({ name }) => name))].map(
          (name) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(name)})`,
        ),
      )}, 0) AS most`);
    if (!row) throw new Error('An aggregate returned no row');
    return {
      ...row.facets,
      total: Math.min(row.facets.total, MOST_FACETED),
      isExact: row.most <= MOST_FACETED,
    };
  },
});
