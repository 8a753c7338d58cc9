import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { ChromiumMissing, findChromium, HOW_TO_INSTALL, SHELL } from '@hookah/chromium';

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

type Installer = { name: string; prepare?: string[]; install: string[]; packages: string[] };

/** The system's own ways to a Chromium, the lightest first; Playwright's download is not one of them. */
const installers = (): Installer[] => {
  const sudo = isRoot() ? [] : ['sudo', '-n'];
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  const fonts = ['fonts-roboto-unhinted', 'fonts-noto-color-emoji'];
  return [
    {
      name: 'apt-get',
      prepare: [...apt, 'update'],
      install: [...apt, 'install', '-y', '--no-install-recommends', ...fonts],
      packages: [SHELL, 'chromium'],
    },
    { name: 'dnf', install: [...sudo, 'dnf', 'install', '-y', '-q'], packages: ['chromium'] },
    { name: 'apk', install: [...sudo, 'apk', 'add', '--quiet'], packages: ['chromium'] },
    { name: 'brew', install: ['brew', 'install', '--cask'], packages: ['chromium'] },
  ];
};

const present = (): string | undefined => {
  try {
    return findChromium(null, process.env.PATH);
  } catch {
    return undefined;
  }
};

/** @returns why it did not work; null: it did */
const complaintOf = ([file = '', ...parameters]: string[]): string | null => {
  const { status, stderr, error } = spawnSync(file, parameters, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return stderr?.trim().split('\n').at(-1) || error?.message || `exit code ${status}`;
};

const installBy = ({ name, prepare, install, packages }: Installer): void => {
  let complaint = prepare === undefined ? null : complaintOf(prepare);
  for (const one of complaint === null ? packages : []) {
    complaint = complaintOf([...install, one]);
    if (complaint === null) return;
  }
  throw new ChromiumMissing(`Chromium could not be installed by ${name}: ${complaint}. ${HOW_TO_INSTALL}`);
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
  installBy(installer);
  return findChromium(null, process.env.PATH);
};

/** As ensureChromium, for hundreds of pages: a lighter one than is there is worth installing, if it can be had. */
export const ensureLightChromium = (given: string | undefined, say: (line: string) => void): string => {
  const found = present();
  const installer = installers().find(({ name }) => isOnPath(name));
  const isAsGoodAsItGets = found === undefined || basename(found) === SHELL;
  if (given || isAsGoodAsItGets || !installer?.packages.includes(SHELL)) return ensureChromium(given, say);
  say(`Installing ${SHELL} by ${installer.name}: the tests take half the processor time in it…`);
  try {
    installBy({ ...installer, packages: [SHELL] });
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)} The tests run in ${found}.`);
  }
  return findChromium(null, process.env.PATH);
};
