import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const isThere = (name: string): boolean =>
  spawnSync(name, ['version'], { stdio: 'ignore' }).error === undefined;

/** What the backup drill needs: PostgreSQL with its pg_dump, restic, and pgBackRest. By Debian's package manager when missing. */
export const ensureBackupTools = (say: (line: string) => void): void => {
  const missing = [
    ...(globSync('/usr/lib/postgresql/*/bin/initdb').length > 0 ? [] : ['postgresql']),
    ...['restic', 'pgbackrest'].filter((name) => !isThere(name)),
  ];
  if (missing.length === 0) return;
  say(`The backup drill needs ${missing.join(', ')}: installing by apt-get (a minute)…`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of [
    ['apt-get', 'update', '-qq'],
    // No cluster of the system's own is wanted: the drill makes and destroys its own.
    [
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...missing,
    ],
  ]) {
    const [file = '', ...parameters] = [...sudo, ...command];
    const { status, error } = spawnSync(file, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      say(
        `It could not be installed (${error?.message ?? `exit code ${status}`}): the drill will fail without it.`,
      );
      return;
    }
  }
};
