export type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or can't be used. It names the variable and never tells the value: that may be a secret. */
export class ConfigError extends Error {
  constructor(variable: string, problem: string) {
    super(`${variable} ${problem}`);
    this.name = 'ConfigError';
  }
}

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Settings = ReturnType<typeof settingsOf>;

/**
 * Reads settings by their kind. An empty variable counts as one that isn't set; each function throws ConfigError for
 * what can't be used.
 */
export const settingsOf = (env: Env) => {
  const optional = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };

  const required = (name: string): string => {
    const value = optional(name);
    if (value === undefined) throw new ConfigError(name, 'is not set');
    return value;
  };

  const text = (name: string, fallback: string): string => optional(name) ?? fallback;

  /** `expected` ends the sentence "NAME must be …". */
  const matching = (name: string, value: string, pattern: RegExp, expected: string): string => {
    if (!pattern.test(value)) throw new ConfigError(name, `must be ${expected}`);
    return value;
  };

  const wholeNumber = (name: string, limits: { fallback: number; min?: number; max: number }): number => {
    const { fallback, min = 0, max } = limits;
    const value = optional(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw new ConfigError(name, `must be a whole number from ${min} to ${max}`);
    }
    return number;
  };

  const oneOf = <const W extends string>(name: string, words: readonly W[], fallback: W): W => {
    const value = text(name, fallback);
    const word = words.find((one) => one === value);
    if (word === undefined) throw new ConfigError(name, `must be one of ${words.join(', ')}`);
    return word;
  };

  const parsed = (name: string, value: string, protocols: RegExp, example: string): URL => {
    const url = URL.parse(value);
    if (url === null || !protocols.test(url.protocol)) {
      throw new ConfigError(name, `must be an address such as ${example}`);
    }
    return url;
  };

  /** Without a slash at its end, so that a path can be put behind it. */
  const webAddress = (name: string, value: string): string =>
    parsed(name, value, /^https?:$/, 'https://example.org').href.replace(/\/+$/, '');

  const strong = (name: string, value: string): string =>
    matching(
      name,
      value,
      /^[\x21-\x7E]{32,}$/,
      'at least 32 visible ASCII characters without spaces, e.g. from: openssl rand -base64 48',
    );

  const database = (name: string, value: string): string => {
    const example = 'postgresql://user:password@host:5432/database';
    const url = parsed(name, value, /^postgres(ql)?:$/, example);
    if (url.pathname.length < 2) throw new ConfigError(name, `must name a database, as in ${example}`);
    return value;
  };

  return {
    optional,
    required,
    text,
    matching,
    wholeNumber,
    oneOf,
    webAddress,
    optionalWebAddress(name: string): string | undefined {
      const value = optional(name);
      return value === undefined ? undefined : webAddress(name, value);
    },
    /** 0 stands for any free one. */
    port: (name: string, fallback: number): number => wholeNumber(name, { fallback, max: 65_535 }),
    logLevel: (): LogLevel => oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    /** Of a comma list, without blanks. */
    list: (name: string): string[] =>
      text(name, '')
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    /** For keys and signing: long enough not to be guessed, and fit for a header. */
    secret: (name: string): string => strong(name, required(name)),
    /** The one before, which is still believed while a secret is being changed. */
    previousSecret: (name: string): string | null => {
      const value = optional(`${name}_PREVIOUS`);
      return value === undefined ? null : strong(`${name}_PREVIOUS`, value);
    },
    /** Files beside stdout, for who wants them; null: none. */
    logFiles: (): { dir: string } | null => {
      const dir = optional('LOG_DIR');
      return dir === undefined ? null : { dir };
    },
    botToken: (): string =>
      matching(
        'TELEGRAM_BOT_TOKEN',
        required('TELEGRAM_BOT_TOKEN'),
        /^\d+:[\w-]{20,}$/,
        'like 123456789:AA…, as @BotFather gives it',
      ),
    /** Where Telegram's Bot API is. */
    telegramApiRoot: (): string =>
      webAddress('TELEGRAM_API_ROOT', text('TELEGRAM_API_ROOT', 'https://api.telegram.org')),
    databaseUrl: (): string => database('DATABASE_URL', required('DATABASE_URL')),
    optionalDatabaseUrl(name: string): string | undefined {
      const value = optional(name);
      return value === undefined ? undefined : database(name, value);
    },
    redisUrl(): string | undefined {
      const value = optional('REDIS_URL');
      if (value !== undefined) parsed('REDIS_URL', value, /^rediss?:$/, 'redis://user:password@host:6379');
      return value;
    },
  };
};
