import { ConfigError, type Env, type LogLevel, type Settings, settingsOf } from '@hookah/config';

export type BotConfig = {
  token: string;
  telegramApiRoot: string;
  /** With its prefix, e.g. `https://api.example.org/api/v1`. */
  apiUrl: string;
  apiKey: string;
  /** Null: there is no Mini App, and no button for it. */
  miniAppUrl: string | null;
  logLevel: LogLevel;
  logFiles: { dir: string } | null;
  /** How updates come in. */
  delivery: PollingDelivery | WebhookDelivery;
};

export type PollingDelivery = { mode: 'polling' };

/** `url` is what Telegram calls; the bot itself listens at `host`:`port`, behind whatever ends TLS. */
export type WebhookDelivery = { mode: 'webhook'; url: string; secret: string; host: string; port: number };

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const botConfig = (env: Env): BotConfig => {
  const settings = settingsOf(env);
  const miniAppUrl = settings.optional('MINIAPP_URL');
  return {
    token: settings.botToken(),
    telegramApiRoot: settings.telegramApiRoot(),
    apiUrl: settings.webAddress('API_URL', settings.required('API_URL')),
    apiKey: settings.secret('BOT_API_KEY'),
    miniAppUrl: miniAppUrl === undefined ? null : openableAddress('MINIAPP_URL', miniAppUrl),
    logLevel: settings.logLevel(),
    logFiles: settings.logFiles(),
    delivery: delivery(settings),
  };
};

const delivery = (settings: Settings): BotConfig['delivery'] => {
  const mode = settings.oneOf('BOT_MODE', ['polling', 'webhook'], 'polling');
  if (mode === 'polling') return { mode };
  return {
    mode,
    url: openableAddress('WEBHOOK_URL', settings.required('WEBHOOK_URL')),
    // Telegram's own rule is 1 to 256 of these characters; a short one could be guessed.
    secret: settings.matching(
      'WEBHOOK_SECRET',
      settings.required('WEBHOOK_SECRET'),
      /^[A-Za-z0-9_-]{32,256}$/,
      '32 to 256 letters, digits, _ or -, e.g. from: openssl rand -hex 32',
    ),
    host: settings.text('WEBHOOK_HOST', '127.0.0.1'),
    port: settings.port('WEBHOOK_PORT', 8080),
  };
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
