export type MiniAppConfig = {
  host: string;
  port: number;
  /** Origin and prefix of the API, as browsers reach it. */
  apiUrl: string;
  botUsername: string | null;
  /** Origins besides Telegram's own whose pages may frame the app. */
  frameAncestors: readonly string[];
};

type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or can't be used. It names the variable and never tells the value. */
export class ConfigError extends Error {
  constructor(variable: string, problem: string) {
    super(`${variable} ${problem}`);
    this.name = 'ConfigError';
  }
}

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const miniAppConfig = (env: Env): MiniAppConfig => ({
  host: optional(env, 'MINIAPP_HOST') ?? '127.0.0.1',
  port: port(env, 'MINIAPP_PORT', 5173),
  apiUrl: apiUrl(env, 'API_PUBLIC_URL'),
  botUsername: username(env, 'BOT_USERNAME'),
  frameAncestors: (optional(env, 'FRAME_ANCESTORS') ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => origin('FRAME_ANCESTORS', part)),
});

const optional = (env: Env, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

const port = (env: Env, name: string, fallback: number): number => {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 0 && number <= 65_535)) throw new ConfigError(name, 'must be a port from 0 to 65535');
  return number;
};

const webUrl = (name: string, value: string): URL => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(name, 'must be an http or https address');
  }
  return url;
};

const apiUrl = (env: Env, name: string): string => {
  const value = optional(env, name);
  if (value === undefined) throw new ConfigError(name, 'is not set: the address of the API with its prefix');
  return webUrl(name, value).href.replace(/\/$/, '');
};

const origin = (name: string, value: string): string => webUrl(name, value).origin;

const username = (env: Env, name: string): string | null => {
  const value = optional(env, name)?.replace(/^@/, '');
  if (value === undefined) return null;
  if (!/^[A-Za-z]\w{3,31}$/.test(value)) throw new ConfigError(name, 'must be the name of a bot');
  return value;
};
