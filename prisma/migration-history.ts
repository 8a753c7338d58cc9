import type pg from 'pg';
import type { Migration } from './migration-files.ts';

type Row = { name: string; checksum: string; finished: boolean };

/** Why this database must not be migrated, in one line; null: it may. */
export async function refusalOfHistory(client: pg.Client, migrations: Migration[]): Promise<string | null> {
  const { rows: tables } = await client.query<{ known: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`,
  );
  if (tables[0]?.known !== true) return null;
  const { rows } = await client.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return judge(rows, migrations);
}

function judge(rows: Row[], migrations: Migration[]): string | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    return `The database is ahead of this version: it has ${unknown.join(', ')}. Start the newer version, or restore a backup.`;
  }
  const failed = rows.find(({ finished }) => !finished);
  if (failed !== undefined) {
    return `Migration ${failed.name} has failed on this database. Repair what it left, delete its row of _prisma_migrations, start again.`;
  }
  const changed = rows.find(({ name, checksum }) => known.get(name)?.checksum !== checksum);
  if (changed !== undefined) {
    return `Migration ${changed.name} was changed after this database had applied it. Put the file back and write a new migration.`;
  }
  return null;
}
