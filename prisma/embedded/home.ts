import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Account, reachableBy, SYSTEM_FOLDER } from './account.ts';

/**
 * The folder that holds one embedded server: `cluster/` (PostgreSQL's own), `password`, `lock`, `server.json`.
 * It is the data folder asked for, or, when the server's account cannot reach that, a folder below /var/lib
 * which the file `location` in the data folder names.
 */
export async function prepareHome(dataDir: string, account: Account | null): Promise<string> {
  const asked = resolve(dataDir);
  await mkdir(asked, { recursive: true });
  if (account === null) {
    await chmod(asked, 0o700);
    return asked;
  }
  // Others may step through, to the cluster that is the account's, but not look around.
  await chmod(asked, 0o711);
  if (await reachableBy(asked, account)) return asked;

  const known = await readText(join(asked, 'location'));
  const elsewhere = known ?? join(SYSTEM_FOLDER, 'data', randomBytes(8).toString('hex'));
  await mkdir(elsewhere, { recursive: true });
  await chmod(elsewhere, 0o711);
  if (known === null) await writeDurably(join(asked, 'location'), elsewhere);
  return elsewhere;
}

/** A folder that is deleted when the server stops. */
export async function prepareTemporaryHome(account: Account | null): Promise<string> {
  const reachable = account === null || (await reachableBy(tmpdir(), account));
  const above = reachable ? tmpdir() : join(SYSTEM_FOLDER, 'tmp');
  await mkdir(above, { recursive: true });
  const home = await mkdtemp(join(above, 'hookah-postgres-'));
  await chmod(home, account === null ? 0o700 : 0o711);
  return home;
}

/** The password of the server's only role; made at random the first time. */
export async function readOrMakePassword(home: string): Promise<string> {
  const known = await readText(join(home, 'password'));
  if (known !== null) return known;
  const made = randomBytes(24).toString('base64url');
  await writeDurably(join(home, 'password'), made);
  return made;
}

export async function readText(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, also when the power fails. */
async function writeDurably(path: string, text: string): Promise<void> {
  const unfinished = `${path}.new`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${text}\n`, { mode: 0o600, flush: true });
  await rename(unfinished, path);
  const folder = await open(join(path, '..'), 'r');
  // Not every platform can flush a folder.
  await folder.sync().catch(() => undefined);
  await folder.close();
}
