import type pg from 'pg';

/**
 * Why Russian words could not be searched in this database, in one line; null: they can.
 * With another encoding or ctype everything seems to work, and search silently finds nothing.
 */
export async function refusalOfText(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ encoding: string; lower: boolean; letter: boolean }>(
    `SELECT current_setting('server_encoding') AS encoding, lower('Ё') = 'ё' AS lower, 'ё' ~ '^[[:alnum:]]$' AS letter`,
  );
  const found = rows[0];
  if (found?.encoding !== 'UTF8')
    return `The database's encoding is ${found?.encoding}, it must be UTF8. ${ADVICE}`;
  if (!found.lower || !found.letter) return `The database's locale knows no Cyrillic letters. ${ADVICE}`;

  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const { rows: alike } = await client.query<{ likeness: number }>(
    `SELECT similarity('дарксайд', 'дарсайд') AS likeness`,
  );
  if ((alike[0]?.likeness ?? 0) > 0) return null;
  return `The database's ctype finds no trigrams in Cyrillic words. ${ADVICE}`;
}

const ADVICE = 'Create it with: initdb --locale=C.UTF-8 --encoding=UTF8';
