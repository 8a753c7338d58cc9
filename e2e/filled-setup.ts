import type { TestProject } from 'vitest/node';
import { freePort, freePorts, startSystem, temporaryDataDir } from './system.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What a first `npm start` leaves: a folder of data with the whole catalogue, the site's port, what it said meanwhile. */
    firstStart: { folder: string; site: string; output: string };
  }
}

/** The catalogue is read once, from an empty folder; each test file gets a copy of it for its own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const data = temporaryDataDir();
  const site = String(await freePort());
  const system = await startSystem({ HOOKAH_DATA_DIR: data.path, ...(await freePorts(site)) });
  const code = await system.stop();
  if (code !== 0) throw new Error(`npm start ended with ${code}:\n${system.output()}`);
  project.provide('firstStart', { folder: data.path, site, output: system.output() });
  return data.remove;
}
