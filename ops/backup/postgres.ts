import { join } from 'node:path';
import pg from 'pg';
import { run } from './command.ts';

/** The same server, another database. */
export const withDatabase = (databaseUrl: string, name: string): string => {
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
};

export const databaseOf = (databaseUrl: string): string =>
  decodeURIComponent(new URL(databaseUrl).pathname.slice(1));

export const connected = async <T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'hookah-backup',
    connectionTimeoutMillis: 5_000,
    options: '-c TimeZone=UTC -c IntervalStyle=postgres -c DateStyle=ISO -c bytea_output=hex',
  });
  // A connection lost while it is idle shows at the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** For programs of PostgreSQL, whose parameters everybody on the machine could read. */
const libpq = (databaseUrl: string): Record<string, string> => {
  const { hostname, port, username, password, searchParams } = new URL(databaseUrl);
  const sslMode = searchParams.get('sslmode');
  return {
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: databaseOf(databaseUrl),
    PGCONNECT_TIMEOUT: '5',
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  };
};

export type PgTools = {
  /** The database as it was at that exported snapshot. */
  dump: (databaseUrl: string, snapshot: string, file: string) => Promise<void>;
  restore: (databaseUrl: string, file: string) => Promise<void>;
  /** The head of a dump: of which server and which pg_dump it is. */
  describe: (file: string) => Promise<{ server: string; pgDump: string }>;
};

/** @param bin the folder of pg_dump and pg_restore; null: PATH */
export const createPgTools = (bin: string | null): PgTools => {
  const tool = (name: string) => (bin === null ? name : join(bin, name));
  return {
    dump: async (databaseUrl, snapshot, file) => {
      // Not compressed: restic does that, and keeps what has not changed since yesterday once.
      const parameters = [
        '--format=custom',
        '--compress=0',
        '--no-owner',
        '--no-acl',
        `--snapshot=${snapshot}`,
      ];
      await run(tool('pg_dump'), [...parameters, `--file=${file}`], { env: libpq(databaseUrl) });
    },
    restore: async (databaseUrl, file) => {
      const parameters = ['--no-owner', '--no-acl', '--exit-on-error', `--dbname=${databaseOf(databaseUrl)}`];
      await run(tool('pg_restore'), [...parameters, file], { env: libpq(databaseUrl) });
    },
    describe: async (file) => {
      const list = await run(tool('pg_restore'), ['--list', file]);
      const of = (what: string) => new RegExp(`${what} version: (\\S+)`).exec(list)?.[1] ?? '';
      return { server: of('Dumped from database'), pgDump: of('Dumped by pg_dump') };
    },
  };
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** As the migrations demand it: UTF-8, and words that Russian ones are found by. */
export const createDatabase = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(
    `CREATE DATABASE ${quoted(name)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
  );
};

export const dropDatabase = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
};

export const databaseExists = async (client: pg.Client, name: string): Promise<boolean> => {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
};

/** Ends every session of it, lets none in meanwhile, and gives it the new name. */
export const renameDatabase = async (client: pg.Client, from: string, to: string): Promise<void> => {
  await client.query(`ALTER DATABASE ${quoted(from)} ALLOW_CONNECTIONS false`);
  try {
    await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      from,
    ]);
    await client.query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`);
  } catch (error) {
    await client.query(`ALTER DATABASE ${quoted(from)} ALLOW_CONNECTIONS true`);
    throw error;
  }
  await client.query(`ALTER DATABASE ${quoted(to)} ALLOW_CONNECTIONS true`);
};
