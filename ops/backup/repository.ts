import { run } from './command.ts';
import type { Offsite } from './config.ts';

export type Snapshot = { id: string; time: Date };

/** Encrypted, de-duplicated, checked: a restic repository with one kind of snapshot, a dump and its manifest. */
export type Repository = ReturnType<typeof createRepository>;

const HOST = 'hookah-wishlist';
const TAG = 'database';
const ONLY_OURS = ['--host', HOST, '--tag', TAG];
/** Seven days, four weeks, twelve months; of a day with several, the last. */
const KEEP = ['--keep-daily', '7', '--keep-weekly', '4', '--keep-monthly', '12'];

export const createRepository = (options: {
  repository: string;
  password: string;
  keys?: Pick<Offsite, 'key' | 'keyId'>;
}) => {
  const { repository, password, keys } = options;
  const env: Record<string, string> = {
    RESTIC_REPOSITORY: repository,
    RESTIC_PASSWORD: password,
    ...(keys === undefined ? {} : { AWS_ACCESS_KEY_ID: keys.keyId, AWS_SECRET_ACCESS_KEY: keys.key }),
  };
  const restic = (parameters: readonly string[], cwd?: string) =>
    run('restic', ['--no-cache', ...parameters], { env, ...(cwd === undefined ? {} : { cwd }) });

  const snapshots = async (): Promise<Snapshot[]> => {
    const list: { id: string; time: string }[] = JSON.parse(
      await restic(['snapshots', '--json', ...ONLY_OURS]),
    );
    return list
      .map(({ id, time }) => ({ id, time: new Date(time) }))
      .toSorted((a, b) => a.time.valueOf() - b.time.valueOf());
  };

  return {
    /** Makes it unless it is there. */
    open: async (): Promise<void> => {
      const isThere = await restic(['cat', 'config']).then(
        () => true,
        () => false,
      );
      // Where it is there and the password is wrong, this says so, and overwrites nothing.
      if (!isThere) await restic(['init']);
    },
    snapshots,
    /** The files of a folder; `at` is when they were true. */
    add: async (folder: string, at: Date): Promise<void> => {
      const time = `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 19)}`;
      await run('restic', ['--no-cache', 'backup', '--quiet', ...ONLY_OURS, '--time', time, '.'], {
        env: { ...env, TZ: 'UTC' },
        cwd: folder,
      });
    },
    /** Lets go of what is older than the plan wants; only called after a new one is in. */
    retire: async ({ prune }: { prune: boolean }): Promise<void> => {
      const parameters = ['forget', '--quiet', ...ONLY_OURS, '--group-by', 'host,tags', ...KEEP];
      await run('restic', ['--no-cache', ...parameters, ...(prune ? ['--prune'] : [])], {
        env: { ...env, TZ: 'UTC' },
      });
    },
    /** Reads a part of the data and compares it with its checksums: seven runs have read all. */
    check: async (part: number): Promise<void> => {
      await restic(['check', '--quiet', `--read-data-subset=${part}/7`]);
    },
    fetch: async (id: string, folder: string): Promise<void> => {
      // Snapshots have absolute paths in them; what is wanted lies below one of them.
      await restic(['restore', '--quiet', id, '--target', folder]);
    },
    /** What the other has and this has not. */
    copyFrom: async (other: { repository: string; password: string }): Promise<void> => {
      await run('restic', ['--no-cache', 'copy', '--quiet', ...ONLY_OURS], {
        env: {
          ...env,
          RESTIC_FROM_REPOSITORY: other.repository,
          RESTIC_FROM_PASSWORD: other.password,
        },
      });
    },
  };
};
