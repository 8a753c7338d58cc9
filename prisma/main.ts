import { DatabaseUnreachable, MigrationRefused, migrate } from './migrate.ts';

// node prisma/main.ts: migrates DATABASE_URL.
// Exit codes: 0 up to date, 1 refused or failed, 2 no usable DATABASE_URL or no answer from it.

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

process.exitCode = await run(process.env.DATABASE_URL);

async function run(connectionString: string | undefined): Promise<number> {
  if (connectionString === undefined || !/^postgres(ql)?:\/\//.test(connectionString)) {
    complain('DATABASE_URL must be set, as postgresql://user:password@host:port/database');
    return 2;
  }
  try {
    const applied = await migrate({
      connectionString,
      log: { debug: () => undefined, info: say, warn: complain, error: complain },
    });
    say(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`);
    return 0;
  } catch (error) {
    if (error instanceof DatabaseUnreachable || error instanceof MigrationRefused) complain(error.message);
    else complain(`The migration failed: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof DatabaseUnreachable ? 2 : 1;
  }
}
