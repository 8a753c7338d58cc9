import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

/** PostgreSQL refuses to run as root: started by root it runs as this account instead. */
export type Account = { uid: number; gid: number };

/** Where root keeps what the account must reach when the project lies in a folder that is root's alone. */
export const SYSTEM_FOLDER = '/var/lib/hookah-wishlist';

const run = promisify(execFile);

/** The account to run PostgreSQL as; null: ours will do. Root without an account "postgres" gets one made. */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const known = await lookUp('postgres');
  if (known !== null) return known;
  const failure = await run('useradd', [...USERADD_FLAGS, 'postgres']).then(
    () => null,
    (cause: unknown) => cause,
  );
  // Another start may have made it in the meantime.
  const made = await lookUp('postgres');
  if (made !== null) return made;
  throw new Error(
    'PostgreSQL does not run as root and no account "postgres" could be made: start as an ordinary user, or set DATABASE_URL.',
    { cause: failure },
  );
}

const USERADD_FLAGS = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];

/** Whether the account may step through every folder on the way to `path`, and into it. */
export async function reachableBy(path: string, account: Account): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function lookUp(name: string): Promise<Account | null> {
  try {
    const [user, group] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(user.stdout, 10), gid: Number.parseInt(group.stdout, 10) };
  } catch {
    return null;
  }
}
