import { type Env, type LogLevel, settingsOf } from '@hookah/config';

export type MiniAppConfig = {
  host: string;
  port: number;
  /** Origin and prefix of the API, as browsers reach it. */
  apiUrl: string;
  botUsername: string | null;
  /** Origins besides Telegram's own whose pages may frame the app. */
  frameAncestors: readonly string[];
  /** Where copies of releases stay over a deploy. */
  releasesDir: string | null;
  logLevel: LogLevel;
  logFiles: { dir: string } | null;
};

/** @throws ConfigError for the first setting that is missing or can't be used. */
export const miniAppConfig = (env: Env): MiniAppConfig => {
  const settings = settingsOf(env);
  const botUsername = settings.optional('BOT_USERNAME')?.replace(/^@/, '');
  return {
    host: settings.text('MINIAPP_HOST', '127.0.0.1'),
    port: settings.port('MINIAPP_PORT', 5173),
    apiUrl: settings.matching(
      'API_PUBLIC_URL',
      settings.webAddress('API_PUBLIC_URL', settings.required('API_PUBLIC_URL')),
      /\/api\/v1$/,
      'the address of the API with its prefix, as https://api.example.org/api/v1',
    ),
    botUsername:
      botUsername === undefined
        ? null
        : settings.matching('BOT_USERNAME', botUsername, /^[A-Za-z]\w{3,31}$/, 'the name of a bot'),
    frameAncestors: settings
      .list('FRAME_ANCESTORS')
      .map((address) => new URL(settings.webAddress('FRAME_ANCESTORS', address)).origin),
    releasesDir: settings.optional('MINIAPP_RELEASES_DIR') ?? null,
    logLevel: settings.logLevel(),
    logFiles: settings.logFiles(),
  };
};
