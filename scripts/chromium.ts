import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ChromiumMissing, findChromium, HOW_TO_INSTALL } from '@hookah/chromium';

const isOnPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const isRoot = () => process.getuid?.() === 0;

/** The system's own ways to a Chromium; Playwright's download is not one of them. */
const installers = (): { name: string; commands: string[][] }[] => {
  const sudo = isRoot() ? [] : ['sudo', '-n'];
  return [
    {
      name: 'apt-get',
      commands: [
        [...sudo, 'apt-get', 'update', '-qq'],
        [
          ...sudo,
          'env',
          'DEBIAN_FRONTEND=noninteractive',
          'apt-get',
          'install',
          '-y',
          '-qq',
          '--no-install-recommends',
          'chromium',
          'fonts-roboto-unhinted',
          'fonts-noto-color-emoji',
        ],
      ],
    },
    { name: 'dnf', commands: [[...sudo, 'dnf', 'install', '-y', '-q', 'chromium']] },
    { name: 'apk', commands: [[...sudo, 'apk', 'add', '--quiet', 'chromium']] },
    { name: 'brew', commands: [['brew', 'install', '--cask', 'chromium']] },
  ];
};

const present = (): string | undefined => {
  try {
    return findChromium(null, process.env.PATH);
  } catch {
    return undefined;
  }
};

/**
 * The path of a Chromium, installed by the system's package manager when there is none.
 * @param given CHROMIUM_PATH, which has to be right when it is set.
 */
export const ensureChromium = (given: string | undefined, say: (line: string) => void): string => {
  if (given) return findChromium(given);
  const found = present();
  if (found !== undefined) return found;
  const installer = installers().find(({ name }) => isOnPath(name));
  if (!installer) {
    throw new ChromiumMissing(
      `Chromium is missing, and no package manager known here has it. ${HOW_TO_INSTALL}`,
    );
  }
  say(`Chromium is missing: installing it by ${installer.name} (a minute or two)…`);
  for (const [file = '', ...parameters] of installer.commands) {
    const { status, stderr } = spawnSync(file, parameters, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) {
      const reason = stderr?.trim().split('\n').at(-1) || `exit code ${status}`;
      throw new ChromiumMissing(
        `Chromium could not be installed by ${installer.name}: ${reason}. ${HOW_TO_INSTALL}`,
      );
    }
  }
  return findChromium(null, process.env.PATH);
};
