import { ConfigError, type Env, type LogLevel, type Settings, settingsOf } from '@hookah/config';
import { isLoopback } from './htreviews/site.ts';
import { isTimeOfDay, isTimeZone } from './slot.ts';

export type ScraperConfig = {
  databaseUrl: string;
  /** Of the catalogue site, without a path. */
  siteUrl: string;
  /** Null: where systems put it. */
  chromiumPath: string | null;
  /** Off only where a container takes its place. */
  chromiumSandbox: boolean;
  logLevel: LogLevel;
  logFiles: { dir: string } | null;
  /** Where the site's people find out who asks; null for a site on this machine. */
  contactUrl: string | null;
  delayMs: number;
  requestsPerDay: number;
  timeLimitMs: number;
  timeZone: string;
  /** "02:00" */
  timeOfDay: string;
  metricsHost: string;
  metricsPort: number;
};

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const scraperConfig = (env: Env): ScraperConfig => {
  const settings = settingsOf(env);
  return {
    databaseUrl: databaseUrl(settings),
    ...siteAndContact(settings),
    chromiumPath: settings.optional('CHROMIUM_PATH') ?? null,
    chromiumSandbox: settings.oneOf('CHROMIUM_SANDBOX', ['on', 'off'], 'on') === 'on',
    logLevel: settings.logLevel(),
    logFiles: settings.logFiles(),
    delayMs: settings.wholeNumber('SCRAPER_DELAY_MS', { fallback: 1_000, max: 600_000 }),
    requestsPerDay: settings.wholeNumber('SCRAPER_REQUESTS_PER_DAY', {
      fallback: 20_000,
      min: 1,
      max: 1_000_000,
    }),
    // Timers hold no more than 24 days, and no run should take two.
    timeLimitMs:
      settings.wholeNumber('SCRAPER_TIME_LIMIT_MINUTES', { fallback: 720, min: 1, max: 2_880 }) * 60_000,
    timeZone: known(settings, 'SCRAPER_TZ', 'Europe/Moscow', isTimeZone, 'a time zone such as Europe/Moscow'),
    timeOfDay: known(settings, 'SCRAPER_TIME', '02:00', isTimeOfDay, 'a time of day such as 02:00'),
    metricsHost: settings.text('SCRAPER_METRICS_HOST', '127.0.0.1'),
    metricsPort: settings.port('SCRAPER_METRICS_PORT', 9_464),
  };
};

const databaseUrl = (settings: Settings): string => {
  if (settings.optional('DATABASE_URL') === undefined) {
    throw new ConfigError(
      'DATABASE_URL',
      'is not set: where the catalogue is kept, as postgresql://user:password@host:5432/database. ' +
        '`npm start` needs none: it has a database of its own and reads the catalogue by itself',
    );
  }
  return settings.databaseUrl();
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

/** No default: a third party's site is never asked by surprise, nor without saying who asks. */
const siteAndContact = (settings: Settings): Pick<ScraperConfig, 'siteUrl' | 'contactUrl'> => {
  const site = settings.optionalWebAddress('HTREVIEWS_URL');
  if (site === undefined) {
    throw new ConfigError('HTREVIEWS_URL', 'is not set: https://htreviews.org, or the address of a replica');
  }
  const { hostname, origin } = new URL(site);
  const contact = settings.optionalWebAddress('SCRAPER_CONTACT_URL');
  if (contact === undefined && !isLoopback(hostname)) {
    throw new ConfigError('SCRAPER_CONTACT_URL', 'is not set: a page that tells the site who asks');
  }
  return { siteUrl: origin, contactUrl: contact ?? null };
};
