import type { Query } from './database.ts';
import { BASE_WORDS } from './search-queries.ts';

/**
 * Invented tobaccos, written by the database itself: a common word or two of a few hundred, every third with a rare
 * one of tens of thousands; a brand of many, with as many tobaccos as it is likely to have.
 */
export async function seedCatalogue(query: Query, tobaccos: number): Promise<void> {
  const brands = Math.max(40, Math.round(tobaccos / 250));
  await query(
    `INSERT INTO brands (slug, name, search_text)
     SELECT 'brand-' || n, initcap(name), name FROM (SELECT n, ${invented('n')} || ' ' || ${invented('n * 31 + 7')} AS name
       FROM generate_series(1, $1::int) AS n) AS named`,
    [brands],
  );
  await query(`SET session_replication_role = replica`);
  await query(
    `INSERT INTO tobaccos (htreviews_id, brand_id, slug_path, name, rating, ratings_count, search_text, added_on, status)
     SELECT n, b.id, b.slug || '/' || n, initcap(name), CASE WHEN n % 9 > 0 THEN 3 + (n * 7919::bigint % 21) / 10.0 END,
       n * 104729::bigint % 1000, name || ' ' || b.search_text, date '2015-01-01' + n % 4000,
       CASE n % 10 WHEN 0 THEN 'limited' WHEN 1 THEN 'discontinued' ELSE 'in_production' END
     FROM (SELECT n, 1 + floor(power(abs(hashint4(n)) / 2147483648.0, 2) * $1)::int AS brand,
         ($3::text[])[1 + abs(hashint4(n + 1)) % cardinality($3::text[])]
         || CASE WHEN n % 3 > 0 THEN ' ' || ($3::text[])[1 + abs(hashint4(n + 2)) % cardinality($3::text[])] ELSE '' END
         || CASE WHEN n % 3 = 0 THEN ' ' || ${invented('abs(hashint4(n + 3)) % 40000 + 100000')} ELSE '' END AS name
       FROM generate_series(1, $2::int) AS n) AS drawn
     JOIN (SELECT id, slug, search_text, row_number() OVER (ORDER BY id) AS number FROM brands) b ON b.number = brand`,
    [brands, tobaccos, BASE_WORDS],
  );
  await query(`SET session_replication_role = DEFAULT`);
  await query(`
    INSERT INTO search_vocabulary (word, frequency)
    SELECT word, ndoc FROM ts_stat('SELECT search_words FROM tobaccos') ON CONFLICT DO NOTHING`);
  await query('VACUUM (ANALYZE) tobaccos');
  await query('VACUUM (ANALYZE) search_vocabulary');
  await query('ANALYZE brands');
}

/** A word that can be spoken, other for every number; every second one in Cyrillic. */
function invented(number: string): string {
  const syllable = (place: number, table: string) =>
    `(string_to_array('${table}', ' '))[1 + abs(hashint4((${number})::int * 8 + ${place})) % ${table.split(' ').length}]`;
  const latin = 'ba ro mi sta len dor ka vi ple tan gu she nor fi lo zan';
  const cyrillic = 'ба ро ми ста лен дор ка ви пле тан гу ше нор фи ло зан';
  const word = (table: string) => [0, 1, 2, 3].map((place) => syllable(place, table)).join(' || ');
  return `CASE (${number}) % 2 WHEN 0 THEN ${word(latin)} ELSE ${word(cyrillic)} END`;
}
