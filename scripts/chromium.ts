import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(runnable);

const findChromium = (): string | undefined =>
  NAMES.map(onPath).find((path) => path !== undefined) ?? ELSEWHERE.find(runnable);

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

export class ChromiumMissing extends Error {}

const ADVICE =
  'Install it (Debian, Ubuntu: `sudo apt-get install chromium`), or set CHROMIUM_PATH to a Chrome or Chromium.';

/** The path of a Chromium, installed by the system's package manager when there is none. */
export const ensureChromium = (given: string | undefined, say: (line: string) => void): string => {
  if (given !== undefined && given !== '') {
    if (runnable(given)) return given;
    throw new ChromiumMissing(`CHROMIUM_PATH names no program that can be run. ${ADVICE}`);
  }
  const found = findChromium();
  if (found) return found;
  const installer = installers().find(({ name }) => onPath(name));
  if (!installer)
    throw new ChromiumMissing(`Chromium is missing, and no package manager known here has it. ${ADVICE}`);
  say(`Chromium is missing: installing it by ${installer.name} (a minute or two)…`);
  for (const [file = '', ...parameters] of installer.commands) {
    const { status, stderr } = spawnSync(file, parameters, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) {
      const lastLine = stderr?.trim().split('\n').at(-1) ?? '';
      throw new ChromiumMissing(
        `Chromium could not be installed by ${installer.name}: ${lastLine || `exit code ${status}`}. ${ADVICE}`,
      );
    }
  }
  const now = findChromium();
  if (!now)
    throw new ChromiumMissing(`${installer.name} finished, but Chromium is not on the PATH. ${ADVICE}`);
  return now;
};
