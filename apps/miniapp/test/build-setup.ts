import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The built app. For reading: what alters it takes a copy. */
    builtApp: string;
  }
}

/** Built once a run, as `pnpm build` does apart from Vitest's own NODE_ENV, which would put React's development build into it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = join(import.meta.dirname, '..');
  const dist = await mkdtemp(join(tmpdir(), 'miniapp-dist-'));
  await promisify(execFile)(
    process.execPath,
    [join(app, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', dist, '--emptyOutDir'],
    { cwd: app, env: { PATH: process.env.PATH, NODE_ENV: 'production' } },
  );
  project.provide('builtApp', dist);
  return () => rm(dist, { recursive: true });
}
