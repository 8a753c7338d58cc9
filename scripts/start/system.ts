import { join, relative } from 'node:path';
import { migrate } from '@hookah/db/migrate';
import getPort from 'get-port';
import { ensureChromium } from '../chromium.ts';
import { catalogIsEmpty } from './catalog-state.ts';
import { openDatabase } from './database.ts';
import { buildMiniApp } from './miniapp-build.ts';
import { usernameOf } from './real-bot.ts';
import { bold, createStatusLine, dim, say, step } from './say.ts';
import { progressLine } from './scrape-progress.ts';
import { keepSecrets } from './secrets.ts';
import type { ServiceOptions, Services } from './services.ts';
import type { Settings } from './settings.ts';

const HOST = '127.0.0.1';
const DEMO_BOT = 'hookah_wishlist_bot';
const at = (port: number) => `http://${HOST}:${port}`;

export type Folders = { root: string; data: string; logs: string };

const freePorts = async (wished: Settings['ports']): Promise<Settings['ports']> => {
  const ports = { ...wished };
  for (const name of ['api', 'miniApp', 'desk', 'replica'] as const) {
    ports[name] = await getPort({ port: wished[name], host: HOST });
    if (ports[name] !== wished[name])
      say(dim(`    Port ${wished[name]} is taken: the ${name} goes to ${ports[name]}.`));
  }
  return ports;
};

/** The first reading of the catalogue, which a person sees. Later ones are the scraper's own, at night. */
const readCatalogue = async (services: Services, scraper: Omit<ServiceOptions, 'name'>): Promise<void> => {
  const status = createStatusLine();
  status.show('  … Reading the catalogue');
  let progress = '';
  const scrape = services.start({
    ...scraper,
    name: 'first-scrape',
    parameters: ['--once'],
    onMessage: (message) => {
      progress = progressLine(message) ?? progress;
      status.show(`  … Reading the catalogue: ${progress}`);
    },
  });
  const code = await scrape.ended;
  if (code === 0) status.end(`  ✓ Catalogue read: ${progress}`);
  else {
    status.end(
      '  ! The catalogue could not be read to its end. What was read is kept, and it is tried again at night.',
    );
    say(dim((await scrape.failure).message));
  }
};

/** Brings everything up in the order of need, and says where to click. */
export const startSystem = async (options: {
  settings: Settings;
  folders: Folders;
  services: Services;
  onStop: (stop: () => Promise<void>) => void;
}): Promise<void> => {
  const { settings, folders, services, onStop } = options;
  const secrets = keepSecrets(join(folders.data, 'secrets.json'));
  const chromiumPath = ensureChromium(settings.chromiumPath, (line) => say(`    ${line}`));

  const demo = settings.botToken === undefined;
  const botToken = settings.botToken ?? secrets.demoBotToken;
  const botUsername = demo
    ? DEMO_BOT
    : await step('Telegram knows the bot', () => usernameOf(botToken, settings.telegramApiRoot));

  const database = await step(
    settings.databaseUrl ? 'PostgreSQL at DATABASE_URL' : 'PostgreSQL (embedded)',
    () => openDatabase(settings.databaseUrl, join(folders.data, 'postgres')),
  );
  onStop(database.stop);
  await step('Database schema', () => migrate({ connectionString: database.url, log: database.log }));
  await step('Mini App files', async () => buildMiniApp(folders.root));

  const ports = await freePorts(settings.ports);
  const deskUrl = at(ports.desk);
  const apiUrl = `${at(ports.api)}/api/v1`;
  const siteUrl = settings.siteUrl ?? at(ports.replica);
  // The real Telegram opens https addresses alone: the one on this machine is for the desk.
  const miniAppUrl = demo ? at(ports.miniApp) : settings.miniAppUrl;

  await step('Services', async () => {
    if (settings.siteUrl === undefined) {
      await services.up({
        name: 'replica',
        main: 'packages/htreviews-replica/src/main.ts',
        environment: { REPLICA_PORT: String(ports.replica) },
      });
    }
    if (demo) {
      await services.up({
        name: 'telegram-desk',
        main: 'packages/telegram-desk/src/main.ts',
        environment: {
          DESK_PORT: String(ports.desk),
          TELEGRAM_BOT_TOKEN: botToken,
          BOT_USERNAME: DEMO_BOT,
          BOT_FIRST_NAME: 'Hookah Wishlist',
        },
      });
    }
    await services.up({
      name: 'api',
      main: 'apps/api/src/main.ts',
      environment: {
        API_HOST: HOST,
        API_PORT: String(ports.api),
        DATABASE_URL: database.url,
        JWT_SECRET: secrets.jwtSecret,
        BOT_API_KEY: secrets.botApiKey,
        TELEGRAM_BOT_TOKEN: botToken,
        CORS_ORIGINS: [at(ports.miniApp), settings.miniAppUrl]
          .filter((origin) => origin !== undefined)
          .join(','),
        CATALOG_SITE_URL: siteUrl,
      },
    });
    await services.up({
      name: 'miniapp',
      main: 'apps/miniapp/server/main.ts',
      environment: {
        MINIAPP_HOST: HOST,
        MINIAPP_PORT: String(ports.miniApp),
        API_PUBLIC_URL: settings.apiPublicUrl ?? apiUrl,
        BOT_USERNAME: botUsername,
        ...(demo ? { FRAME_ANCESTORS: deskUrl } : {}),
      },
    });
    await services.up({
      name: 'bot',
      main: 'apps/bot/src/main.ts',
      environment: {
        TELEGRAM_BOT_TOKEN: botToken,
        TELEGRAM_API_ROOT: demo ? deskUrl : settings.telegramApiRoot,
        API_URL: apiUrl,
        BOT_API_KEY: secrets.botApiKey,
        BOT_MODE: 'polling',
        ...(miniAppUrl ? { MINIAPP_URL: miniAppUrl } : {}),
      },
    });
  });

  const scraper = {
    main: 'apps/scraper/src/main.ts',
    environment: {
      DATABASE_URL: database.url,
      HTREVIEWS_URL: siteUrl,
      CHROMIUM_PATH: chromiumPath,
      // The replica is ours, and needs no manners.
      ...(settings.siteUrl === undefined ? { SCRAPER_DELAY_MS: '0' } : {}),
      ...(settings.contactUrl ? { SCRAPER_CONTACT_URL: settings.contactUrl } : {}),
    },
  };
  if (await catalogIsEmpty(database.url)) await readCatalogue(services, scraper);
  await services.up({ ...scraper, name: 'scraper' });

  const links = {
    'Chat with the bot': demo ? `${deskUrl}/` : `https://t.me/${botUsername}`,
    'Mini App': miniAppUrl
      ? 'opens from the button beside the bot’s message field'
      : 'needs a public https address: set MINIAPP_URL to it',
    API: `${at(ports.api)}/docs`,
    Catalogue: settings.siteUrl ?? `${siteUrl}/tobaccos/brands (a look-alike with invented brands)`,
    Logs: relative(folders.root, folders.logs),
  };
  say();
  say(bold('Ready.'));
  for (const [what, where] of Object.entries(links)) say(`  ${what.padEnd(18)} ${where}`);
  say();
  say(dim(`Ctrl-C stops all of it. What you added stays in ${relative(folders.root, folders.data)}/.`));
};
