import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { ConfigError, type Env, type LogLevel, settingsOf } from '@hookah/config';
import { telegramKey } from '#src/auth/telegram-keys.ts';

export type ApiConfig = {
  host: string;
  port: number;
  databaseUrl: string;
  /** A streaming replica that catalogue reads are sent to; null: none. */
  databaseReplicaUrl: string | null;
  /** Where instances count their limits together; null: each by itself. */
  redisUrl: string | null;
  jwtSecret: string;
  /** Still believed while secrets are being changed; null: nobody's. */
  previousSecrets: { jwt: string | null; botApiKey: string | null };
  botApiKey: string;
  telegramBotToken: string;
  /** Where Telegram's Bot API is. */
  telegramApiRoot: string;
  /** Exact origins whose pages may call the API. */
  corsOrigins: readonly string[];
  /** Networks whose X-Forwarded-For is believed; empty: nobody's. */
  trustProxy: readonly string[];
  logLevel: LogLevel;
  logFiles: { dir: string } | null;
  /** Where those who watch over us ask; not public. */
  metrics: { host: string; port: number };
  /** A statement that takes longer is logged, in milliseconds. */
  slowQueryMs: number;
  catalogSiteUrl: string;
  initDataMaxAgeSeconds: number;
  /** Whose signature init data must carry besides the bot's; null: nobody's. */
  initDataPublicKey: KeyObject | null;
  /** Requests a minute. */
  limits: { perAddress: number; perUser: number; bot: number };
};

const DAY_SECONDS = 86_400;

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const apiConfig = (env: Env): ApiConfig => {
  const settings = settingsOf(env);
  const aMinute = (name: string, fallback: number) =>
    settings.wholeNumber(name, { fallback, min: 1, max: 10_000_000 });

  return {
    host: settings.text('API_HOST', '127.0.0.1'),
    port: settings.port('API_PORT', 3000),
    databaseUrl: settings.databaseUrl(),
    databaseReplicaUrl: settings.optionalDatabaseUrl('DATABASE_REPLICA_URL') ?? null,
    redisUrl: settings.redisUrl() ?? null,
    jwtSecret: settings.secret('JWT_SECRET'),
    botApiKey: settings.secret('BOT_API_KEY'),
    previousSecrets: {
      jwt: settings.previousSecret('JWT_SECRET'),
      botApiKey: settings.previousSecret('BOT_API_KEY'),
    },
    telegramBotToken: settings.botToken(),
    telegramApiRoot: settings.telegramApiRoot(),
    corsOrigins: settings.list('CORS_ORIGINS').map((origin) => exactOrigin('CORS_ORIGINS', origin)),
    trustProxy: settings.list('TRUST_PROXY').map((one) => network('TRUST_PROXY', one)),
    logLevel: settings.logLevel(),
    logFiles: settings.logFiles(),
    metrics: {
      host: settings.text('API_METRICS_HOST', '127.0.0.1'),
      port: settings.port('API_METRICS_PORT', 9465),
    },
    slowQueryMs: settings.wholeNumber('API_SLOW_QUERY_MS', { fallback: 500, min: 1, max: 60_000 }),
    catalogSiteUrl: settings.webAddress(
      'CATALOG_SITE_URL',
      settings.text('CATALOG_SITE_URL', 'https://htreviews.org'),
    ),
    initDataMaxAgeSeconds: settings.wholeNumber('INIT_DATA_MAX_AGE_SECONDS', {
      fallback: DAY_SECONDS,
      min: 60,
      max: DAY_SECONDS,
    }),
    initDataPublicKey: publicKey('INIT_DATA_PUBLIC_KEY', settings.text('INIT_DATA_PUBLIC_KEY', '')),
    limits: {
      perAddress: aMinute('API_LIMIT_PER_ADDRESS', 600),
      perUser: aMinute('API_LIMIT_PER_USER', 300),
      bot: aMinute('API_LIMIT_BOT', 60_000),
    },
  };
};

const publicKey = (name: string, value: string): KeyObject | null => {
  const key = value === '' ? null : telegramKey(value);
  if (value !== '' && key === null) throw new ConfigError(name, 'must be production, test or 64 hex digits');
  return key;
};

const exactOrigin = (name: string, value: string): string => {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== value) {
    throw new ConfigError(name, 'must be a comma list of exact origins such as https://app.example.org');
  }
  return value;
};

/** Fastify takes a number or `true` as well, and either lets anyone choose their own address. */
const network = (name: string, value: string): string => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  if (family === 0 || rest.length > 0 || !fits) {
    throw new ConfigError(name, 'must be a comma list of addresses or networks such as 10.0.0.0/8');
  }
  return value;
};
