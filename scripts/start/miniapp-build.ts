import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';

const SOURCES = [
  'apps/miniapp/{src,public}/**/*.*',
  'apps/miniapp/*.{html,json,ts}',
  'packages/shared/src/*.ts',
  'pnpm-lock.yaml',
];

const fingerprint = (root: string): string => {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).toSorted()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
};

/** Builds the Mini App's files unless they are of these sources already. True when it built. */
export const buildMiniApp = (root: string): boolean => {
  const app = join(root, 'apps/miniapp');
  const stamp = join(app, 'dist/.built-from');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(app, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: app,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (status !== 0) throw new StartFailure(`The Mini App could not be built:\n${stdout}${stderr}`);
  writeFileSync(stamp, wanted);
  return true;
};
