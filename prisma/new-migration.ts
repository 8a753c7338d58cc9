import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded.ts';
import { silentLog } from './log.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS_FOLDER } from './migration-files.ts';
import { differenceToSchema } from './schema-engine.ts';

// pnpm --filter @hookah/db migration:new add_shares
// Writes the migration that takes the database from the last one to schema.prisma, for you to read and complete.

process.exitCode = await run(process.argv[2]);

async function run(name: string | undefined): Promise<number> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    process.stderr.write(
      'Give the migration a name of a-z, 0-9 and _: pnpm --filter @hookah/db migration:new add_shares\n',
    );
    return 2;
  }
  const sql = await difference();
  if (sql === null) {
    process.stdout.write('schema.prisma says nothing new; for SQL of your own, write a migration by hand.\n');
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  process.stdout.write(
    `${join(folder, 'migration.sql')} written: read it, then add what Prisma cannot say.\n`,
  );
  return 0;
}

async function difference(): Promise<string | null> {
  const scratch = await startEmbeddedPostgres({ dataDir: null, log: silentLog });
  try {
    await migrate({ connectionString: scratch.connectionString, log: silentLog });
    return await differenceToSchema(scratch.connectionString);
  } finally {
    await scratch.stop();
  }
}
