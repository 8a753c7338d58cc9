import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Pages of so many releases back find their scripts. */
export const KEPT_RELEASES = 5;

/** By time of last start, the newest first. */
const releasesIn = async (releasesDir: string): Promise<string[]> => {
  const names = (await readdir(releasesDir)).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(releasesDir, name))).mtimeMs })),
  );
  return dated.sort((a, b) => b.at - a.at).map(({ name }) => name);
};

/**
 * Keeps a copy of this release's hashed files, which Telegram's WebViews ask for long after a deploy, and drops those
 * of releases that are too far back. HTML is never kept: it would call for files of its time.
 * @returns the folders of the earlier releases, the newest first
 */
export const keepRelease = async (distDir: string, releasesDir: string): Promise<string[]> => {
  await mkdir(releasesDir, { recursive: true });
  const page = await readFile(join(distDir, 'index.html'));
  const name = createHash('sha256').update(page).digest('hex').slice(0, 16);
  const folder = join(releasesDir, name);

  const known = await releasesIn(releasesDir);
  if (!known.includes(name)) {
    // Renamed when whole: a start that was cut off leaves no half release.
    const partial = join(releasesDir, `partial-${process.pid}`);
    await cp(join(distDir, 'assets'), join(partial, 'assets'), { recursive: true });
    await rename(partial, folder);
  }
  await utimes(folder, new Date(), new Date());

  const [, ...others] = await releasesIn(releasesDir);
  const kept = others.slice(0, KEPT_RELEASES - 1);
  await Promise.all(
    others.slice(kept.length).map((old) => rm(join(releasesDir, old), { recursive: true, force: true })),
  );
  return kept.map((other) => join(releasesDir, other));
};
