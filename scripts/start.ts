// `npm start`: the whole system on this machine, with a database of its own, and with a catalogue site and
// a Telegram of its own where no real ones are named. What can be set: see .env.example.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChromiumMissing } from '@hookah/chromium';
import { ConfigError } from '@hookah/config';
import { DatabaseUnreachable, MigrationRefused } from '@hookah/db/migrate';
import { onStop } from '@hookah/service';
import { bold, say } from './start/say.ts';
import { createServices } from './start/services.ts';
import { startSettings } from './start/settings.ts';
import { StartFailure } from './start/start-failure.ts';
import { startSystem } from './start/system.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
const data = resolve(root, process.env.HOOKAH_DATA_DIR ?? '.data');
const folders = { root, data, logs: join(data, 'logs') };
const services = createServices({ root, logDir: folders.logs });

let stopDatabase = async () => {};
let stopping: Promise<void> | undefined;
const stop = (): Promise<void> => {
  stopping ??= services.stopAll().then(() => stopDatabase());
  return stopping;
};

/** What people can act on is said in one line; anything else is a fault of ours, and keeps its stack. */
const explain = (error: unknown): { message: string; exitCode: number } => {
  if (error instanceof StartFailure) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof ConfigError) return { message: error.message, exitCode: 2 };
  if (error instanceof ChromiumMissing) return { message: error.message, exitCode: 3 };
  if (error instanceof DatabaseUnreachable || error instanceof MigrationRefused) {
    return { message: error.message, exitCode: 4 };
  }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
};

const halt = (): void => {
  if (!stopping) say('\nStopping…');
  void stop().then(() => process.exit(0));
};
onStop(halt);
process.on('SIGHUP', halt);

try {
  const settings = startSettings(process.env);
  say(bold('Hookah Wishlist'));
  await startSystem({
    settings,
    folders,
    services,
    onStop: (stopIt) => {
      stopDatabase = stopIt;
    },
  });
  throw await services.firstFailure;
} catch (error) {
  // A stop that was asked for makes what was under way fail; that is no news.
  if (!stopping) {
    const { message, exitCode } = explain(error);
    process.stderr.write(`\n${message}\n`);
    await stop();
    process.exit(exitCode);
  }
}
