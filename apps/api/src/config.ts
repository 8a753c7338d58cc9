import { isIP } from 'node:net';

export type ApiConfig = {
  host: string;
  port: number;
  databaseUrl: string;
  jwtSecret: string;
  botApiKey: string;
  telegramBotToken: string;
  /** Exact origins whose pages may call the API. */
  corsOrigins: readonly string[];
  /** Networks whose X-Forwarded-For is believed; empty: nobody's. */
  trustProxy: readonly string[];
  logLevel: LogLevel;
  catalogSiteUrl: string;
  initDataMaxAgeSeconds: number;
  /** Requests a minute. */
  limits: { perAddress: number; perUser: number; bot: number };
};

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that is missing or can't be used. It names the variable and never tells the value. */
export class ConfigError extends Error {
  constructor(variable: string, problem: string) {
    super(`${variable} ${problem}`);
    this.name = 'ConfigError';
  }
}

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const apiConfig = (env: Readonly<Record<string, string | undefined>>): ApiConfig => ({
  host: text(env, 'API_HOST', '127.0.0.1'),
  port: integer(env, 'API_PORT', { fallback: 3000, min: 0, max: 65_535 }),
  databaseUrl: databaseUrl(env),
  jwtSecret: secret(env, 'JWT_SECRET'),
  botApiKey: secret(env, 'BOT_API_KEY'),
  telegramBotToken: botToken(env),
  corsOrigins: list(env, 'CORS_ORIGINS').map((origin) => exactOrigin('CORS_ORIGINS', origin)),
  trustProxy: list(env, 'TRUST_PROXY').map((network) => cidr('TRUST_PROXY', network)),
  logLevel: logLevel(env),
  catalogSiteUrl: webAddress('CATALOG_SITE_URL', text(env, 'CATALOG_SITE_URL', 'https://htreviews.org')),
  initDataMaxAgeSeconds: integer(env, 'INIT_DATA_MAX_AGE_SECONDS', {
    fallback: 86_400,
    min: 60,
    max: 86_400,
  }),
  limits: {
    perAddress: integer(env, 'API_LIMIT_PER_ADDRESS', { fallback: 600, min: 1, max: 1_000_000 }),
    perUser: integer(env, 'API_LIMIT_PER_USER', { fallback: 300, min: 1, max: 1_000_000 }),
    bot: integer(env, 'API_LIMIT_BOT', { fallback: 60_000, min: 1, max: 10_000_000 }),
  },
});

type Env = Readonly<Record<string, string | undefined>>;

const optional = (env: Env, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

const text = (env: Env, name: string, fallback: string): string => optional(env, name) ?? fallback;

const required = (env: Env, name: string): string => {
  const value = optional(env, name);
  if (value === undefined) throw new ConfigError(name, 'is not set');
  return value;
};

const integer = (
  env: Env,
  name: string,
  { fallback, min, max }: Record<'fallback' | 'min' | 'max', number>,
) => {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw new ConfigError(name, `must be a whole number from ${min} to ${max}`);
  }
  return number;
};

const secret = (env: Env, name: string): string => {
  const value = required(env, name);
  if (Buffer.byteLength(value) < 32) {
    throw new ConfigError(name, 'must be at least 32 bytes, e.g. from: openssl rand -base64 48');
  }
  // The bot's key travels in a header; one rule for both is easier to remember.
  if (!/^[\x21-\x7e]+$/.test(value)) throw new ConfigError(name, 'must be visible ASCII without spaces');
  return value;
};

const botToken = (env: Env): string => {
  const value = required(env, 'TELEGRAM_BOT_TOKEN');
  if (!/^\d+:[\w-]{20,}$/.test(value)) {
    throw new ConfigError('TELEGRAM_BOT_TOKEN', 'must look like 123456789:AA…, as @BotFather gives it');
  }
  return value;
};

const databaseUrl = (env: Env): string => {
  const value = required(env, 'DATABASE_URL');
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new ConfigError('DATABASE_URL', 'must look like postgresql://user:password@host:5432/database');
  }
  return value;
};

const list = (env: Env, name: string): string[] =>
  (optional(env, name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const exactOrigin = (name: string, value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== value) {
    throw new ConfigError(name, 'must be a comma list of exact origins such as https://app.example.org');
  }
  return value;
};

const webAddress = (name: string, value: string): string => {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new ConfigError(name, 'must be an address such as https://example.org');
  }
  return value.replace(/\/+$/, '');
};

/** Fastify takes a number or `true` as well, and either lets anyone choose their own address. */
const cidr = (name: string, value: string): string => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  const max = family === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= max);
  if (family === 0 || rest.length > 0 || !fits) {
    throw new ConfigError(name, 'must be a comma list of addresses or networks such as 10.0.0.0/8');
  }
  return value;
};

const logLevel = (env: Env): LogLevel => {
  const value = text(env, 'LOG_LEVEL', 'info');
  const level = LOG_LEVELS.find((one) => one === value);
  if (level === undefined) throw new ConfigError('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
};
