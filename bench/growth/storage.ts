import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';

const PEOPLE = 10_000;
const ITEMS = 30;
const TOBACCOS = 12_000;
const KIB = 1024;

/** What people and the catalogue take on disk, indexes included. */
export async function measureStorage({ server }: PartDeps): Promise<Finding> {
  const { query } = await server.create('growth_storage');
  const sizeOf = async (tables: readonly string[]) => {
    const rows = await query<{ bytes: string }>(
      'SELECT sum(pg_total_relation_size(name::regclass))::text AS bytes FROM unnest($1::text[]) AS name',
      [tables],
    );
    return Number(rows[0]?.bytes);
  };
  await seedCatalogue(query, TOBACCOS);
  const catalogue = await sizeOf(['brands', 'lines', 'tobaccos', 'tobacco_tags', 'search_vocabulary']);
  await query(
    `INSERT INTO users (telegram_id, first_name, username)
     SELECT n, 'Анна ' || n, 'person_' || n FROM generate_series(1, $1::int) AS n`,
    [PEOPLE],
  );
  await query('INSERT INTO wishlists (user_id, is_default) SELECT id, true FROM users');
  await query(
    'CREATE TABLE placed AS SELECT id, row_number() OVER (ORDER BY id)::int AS place FROM tobaccos',
  );
  await query('CREATE INDEX ON placed (place)');
  await query(
    `INSERT INTO wishlist_items (wishlist_id, tobacco_id, note)
     SELECT w.id, p.id, CASE WHEN k % 3 = 0 THEN 'к чаю, если будет' END
     FROM (SELECT id, row_number() OVER ()::int AS place FROM wishlists) w
     CROSS JOIN generate_series(1, $1::int) AS k
     JOIN placed p ON p.place = 1 + (w.place * 7 + k) % $2::int`,
    [ITEMS, TOBACCOS],
  );
  const people = await sizeOf(['users', 'wishlists', 'wishlist_items']);
  return {
    measures: [
      {
        what: `on disk, indexes included: a person with ${ITEMS} items; a tobacco with its words`,
        measured: `${(people / PEOPLE / KIB).toFixed(1)} KiB; ${(catalogue / TOBACCOS / KIB).toFixed(1)} KiB`,
        target: '',
        isMet: null,
      },
    ],
    numbers: { people, catalogue },
  };
}
