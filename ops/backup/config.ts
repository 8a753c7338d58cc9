import { ConfigError, type Env, type LogLevel, type Settings, settingsOf } from '@hookah/config';
import { isTimeOfDay, isTimeZone } from '@hookah/scraper/slot';

/** What backups and restores need alike. */
export type StoreConfig = {
  databaseUrl: string;
  /** Restic's: a folder, or s3:https://…/bucket. */
  repository: string;
  /** Encrypts the repository; without it no backup can be read. */
  password: string;
  /** Where a dump lies while it is made or read. */
  workDir: string;
  /** Where pg_dump and pg_restore are; null: on PATH. */
  pgBin: string | null;
  logLevel: LogLevel;
  logFiles: { dir: string } | null;
};

export type BackupConfig = StoreConfig & {
  offsite: Offsite | null;
  timeOfDay: string;
  timeZone: string;
  metricsHost: string;
  metricsPort: number;
};

/** A second repository, at a store that speaks S3. */
export type Offsite = { repository: string; keyId: string; key: string };

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const storeConfig = (env: Env): StoreConfig => {
  const settings = settingsOf(env);
  return {
    databaseUrl: settings.databaseUrl(),
    repository: settings.text('BACKUP_REPOSITORY', '.data/backups'),
    password: settings.secret('BACKUP_PASSWORD'),
    workDir: settings.text('BACKUP_WORK_DIR', '.data/backup-work'),
    pgBin: settings.optional('BACKUP_PG_BIN') ?? null,
    logLevel: settings.logLevel(),
    logFiles: settings.logFiles(),
  };
};

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const backupConfig = (env: Env): BackupConfig => {
  const settings = settingsOf(env);
  return {
    ...storeConfig(env),
    offsite: offsite(settings),
    timeOfDay: known(settings, 'BACKUP_TIME', '03:00', isTimeOfDay, 'a time of day such as 03:00'),
    timeZone: known(settings, 'BACKUP_TZ', 'Europe/Moscow', isTimeZone, 'a time zone such as Europe/Moscow'),
    metricsHost: settings.text('BACKUP_METRICS_HOST', '127.0.0.1'),
    metricsPort: settings.port('BACKUP_METRICS_PORT', 9_466),
  };
};

const offsite = (settings: Settings): Offsite | null => {
  const repository = settings.optional('BACKUP_OFFSITE');
  if (repository === undefined) return null;
  return {
    repository: settings.matching(
      'BACKUP_OFFSITE',
      repository,
      /^s3:https?:\/\/\S+\/\S+$/,
      's3: with the address of a bucket, as s3:https://s3.example.org/hookah-backups',
    ),
    keyId: settings.required('BACKUP_OFFSITE_KEY_ID'),
    key: settings.required('BACKUP_OFFSITE_KEY'),
  };
};

const known = (
  settings: Settings,
  name: string,
  fallback: string,
  isGood: (value: string) => boolean,
  expected: string,
): string => {
  const value = settings.text(name, fallback);
  if (!isGood(value)) throw new ConfigError(name, `must be ${expected}`);
  return value;
};
