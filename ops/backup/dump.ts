import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Contents, differences, readContents } from './contents.ts';
import { connected, createDatabase, dropDatabase, type PgTools, withDatabase } from './postgres.ts';

/** What goes with a dump, to know it by. */
export type Manifest = { takenAt: string; bytes: number; sha256: string; contents: Contents };

/** A dump that must not be relied on; the message says why. */
export class BadDump extends Error {
  override name = 'BadDump';
}

const DUMP = 'database.dump';
const MANIFEST = 'manifest.json';

/** Writes a dump and its manifest into `folder`, both of one and the same moment. */
export const dumpTo = async (
  folder: string,
  deps: { databaseUrl: string; tools: PgTools },
): Promise<Manifest> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, DUMP);
  const { contents, takenAt } = await connected(deps.databaseUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ snapshot: string; now: Date }>(
      'SELECT pg_export_snapshot() AS snapshot, now() AS now',
    );
    await deps.tools.dump(deps.databaseUrl, String(rows[0]?.snapshot), file);
    return { contents: await readContents(client), takenAt: rows[0]?.now ?? new Date() };
  });
  const { size } = await stat(file);
  const manifest = { takenAt: takenAt.toISOString(), bytes: size, sha256: await sumOf(file), contents };
  await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2));
  return manifest;
};

/**
 * Restores a dump into a database of that name on the server and compares every row: what passes is a backup.
 * The database is left for the caller; of one that did not pass nothing is left.
 * @throws BadDump
 */
export const restoreFrom = async (
  folder: string,
  deps: { databaseUrl: string; tools: PgTools; into: string },
): Promise<Manifest> => {
  const { databaseUrl, tools, into } = deps;
  const manifest = await checkedManifest(folder, tools);
  const admin = withDatabase(databaseUrl, 'postgres');
  await connected(admin, (client) => createDatabase(client, into));
  try {
    const target = withDatabase(databaseUrl, into);
    await tools.restore(target, join(folder, DUMP)).catch((cause: unknown) => {
      throw new BadDump(`The dump cannot be restored: ${messageOf(cause)}`, { cause });
    });
    const wrong = differences(manifest.contents, await connected(target, readContents));
    if (wrong.length > 0) throw new BadDump(`The restored database differs: ${wrong.join('; ')}`);
    return manifest;
  } catch (error) {
    await connected(admin, (client) => dropDatabase(client, into));
    throw error;
  }
};

/** What can be told without a server: it is whole, of a database of ours, and of the server it says. */
const checkedManifest = async (folder: string, tools: PgTools): Promise<Manifest> => {
  const file = join(folder, DUMP);
  const manifest: Manifest = JSON.parse(
    await readFile(join(folder, MANIFEST), 'utf8').catch((cause: unknown) => {
      throw new BadDump('The dump has no manifest', { cause });
    }),
  );
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new BadDump('There is a manifest, but no dump', { cause });
  });
  if (size !== manifest.bytes) throw new BadDump(`The dump has ${size} bytes instead of ${manifest.bytes}`);
  if ((await sumOf(file)) !== manifest.sha256) throw new BadDump('The dump is not what was written');
  const { contents } = manifest;
  if (contents.migrations.length === 0) throw new BadDump('The dump is of a database without our tables');
  const head = await tools.describe(file).catch((cause: unknown) => {
    throw new BadDump(`The dump cannot be read: ${messageOf(cause)}`, { cause });
  });
  if (head.server !== contents.serverVersion) {
    throw new BadDump(`The dump is of PostgreSQL ${head.server}, the database of ${contents.serverVersion}`);
  }
  return manifest;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const sumOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};
