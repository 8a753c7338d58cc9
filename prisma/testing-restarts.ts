import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrisma } from './client.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { faultsOnly as log } from './log.ts';
import { migrate } from './migrate.ts';

/** A PostgreSQL of the test's own, for it is going to be stopped and started again at the same address. */
export const startRestartableDatabase = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hookah-restarts-'));
  let server = await startEmbeddedPostgres({ dataDir, log });
  const { connectionString, port } = server;
  await migrate({ connectionString, log });
  const prisma = createPrisma({ connectionString, applicationName: 'restarts' });
  return {
    connectionString,
    prisma,
    restart: async (): Promise<void> => {
      await server.stop();
      server = await startEmbeddedPostgres({ dataDir, port, log });
    },
    drop: async (): Promise<void> => {
      await prisma.$disconnect();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
