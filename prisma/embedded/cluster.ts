import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { readOrMakePassword, readText } from './home.ts';

export const SUPERUSER = 'hookah';
const MAJOR_VERSION = '18';

// Trigrams of Cyrillic words need a ctype that knows UTF-8, from libc; old systems lack C.UTF-8.
const LOCALES = [['--locale=C.UTF-8'], ['--locale=C', '--lc-ctype=en_US.UTF-8']];

export type ClusterOptions = {
  home: string;
  binaries: Binaries;
  account: Account | null;
  ephemeral: boolean;
  /** For initdb. */
  env: NodeJS.ProcessEnv;
};

/** The folder of a whole cluster; made if there is none. Only the holder of the home's lock may call it. */
export async function prepareCluster(
  options: ClusterOptions,
): Promise<{ cluster: string; password: string }> {
  const { home } = options;
  const cluster = join(home, 'cluster');
  // A folder of this name is an initdb that was cut short: nothing was ever kept in it.
  for (const name of await readdir(home)) {
    if (name.startsWith('initdb-')) await rm(join(home, name), { recursive: true, force: true });
  }

  const version = await readText(join(cluster, 'PG_VERSION'));
  if (version !== null && version !== MAJOR_VERSION) {
    throw new Error(
      `${cluster} was written by PostgreSQL ${version}, this is ${MAJOR_VERSION}: restore a backup into a new folder.`,
    );
  }
  if (version !== null && (await readText(join(home, 'password'))) === null) {
    throw new Error(
      `${join(home, 'password')} is missing: put it back, or move ${cluster} away to begin anew.`,
    );
  }
  const password = await readOrMakePassword(home);
  if (version === null) await initialise({ ...options, cluster, password });
  return { cluster, password };
}

/** Aside and then renamed, so that `cluster` is either whole or absent. */
async function initialise(options: ClusterOptions & { cluster: string; password: string }): Promise<void> {
  const { home, account } = options;
  const aside = await mkdtemp(join(home, 'initdb-'));
  try {
    const passwordFile = join(aside, 'password');
    await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (account !== null) {
      await chown(aside, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    const made = join(aside, 'cluster');
    await initdb(options, [
      `--pgdata=${made}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...(options.ephemeral ? ['--no-sync'] : []),
    ]);
    await rename(made, options.cluster);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function initdb({ binaries, account, env }: ClusterOptions, flags: string[]): Promise<void> {
  let failure: unknown;
  for (const locale of LOCALES) {
    try {
      await promisify(execFile)(binaries.initdb, [...flags, ...locale], { ...account, env });
      return;
    } catch (error) {
      failure ??= error;
    }
  }
  const detail = failure instanceof Error && 'stderr' in failure ? String(failure.stderr).trim() : '';
  throw new Error(`initdb failed: ${detail.split('\n')[0] ?? ''}`, { cause: failure });
}
