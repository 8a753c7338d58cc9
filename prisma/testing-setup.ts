import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded.ts';
import { faultsOnly, silentLog } from './log.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** To the one PostgreSQL of this run. */
    testDatabaseUrl: string;
  }
}

/** Migrated, never connected to: what createTestDb() copies. */
export const TEMPLATE = 'template_hookah';

/**
 * Vitest's globalSetup: one throw-away PostgreSQL a run, however many projects name it. It ends with Vitest, also when
 * that is killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1;
  shared.server ??= startServer();
  project.provide('testDatabaseUrl', (await shared.server).connectionString);
  return async () => {
    shared.users -= 1;
    const server = shared.server;
    if (shared.users > 0 || server === undefined) return;
    shared.server = undefined;
    await (await server).stop();
  };
}

type Server = { connectionString: string; stop(): Promise<void> };
type Shared = { users: number; server: Promise<Server> | undefined };

async function startServer(): Promise<Server> {
  const server = await startEmbeddedPostgres({ dataDir: null, database: TEMPLATE, log: silentLog });
  try {
    await migrate({ connectionString: server.connectionString, log: faultsOnly });
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

// Each project loads this module anew; what they share hangs on the process.
declare global {
  var hookahTestDatabase: Shared | undefined;
}
globalThis.hookahTestDatabase ??= { users: 0, server: undefined };
const shared = globalThis.hookahTestDatabase;
