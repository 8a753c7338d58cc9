import { Prisma } from '@hookah/db/client';
import type { Follows } from '@hookah/shared/follows';
import type { Statements } from '#src/database.ts';

export type FollowsRepository = ReturnType<typeof createFollowsRepository>;

/** What can be followed. */
export type Followed = 'brand' | 'line';

const TABLES = {
  brand: { follows: Prisma.sql`brand_follows`, id: Prisma.sql`brand_id`, catalogue: Prisma.sql`brands` },
  line: { follows: Prisma.sql`line_follows`, id: Prisma.sql`line_id`, catalogue: Prisma.sql`lines` },
} as const satisfies Record<Followed, object>;

const ref = (row: Prisma.Sql) =>
  Prisma.sql`json_build_object('id', ${row}.id, 'slug', ${row}.slug, 'name', ${row}.name)`;
const BRAND = ref(Prisma.sql`b`);
const LINE = ref(Prisma.sql`l`);

export const createFollowsRepository = (database: Statements) => ({
  list: async (userId: string): Promise<Follows> => {
    const [row] = await database.query<Follows>(Prisma.sql`
      SELECT (
        SELECT coalesce(json_agg(json_build_object('brand', ${BRAND}, 'followedAt', f.followed_at)
          ORDER BY f.followed_at DESC, b.id DESC), '[]')
        FROM brand_follows f JOIN brands b ON b.id = f.brand_id WHERE f.user_id = ${userId}::uuid) AS brands, (
        SELECT coalesce(json_agg(json_build_object('line', ${LINE}, 'brand', ${BRAND}, 'followedAt', f.followed_at)
          ORDER BY f.followed_at DESC, l.id DESC), '[]')
        FROM line_follows f JOIN lines l ON l.id = f.line_id JOIN brands b ON b.id = l.brand_id
        WHERE f.user_id = ${userId}::uuid) AS lines`);
    return {
      brands: (row?.brands ?? []).map(inUtc),
      lines: (row?.lines ?? []).map(inUtc),
    };
  },

  /** Keeps this person's other follows waiting, so that what is counted stays true. */
  lockUser: async (userId: string): Promise<boolean> =>
    (await database.query(Prisma.sql`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`))
      .length > 0,

  exists: async (what: Followed, id: number): Promise<boolean> =>
    (await database.query(Prisma.sql`SELECT 1 FROM ${TABLES[what].catalogue} WHERE id = ${id}::int`)).length >
    0,

  /** Of others than this one. */
  countOthers: async (what: Followed, userId: string, id: number): Promise<number> => {
    const { follows, id: column } = TABLES[what];
    const [row] = await database.query<{ count: number }>(Prisma.sql`
      SELECT count(*)::int AS count FROM ${follows} WHERE user_id = ${userId}::uuid AND ${column} <> ${id}::int`);
    return row?.count ?? 0;
  },

  add: (what: Followed, userId: string, id: number, now: Date) => {
    const { follows, id: column } = TABLES[what];
    return database.execute(Prisma.sql`
      INSERT INTO ${follows} (user_id, ${column}, followed_at) VALUES (${userId}::uuid, ${id}::int, ${now})
      ON CONFLICT DO NOTHING`);
  },

  remove: (what: Followed, userId: string, id: number) => {
    const { follows, id: column } = TABLES[what];
    return database.execute(
      Prisma.sql`DELETE FROM ${follows} WHERE user_id = ${userId}::uuid AND ${column} = ${id}::int`,
    );
  },
});

/** JSON made by the database writes moments in its own way. */
const inUtc = <T extends { followedAt: string }>(follow: T): T => ({
  ...follow,
  followedAt: new Date(follow.followedAt).toISOString(),
});
