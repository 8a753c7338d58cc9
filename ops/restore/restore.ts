import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from '@hookah/logger';
import type { StoreConfig } from '#src/backup/config.ts';
import { type Manifest, restoreFrom } from '#src/backup/dump.ts';
import {
  connected,
  createPgTools,
  databaseExists,
  databaseOf,
  dropDatabase,
  renameDatabase,
  withDatabase,
} from '#src/backup/postgres.ts';
import type { Repository, Snapshot } from '#src/backup/repository.ts';

/** Nothing was changed; the message says why. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused';
}

export type Restored = {
  manifest: Manifest;
  /** The database that was there before, under a name of its own; null: there was none. */
  restorePoint: string | null;
  seconds: number;
};

type Deps = {
  config: Pick<StoreConfig, 'databaseUrl' | 'workDir' | 'pgBin'>;
  repository: Repository;
  log: Pick<Logger, 'info'>;
};

/**
 * Restores beside the database, compares, and only then swaps names: until that moment nothing has happened to what is
 * there, and afterwards it still stands under another name.
 * @param wanted "latest", or the beginning of a snapshot's id
 */
export const restoreDatabase = async (
  wanted: string,
  { config, repository, log }: Deps,
): Promise<Restored> => {
  const startedAt = Date.now();
  const { databaseUrl } = config;
  const snapshot = choose(await repository.snapshots(), wanted);
  const name = databaseOf(databaseUrl);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const fresh = `${name}_restoring_${stamp}`;
  const folder = join(config.workDir, `restore-${stamp}`);
  try {
    await repository.fetch(snapshot.id, folder);
    const tools = createPgTools(config.pgBin);
    log.info({ snapshot: snapshot.id.slice(0, 8), takenAt: snapshot.time }, 'Restoring beside the database');
    const manifest = await restoreFrom(dumpFolderIn(folder), { databaseUrl, tools, into: fresh });
    const restorePoint = await swap(databaseUrl, { fresh, name, before: `${name}_before_${stamp}` });
    return { manifest, restorePoint, seconds: (Date.now() - startedAt) / 1_000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Puts a restore point back in its place; what stood there gets a name of its own in turn. */
export const goBack = async (
  restorePoint: string,
  databaseUrl: string,
): Promise<Restored['restorePoint']> => {
  const name = databaseOf(databaseUrl);
  if (!restorePoint.startsWith(`${name}_before_`)) {
    throw new RestoreRefused(`A restore point is named ${name}_before_…`);
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return swap(databaseUrl, { fresh: restorePoint, name, before: `${name}_after_${stamp}` });
};

const swap = (
  databaseUrl: string,
  { fresh, name, before }: { fresh: string; name: string; before: string },
): Promise<string | null> =>
  connected(withDatabase(databaseUrl, 'postgres'), async (client) => {
    if (!(await databaseExists(client, fresh))) throw new RestoreRefused(`There is no database ${fresh}`);
    const isThere = await databaseExists(client, name);
    if (isThere) await renameDatabase(client, name, before);
    try {
      await renameDatabase(client, fresh, name);
    } catch (error) {
      if (isThere) await renameDatabase(client, before, name);
      if (fresh.includes('_restoring_')) await dropDatabase(client, fresh);
      throw error;
    }
    return isThere ? before : null;
  });

const choose = (snapshots: Snapshot[], wanted: string): Snapshot => {
  const found = wanted === 'latest' ? snapshots.at(-1) : snapshots.find(({ id }) => id.startsWith(wanted));
  if (found === undefined) {
    throw new RestoreRefused(snapshots.length === 0 ? 'There is no backup' : `There is no backup ${wanted}`);
  }
  return found;
};

const dumpFolderIn = (folder: string): string => {
  const [manifest] = globSync('**/manifest.json', { cwd: folder });
  if (manifest === undefined) throw new RestoreRefused('There is no dump in this snapshot');
  return join(folder, dirname(manifest));
};
