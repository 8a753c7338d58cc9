import { isLoopback } from './htreviews/site.ts';
import { isTimeOfDay, isTimeZone } from './slot.ts';

export type ScraperConfig = {
  databaseUrl: string;
  /** Of the catalogue site, without a path. */
  siteUrl: string;
  /** Null: where systems put it. */
  chromiumPath: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Where the site's people find out who asks; null for a site on this machine. */
  contactUrl: string | null;
  delayMs: number;
  detailsPerRun: number;
  timeZone: string;
  /** "02:00" */
  timeOfDay: string;
};

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** A setting that is missing or can't be used. It names the variable and never tells the value. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(variable: string, problem: string) {
    super(`${variable} ${problem}`);
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const scraperConfig = (env: Env): ScraperConfig => ({
  databaseUrl: databaseUrl(env),
  ...siteAndContact(env),
  chromiumPath: optional(env, 'CHROMIUM_PATH') ?? null,
  logLevel: logLevel(env),
  delayMs: wholeNumber(env, 'SCRAPER_DELAY_MS', { fallback: 1_000, max: 600_000 }),
  detailsPerRun: wholeNumber(env, 'SCRAPER_DETAILS_PER_RUN', {
    fallback: Number.POSITIVE_INFINITY,
    max: 1_000_000,
  }),
  timeZone: checked(env, 'SCRAPER_TZ', 'Europe/Moscow', isTimeZone, 'a time zone such as Europe/Moscow'),
  timeOfDay: checked(env, 'SCRAPER_TIME', '02:00', isTimeOfDay, 'a time of day such as 02:00'),
});

const optional = (env: Env, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

function checked(
  env: Env,
  name: string,
  fallback: string,
  isGood: (value: string) => boolean,
  expected: string,
): string {
  const value = optional(env, name) ?? fallback;
  if (!isGood(value)) throw new ConfigError(name, `must be ${expected}`);
  return value;
}

/** No default: a third party's site is never asked by surprise, nor without saying who asks. */
function siteAndContact(env: Env): Pick<ScraperConfig, 'siteUrl' | 'contactUrl'> {
  const site = webAddress(env, 'HTREVIEWS_URL');
  if (site === null) {
    throw new ConfigError('HTREVIEWS_URL', 'is not set: https://htreviews.org, or the address of a replica');
  }
  const contact = webAddress(env, 'SCRAPER_CONTACT_URL');
  if (contact === null && !isLoopback(site.hostname)) {
    throw new ConfigError('SCRAPER_CONTACT_URL', 'is not set: a page that tells the site who asks');
  }
  return { siteUrl: site.origin, contactUrl: contact?.href ?? null };
}

function webAddress(env: Env, name: string): URL | null {
  const value = optional(env, name);
  if (value === undefined) return null;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(name, 'must be an address such as https://example.org');
  }
  return url;
}

function databaseUrl(env: Env): string {
  const value = optional(env, 'DATABASE_URL');
  if (value === undefined) throw new ConfigError('DATABASE_URL', 'is not set');
  const url = URL.parse(value);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new ConfigError('DATABASE_URL', 'must look like postgresql://user:password@host:5432/database');
  }
  return value;
}

function wholeNumber(env: Env, name: string, { fallback, max }: { fallback: number; max: number }): number {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= max)) throw new ConfigError(name, `must be a whole number from 0 to ${max}`);
  return number;
}

function logLevel(env: Env): ScraperConfig['logLevel'] {
  const value = optional(env, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((one) => one === value);
  if (level === undefined) throw new ConfigError('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
}
