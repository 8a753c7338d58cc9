import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

/** Each is called as its package is. */
const PROGRAMS = ['restic', 'pgbackrest', 'redis-server', 'haproxy'];

/** Not everybody has /usr/sbin on the PATH. */
const isThere = (program: string): boolean =>
  ['/usr/local/bin', '/usr/bin', '/usr/sbin'].some((folder) => existsSync(`${folder}/${program}`));

/**
 * What the drills need that no package of npm brings: PostgreSQL with its pg_dump, restic and pgBackRest; Redis and
 * HAProxy. By Debian's package manager when missing.
 */
export const ensureDrillTools = (say: (line: string) => void): void => {
  const missing = [
    ...(globSync('/usr/lib/postgresql/*/bin/initdb').length > 0 ? [] : ['postgresql']),
    ...PROGRAMS.filter((program) => !isThere(program)),
  ];
  if (missing.length === 0) return;
  say(`The drills need ${missing.join(', ')}: installing by apt-get (a minute)…`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of [
    ['apt-get', 'update', '-qq'],
    // No cluster of the system's own is wanted: the drills make and destroy their own.
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
        `It could not be installed (${error?.message ?? `exit code ${status}`}): those that need it will fail.`,
      );
      return;
    }
  }
};
