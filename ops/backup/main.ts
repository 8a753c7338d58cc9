import { ConfigError } from '@hookah/config';
import { createLogger } from '@hookah/logger';
import { createSchedule } from '@hookah/scraper/schedule';
import { onStop, tellReady } from '@hookah/service';
import { startWatchServer } from '@hookah/service/watch-server';
import { backUp } from './backup.ts';
import { type BackupConfig, backupConfig } from './config.ts';
import { createBackupMetrics } from './metrics.ts';
import { connected } from './postgres.ts';
import { createRepository } from './repository.ts';

// Stays, and backs up once a day; --once: now, and ends. Exit codes: 0 done, 1 no backup was made, 2 a setting is wrong.

const readConfig = (): BackupConfig => {
  try {
    return backupConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
};

const config = readConfig();
const log = createLogger({
  service: 'backup',
  level: config.logLevel,
  file: config.logFiles,
  secrets: [config.databaseUrl, config.password, ...(config.offsite === null ? [] : [config.offsite.key])],
});
const repository = createRepository(config);
const lastBackup = async (): Promise<Date | null> => (await repository.snapshots()).at(-1)?.time ?? null;
const metrics = createBackupMetrics(lastBackup);

const tryOnce = async (): Promise<boolean> => {
  try {
    const report = await backUp({ config, log });
    metrics.onDone(report);
    const { bytes, takenAt } = report.manifest;
    log.info({ bytes, takenAt, seconds: report.seconds, offsite: report.isOffsite }, 'Backed up');
    return true;
  } catch (error) {
    metrics.onFailed();
    log.error(error, 'No backup was made; those before are kept');
    return false;
  }
};

const end = async (code: number): Promise<never> => {
  await log.close();
  process.exit(code);
};

const stay = async (): Promise<void> => {
  await repository.open();
  const watch = await startWatchServer({
    host: config.metricsHost,
    port: config.metricsPort,
    metrics,
    askDatabase: () => connected(config.databaseUrl, (client) => client.query('SELECT 1')),
  });
  let lastTry = 0;
  const schedule = createSchedule({
    ...config,
    // After a failure it is tried again within the hour, not each minute.
    isAnswered: async (slot) =>
      Date.now() - lastTry < 3_600_000 || ((await lastBackup()) ?? new Date(0)) >= slot,
    run: async () => {
      lastTry = Date.now();
      if (await tryOnce()) lastTry = 0;
    },
    log,
  });
  onStop(() => void Promise.all([schedule.stop(), watch.close()]).then(() => end(0)));
  schedule.start();
  log.info({ address: watch.url }, 'Backing up once a day');
  tellReady({ url: watch.url });
};

if (process.argv.includes('--once')) {
  const isDone = await tryOnce();
  await end(isDone ? 0 : 1);
} else {
  await stay();
}
