import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';
import { MIGRATIONS_FOLDER, type Migration, readMigrations, toMigrationList } from './migration-files.ts';
import { refusalOfHistory } from './migration-history.ts';
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts';
import { refusalOfText } from './text-check.ts';

/** The database is not one that these migrations may touch; the message says in one line why. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

/** The database could not be reached, or not in time. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
}

export type MigrateOptions = {
  connectionString: string;
  log: Log;
  /** Another than this package's own, for tests. */
  folder?: string;
  /** How long to wait for another instance that is migrating. */
  waitMs?: number;
};

/**
 * Applies what is not applied yet. Any number of instances may call it at once: one works, the others wait and
 * find nothing to do.
 * @returns the names of the migrations applied by this call
 */
export async function migrate({
  connectionString,
  log,
  folder = MIGRATIONS_FOLDER,
  waitMs = 120_000,
}: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connect(connectionString);
  try {
    await lock(client, log, waitMs);
    const refusal = (await refusalOfText(client)) ?? (await refusalOfHistory(client, migrations));
    if (refusal !== null) throw new MigrationRefused(refusal);
    const applied = await apply(connectionString, migrations, folder);
    for (const name of applied) log.info(`Migration ${name} applied.`);
    return applied;
  } finally {
    // The lock goes with the connection.
    await client.end().catch(() => undefined);
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    application_name: 'migrate',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A connection lost while it is idle shows at the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new DatabaseUnreachable(`The database cannot be reached: ${why}`, { cause });
  }
}

// Any number, as long as nobody else uses it: "hookah" as ASCII.
const LOCK_KEY = 0x68_6f_6f_6b_61_68;

async function lock(client: pg.Client, log: Log, waitMs: number): Promise<void> {
  const limit = Date.now() + waitMs;
  for (let told = false; ; told = true) {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
      LOCK_KEY,
    ]);
    if (rows[0]?.got === true) return;
    if (Date.now() > limit) throw new MigrationRefused('Another instance has been migrating for too long.');
    if (!told) log.info('Another instance is migrating; waiting for it.');
    await delay(100);
  }
}

async function apply(connectionString: string, migrations: Migration[], folder: string): Promise<string[]> {
  const migrationsList = await toMigrationList(migrations, folder);
  const { appliedMigrationNames } = await withSchemaEngine(connectionString, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
  );
  return appliedMigrationNames;
}
