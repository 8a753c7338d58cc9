import { startEmbeddedPostgres } from '@hookah/db/embedded';
import { dim, say } from './say.ts';
import { StartFailure } from './start-failure.ts';

const quiet = () => undefined;
const show = (message: string) => say(dim(`    ${message}`));

/** The database that was named, or an embedded one. */
export const openDatabase = async (url: string | undefined, dataDir: string) => {
  const log = { debug: quiet, info: quiet, warn: show, error: show };
  if (url !== undefined) return { url, log, stop: async () => {} };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    return { url: postgres.connectionString, log, stop: postgres.stop };
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error), {
      exitCode: 4,
      cause: error,
    });
  }
};
