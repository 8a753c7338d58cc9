import { startEmbeddedPostgres } from '@hookah/db/embedded';
import pg from 'pg';
import { dim, say } from './say.ts';
import { StartFailure } from './start-failure.ts';

const quiet = () => undefined;
const show = (message: string) => say(dim(`    ${message}`));

/** PostgreSQL's own codes for what a person most often gets wrong. */
const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'the password is not accepted',
  '28000': 'the user is not accepted',
  '3D000': 'there is no such database: create it first',
};

/** Tries a database that somebody else runs, so that a wrong address is named before anything else starts. */
const tryDatabase = async (connectionString: string): Promise<void> => {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  const { hostname, port } = new URL(connectionString);
  try {
    await client.connect();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reason = REASONS[code] ?? 'no PostgreSQL answers there: start it, or correct the address';
    throw new StartFailure(`DATABASE_URL (${hostname}:${port || '5432'}): ${reason}.`, {
      exitCode: 4,
      cause,
    });
  } finally {
    await client.end().catch(quiet);
  }
};

/**
 * The database that was named, or one of an embedded PostgreSQL.
 * @param name of the embedded one
 */
export const openDatabase = async (options: { url: string | undefined; dataDir: string; name: string }) => {
  const { url, dataDir, name } = options;
  const log = { debug: quiet, info: quiet, warn: show, error: show };
  if (url !== undefined) {
    await tryDatabase(url);
    return { url, log, stop: async () => {} };
  }
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, database: name, log });
    return { url: postgres.connectionString, log, stop: postgres.stop };
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error), {
      exitCode: 4,
      cause: error,
    });
  }
};
