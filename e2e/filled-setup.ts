import type { TestProject } from 'vitest/node';
import { freePorts, startSystem, temporaryDataDir } from './system.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What a first `npm start` leaves: a folder of data with the whole catalogue, and what it said meanwhile. */
    firstStart: { folder: string; output: string };
  }
}

/** The catalogue is read once, from an empty folder; each test file gets a copy of it for its own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const data = temporaryDataDir();
  const system = await startSystem({ HOOKAH_DATA_DIR: data.path, ...(await freePorts()) });
  const code = await system.stop();
  if (code !== 0) throw new Error(`npm start ended with ${code}:\n${system.output()}`);
  project.provide('firstStart', { folder: data.path, output: system.output() });
  return data.remove;
}
