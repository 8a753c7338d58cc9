import { join } from 'node:path';
import { apiConfig } from '@hookah/api/config';
import { botConfig } from '@hookah/bot/config';
import { miniAppConfig } from '@hookah/miniapp/config';
import { scraperConfig } from '@hookah/scraper/config';
import type { Settings } from './settings.ts';

const HOST = '127.0.0.1';
const at = (port: number) => `http://${HOST}:${port}`;
const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part).join(',');

export type Environments = ReturnType<typeof environmentsOf>;

/**
 * What each process is told, from what a person has set, what is made up for this machine, and the ports that are
 * free. A person's other settings reach the processes by themselves.
 * @throws ConfigError for a setting that one of the apps would refuse, before any of them is started.
 */
export const environmentsOf = (options: {
  settings: Settings;
  ports: Settings['ports'];
  botToken: string;
  botUsername: string;
  jwtSecret: string;
  botApiKey: string;
  databaseUrl: string;
  chromiumPath: string;
  dataDir: string;
}) => {
  const { settings, ports, botToken, botUsername, jwtSecret, botApiKey, databaseUrl, chromiumPath, dataDir } =
    options;
  const demo = settings.botToken === undefined;
  const siteUrl = settings.siteUrl ?? at(ports.replica);
  const apiUrl = `${at(ports.api)}/api/v1`;
  // The real Telegram opens https addresses alone: the one on this machine is for the desk.
  const miniAppUrl = demo ? at(ports.miniApp) : settings.miniAppUrl;
  const environments = {
    replica: { REPLICA_PORT: String(ports.replica) },
    desk: {
      DESK_PORT: String(ports.desk),
      TELEGRAM_BOT_TOKEN: botToken,
      BOT_USERNAME: botUsername,
      BOT_FIRST_NAME: 'Hookah Wishlist',
    },
    api: {
      API_HOST: HOST,
      API_PORT: String(ports.api),
      DATABASE_URL: databaseUrl,
      JWT_SECRET: jwtSecret,
      BOT_API_KEY: botApiKey,
      TELEGRAM_BOT_TOKEN: botToken,
      CORS_ORIGINS: joined(
        process.env.CORS_ORIGINS,
        at(ports.miniApp),
        settings.miniAppUrl && new URL(settings.miniAppUrl).origin,
      ),
      CATALOG_SITE_URL: siteUrl,
      TELEGRAM_API_ROOT: demo ? at(ports.desk) : settings.telegramApiRoot,
    },
    miniApp: {
      MINIAPP_HOST: HOST,
      MINIAPP_PORT: String(ports.miniApp),
      MINIAPP_RELEASES_DIR: join(dataDir, 'miniapp-releases'),
      API_PUBLIC_URL: settings.apiPublicUrl ?? apiUrl,
      // The demo's bot is nobody's on the real Telegram: no link leads there.
      BOT_USERNAME: demo ? '' : botUsername,
      FRAME_ANCESTORS: joined(process.env.FRAME_ANCESTORS, demo ? at(ports.desk) : undefined),
    },
    bot: {
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: demo ? at(ports.desk) : settings.telegramApiRoot,
      API_URL: apiUrl,
      BOT_API_KEY: botApiKey,
      MINIAPP_URL: miniAppUrl ?? '',
      ...(demo ? { BOT_MODE: 'polling' } : {}),
    },
    scraper: {
      DATABASE_URL: databaseUrl,
      HTREVIEWS_URL: siteUrl,
      CHROMIUM_PATH: chromiumPath,
      // The replica is ours, and needs no manners.
      ...(settings.siteUrl === undefined ? { SCRAPER_DELAY_MS: '0' } : {}),
    },
  };
  apiConfig({ ...process.env, ...environments.api });
  botConfig({ ...process.env, ...environments.bot });
  miniAppConfig({ ...process.env, ...environments.miniApp });
  scraperConfig({ ...process.env, ...environments.scraper });
  return { ...environments, apiUrl: at(ports.api), deskUrl: at(ports.desk), siteUrl, miniAppUrl };
};
