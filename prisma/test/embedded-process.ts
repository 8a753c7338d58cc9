import { startEmbeddedPostgres } from '../embedded.ts';
import { silentLog } from '../log.ts';

// A process as `npm start` is one: starts PostgreSQL, says so, and goes on until it is ended from outside.
const [dataDir, port] = process.argv.slice(2);
try {
  const { connectionString } = await startEmbeddedPostgres({
    dataDir: dataDir ?? null,
    log: silentLog,
    ...(port === undefined ? {} : { port: Number(port) }),
  });
  process.stdout.write(`${connectionString}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
