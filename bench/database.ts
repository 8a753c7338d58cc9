import { startEmbeddedPostgres } from '@hookah/db/embedded';
import { migrate } from '@hookah/db/migrate';
import pg from 'pg';

const log = { debug() {}, info() {}, warn: console.error, error: console.error };

/** What a server that holds a million tobaccos would be given; its own default is for machines of long ago. */
const SETTINGS = { shared_buffers: '1GB' };

export type Query = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** An empty catalogue, migrated, in a server that is gone with this process. */
export type BenchDatabase = {
  connectionString: string;
  query: Query;
  version: () => Promise<string>;
};

export type BenchServer = { create: (name: string) => Promise<BenchDatabase>; stop: () => Promise<void> };

/** As a server is run that may not lose what it acknowledged. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/**
 * PostgreSQL of the npm package. It waits for no disk unless it is told to: what is compared is work, not hardware.
 */
export async function startBenchServer({ isDurable = false } = {}): Promise<BenchServer> {
  const settings = isDurable ? { ...SETTINGS, ...DURABLE } : SETTINGS;
  const server = await startEmbeddedPostgres({ dataDir: null, settings, log });
  const pools: pg.Pool[] = [];
  const connect = (connectionString: string): Query => {
    const pool = new pg.Pool({ connectionString, max: 1, application_name: 'bench' });
    // A connection that is lost while idle shows at the next query.
    pool.on('error', () => undefined);
    pools.push(pool);
    return async (text, values) => (await pool.query(text, values)).rows;
  };
  const admin = connect(server.connectionString);
  return {
    create: async (name) => {
      await admin(`CREATE DATABASE ${name}`);
      const url = new URL(server.connectionString);
      url.pathname = `/${name}`;
      const connectionString = url.href;
      await migrate({ connectionString, log });
      const query = connect(connectionString);
      return {
        connectionString,
        query,
        version: async () =>
          (await query<{ server_version: string }>('SHOW server_version'))[0]?.server_version ?? '',
      };
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await server.stop();
    },
  };
}
