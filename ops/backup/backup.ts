import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@hookah/logger';
import type { BackupConfig } from './config.ts';
import { dumpTo, type Manifest, restoreFrom } from './dump.ts';
import { connected, createPgTools, databaseOf, dropDatabase, withDatabase } from './postgres.ts';
import { createRepository } from './repository.ts';

export type BackupReport = { manifest: Manifest; seconds: number; isOffsite: boolean };

type Deps = {
  config: Pick<BackupConfig, 'databaseUrl' | 'repository' | 'password' | 'workDir' | 'pgBin' | 'offsite'>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** For tests: what happens to the dump before it is looked at. */
  onDump?: (folder: string) => Promise<void>;
};

/**
 * One backup: dumped, restored on trial and compared row by row, and only then kept; only then older ones are let go.
 * A copy elsewhere that fails is told of, and fails nothing: the next run sends what is missing.
 * @throws what made it no backup
 */
export const backUp = async ({ config, log, onDump }: Deps): Promise<BackupReport> => {
  const startedAt = Date.now();
  const { databaseUrl } = config;
  const tools = createPgTools(config.pgBin);
  const folder = join(config.workDir, 'dump');
  const trial = `${databaseOf(databaseUrl)}_trial`;
  const removeTrial = () =>
    connected(withDatabase(databaseUrl, 'postgres'), (client) => dropDatabase(client, trial));
  const repository = createRepository(config);
  try {
    await repository.open();
    await dumpTo(folder, { databaseUrl, tools });
    await onDump?.(folder);
    // One that was killed left its own: a copy of everything, day after day.
    await removeTrial();
    const manifest = await restoreFrom(folder, { databaseUrl, tools, into: trial });
    await removeTrial();
    const takenAt = new Date(manifest.takenAt);
    await repository.add(folder, takenAt);
    await repository.retire({ prune: true });
    await repository.check(1 + (Math.floor(takenAt.valueOf() / 86_400_000) % 7));
    const isOffsite = await copyAway({ config, log });
    return { manifest, isOffsite, seconds: (Date.now() - startedAt) / 1_000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const copyAway = async ({ config, log }: Pick<Deps, 'config' | 'log'>): Promise<boolean> => {
  const { offsite, password, repository } = config;
  if (offsite === null) return false;
  try {
    const away = createRepository({ repository: offsite.repository, password, keys: offsite });
    await away.open();
    await away.copyFrom({ repository, password });
    await away.retire({ prune: true });
    return true;
  } catch (error) {
    log.error(error, 'The copy elsewhere failed; the backup on this machine is good');
    return false;
  }
};
