import { ConfigError, type Env, settingsOf } from '@hookah/config';

/** What a person may tell `npm start`, by the environment or by a file `.env`. All of it is optional. */
export type Settings = {
  botToken: string | undefined;
  telegramApiRoot: string;
  miniAppUrl: string | undefined;
  apiPublicUrl: string | undefined;
  databaseUrl: string | undefined;
  siteUrl: string | undefined;
  jwtSecret: string | undefined;
  botApiKey: string | undefined;
  chromiumPath: string | undefined;
  ports: { api: number; miniApp: number; desk: number; replica: number };
};

/** @throws ConfigError for the first one that can't be used. */
export const startSettings = (env: Env): Settings => {
  const settings = settingsOf(env);
  const miniAppUrl = settings.optionalWebAddress('MINIAPP_URL');
  if (miniAppUrl !== undefined && !miniAppUrl.startsWith('https:')) {
    throw new ConfigError('MINIAPP_URL', 'must begin with https: Telegram opens nothing else');
  }
  return {
    botToken: settings.optional('TELEGRAM_BOT_TOKEN') === undefined ? undefined : settings.botToken(),
    telegramApiRoot: settings.telegramApiRoot(),
    miniAppUrl,
    apiPublicUrl: settings.optionalWebAddress('API_PUBLIC_URL'),
    databaseUrl: settings.optional('DATABASE_URL') === undefined ? undefined : settings.databaseUrl(),
    siteUrl: settings.optionalWebAddress('HTREVIEWS_URL'),
    jwtSecret: settings.optional('JWT_SECRET'),
    botApiKey: settings.optional('BOT_API_KEY'),
    chromiumPath: settings.optional('CHROMIUM_PATH'),
    ports: {
      api: settings.port('API_PORT', 3000),
      miniApp: settings.port('MINIAPP_PORT', 5173),
      desk: settings.port('DESK_PORT', 8081),
      replica: settings.port('REPLICA_PORT', 8082),
    },
  };
};
