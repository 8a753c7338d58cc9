import { parseArgs } from 'node:util';
import { ConfigError } from '@hookah/config';
import { createLogger } from '@hookah/logger';
import { storeConfig } from '#src/backup/config.ts';
import { createRepository } from '#src/backup/repository.ts';
import { goBack, RestoreRefused, restoreDatabase } from './restore.ts';

const USAGE = `Usage: restore --list | --snapshot ID|latest | --back-to RESTORE_POINT

  --list          the backups there are
  --snapshot ID   restore it beside DATABASE_URL, compare every row, then put it in its place;
                  the database that was there stays, under the name that is told: the restore point
  --back-to NAME  put a restore point back in its place

Stop api, bot and scraper before, and run the migrations after. Exit codes: 0 done, 1 nothing was changed, 2 a setting
or an option is wrong.`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const fail = (text: string, code: number): never => {
  process.stderr.write(`${text}\n`);
  process.exit(code);
};

const options = () => {
  try {
    const { values } = parseArgs({
      options: { list: { type: 'boolean' }, snapshot: { type: 'string' }, 'back-to': { type: 'string' } },
    });
    return values;
  } catch {
    return fail(USAGE, 2);
  }
};

const settings = () => {
  try {
    return storeConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, 2);
    throw error;
  }
};

const { list, snapshot, 'back-to': backTo } = options();
if (list !== true && snapshot === undefined && backTo === undefined) fail(USAGE, 2);
const config = settings();
const log = createLogger({
  service: 'restore',
  level: config.logLevel,
  secrets: [config.databaseUrl, config.password],
  stream: process.stderr,
});
const repository = createRepository(config);
try {
  if (list === true) {
    for (const { id, time } of await repository.snapshots()) say(`${id.slice(0, 8)}  ${time.toISOString()}`);
  } else if (snapshot !== undefined) {
    const { manifest, restorePoint, seconds } = await restoreDatabase(snapshot, { config, repository, log });
    say(`Restored as of ${manifest.takenAt} in ${seconds.toFixed(1)} s.`);
    say(restorePoint === null ? 'There was no database before.' : `The database before: ${restorePoint}`);
  } else if (backTo !== undefined) {
    say(`Back. What stood there: ${await goBack(backTo, config.databaseUrl)}`);
  }
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  fail(error instanceof RestoreRefused ? why : `Nothing was changed: ${why}`, 1);
}
