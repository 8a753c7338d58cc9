export type BotConfig = {
  token: string;
  telegramApiRoot: string;
  /** With its prefix, e.g. `https://api.example.org/api/v1`. */
  apiUrl: string;
  apiKey: string;
  /** Null: there is no Mini App, and no button for it. */
  miniAppUrl: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** How updates come in. */
  delivery: PollingDelivery | WebhookDelivery;
};

export type PollingDelivery = { mode: 'polling' };

/** `url` is what Telegram calls; the bot itself listens at `host`:`port`, behind whatever ends TLS. */
export type WebhookDelivery = { mode: 'webhook'; url: string; secret: string; host: string; port: number };

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** A setting that is missing or can't be used. It names the variable and never tells the value. */
export class ConfigError extends Error {
  constructor(variable: string, problem: string) {
    super(`${variable} ${problem}`);
    this.name = 'ConfigError';
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const botConfig = (env: Env): BotConfig => {
  const miniAppUrl = optional(env, 'MINIAPP_URL');
  return {
    token: botToken(env),
    telegramApiRoot: address(
      'TELEGRAM_API_ROOT',
      optional(env, 'TELEGRAM_API_ROOT') ?? 'https://api.telegram.org',
    ),
    apiUrl: address('API_URL', required(env, 'API_URL')),
    apiKey: required(env, 'BOT_API_KEY'),
    miniAppUrl: miniAppUrl === undefined ? null : openableAddress('MINIAPP_URL', miniAppUrl),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    delivery: delivery(env),
  };
};

const delivery = (env: Env): BotConfig['delivery'] => {
  const mode = oneOf(env, 'BOT_MODE', ['polling', 'webhook'], 'polling');
  if (mode === 'polling') return { mode };
  return {
    mode,
    url: openableAddress('WEBHOOK_URL', required(env, 'WEBHOOK_URL')),
    secret: webhookSecret(env),
    host: optional(env, 'WEBHOOK_HOST') ?? '127.0.0.1',
    port: port(env, 'WEBHOOK_PORT', 8080),
  };
};

const optional = (env: Env, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

const required = (env: Env, name: string): string => {
  const value = optional(env, name);
  if (value === undefined) throw new ConfigError(name, 'is not set');
  return value;
};

const oneOf = <const W extends string>(env: Env, name: string, words: readonly W[], fallback: W): W => {
  const value = optional(env, name) ?? fallback;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new ConfigError(name, `must be one of ${words.join(', ')}`);
  return word;
};

const botToken = (env: Env): string => {
  const value = required(env, 'TELEGRAM_BOT_TOKEN');
  if (!/^\d+:[\w-]{20,}$/.test(value)) {
    throw new ConfigError('TELEGRAM_BOT_TOKEN', 'must look like 123456789:AA…, as @BotFather gives it');
  }
  return value;
};

/** Telegram's own rule for the secret is 1-256 of these characters; a short one could be guessed. */
const webhookSecret = (env: Env): string => {
  const value = required(env, 'WEBHOOK_SECRET');
  if (!/^[A-Za-z0-9_-]{32,256}$/.test(value)) {
    throw new ConfigError(
      'WEBHOOK_SECRET',
      'must be 32 to 256 letters, digits, _ or -, e.g. from: openssl rand -hex 32',
    );
  }
  return value;
};

const port = (env: Env, name: string, fallback: number): number => {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 0 && number <= 65_535)) {
    throw new ConfigError(name, 'must be a whole number from 0 to 65535');
  }
  return number;
};

const address = (name: string, value: string): string => {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(name, 'must be an address such as https://example.org');
  }
  return value.replace(/\/+$/, '');
};

/** Telegram opens https alone; http is for a machine's own Telegram, on loopback. */
const openableAddress = (name: string, value: string): string => {
  const url = URL.parse(value);
  const isLoopback = url !== null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    throw new ConfigError(name, 'must be an https address (http only on this machine)');
  }
  return value;
};
