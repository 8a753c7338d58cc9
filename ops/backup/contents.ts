import type pg from 'pg';

/** What a database holds, so that two can be compared: each table's rows and a sum over all they say. */
export type Contents = {
  serverVersion: string;
  /** As _prisma_migrations has them. */
  migrations: string[];
  tables: Record<string, { rows: number; checksum: string }>;
};

/** Reads every row; inside a transaction of the caller's choice. */
export const readContents = async (client: pg.Client): Promise<Contents> => {
  const version = await client.query<{ server_version: string }>('SHOW server_version');
  const tables = await client.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  const contents: Contents = {
    serverVersion: version.rows[0]?.server_version.split(' ')[0] ?? '',
    migrations: [],
    tables: {},
  };
  for (const { name } of tables.rows) {
    // A sum, since rows have no order; of 64-bit hashes, so that no two ordinary databases have the same.
    const { rows } = await client.query<{ rows: string; checksum: string }>(
      `SELECT count(*) AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS checksum FROM public.${name} t`,
    );
    contents.tables[name] = { rows: Number(rows[0]?.rows), checksum: String(rows[0]?.checksum) };
  }
  if ('_prisma_migrations' in contents.tables) {
    const { rows } = await client.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
    );
    contents.migrations = rows.map(({ migration_name }) => migration_name);
  }
  return contents;
};

/** In what the second differs from the first, a sentence each; the servers' versions may. */
export const differences = (wanted: Contents, found: Contents): string[] => {
  const names = new Set([...Object.keys(wanted.tables), ...Object.keys(found.tables)]);
  return [...names].flatMap((name) => {
    const [a, b] = [wanted.tables[name], found.tables[name]];
    if (a === undefined || b === undefined)
      return [`${name}: ${a === undefined ? 'not expected' : 'missing'}`];
    if (a.rows !== b.rows) return [`${name}: ${b.rows} rows instead of ${a.rows}`];
    return a.checksum === b.checksum ? [] : [`${name}: other contents`];
  });
};
