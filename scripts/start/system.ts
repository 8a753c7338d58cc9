import { join, relative } from 'node:path';
import { migrate } from '@hookah/db/migrate';
import getPort from 'get-port';
import { ensureChromium } from '../chromium.ts';
import { catalogIsEmpty } from './catalog-state.ts';
import { openDatabase } from './database.ts';
import { type Environments, environmentsOf } from './environments.ts';
import { buildMiniApp } from './miniapp-build.ts';
import { usernameOf } from './real-bot.ts';
import { bold, createStatusLine, dim, say, step } from './say.ts';
import { progressLine } from './scrape-progress.ts';
import { keepSecrets } from './secrets.ts';
import type { Services } from './services.ts';
import type { Settings } from './settings.ts';

const DEMO_BOT = 'hookah_wishlist_bot';
const SCRAPER = 'apps/scraper/src/main.ts';

export type Folders = { root: string; data: string; logs: string };

const freePorts = async (wished: Settings['ports']): Promise<Settings['ports']> => {
  const ports = { ...wished };
  for (const name of ['api', 'miniApp', 'desk', 'replica'] as const) {
    ports[name] = await getPort({ port: wished[name], host: '127.0.0.1' });
    if (ports[name] !== wished[name]) {
      say(dim(`    Port ${wished[name]} is taken: the ${name} goes to ${ports[name]}.`));
    }
  }
  return ports;
};

/** The first reading of the catalogue, which a person sees. Later ones are the scraper's own, at night. */
const readCatalogue = async (services: Services, environment: Record<string, string>): Promise<void> => {
  const status = createStatusLine();
  status.show('  … Reading the catalogue');
  let progress = '';
  const scrape = services.start({
    name: 'first-scrape',
    main: SCRAPER,
    parameters: ['--once'],
    environment,
    onMessage: (message) => {
      progress = progressLine(message) ?? progress;
      status.show(`  … Reading the catalogue: ${progress}`);
    },
  });
  const code = await scrape.ended;
  if (code === 0) {
    status.end(`  ✓ Catalogue read: ${progress}`);
    return;
  }
  status.end(
    '  ! The catalogue could not be read to its end. What was read is kept; the scraper tries again.',
  );
  say(dim((await scrape.failure).message));
};

const startServices = async (services: Services, to: Environments, settings: Settings): Promise<void> => {
  if (settings.siteUrl === undefined) {
    await services.up({
      name: 'replica',
      main: 'packages/htreviews-replica/src/main.ts',
      environment: to.replica,
    });
  }
  if (settings.botToken === undefined) {
    await services.up({
      name: 'telegram-desk',
      main: 'packages/telegram-desk/src/main.ts',
      environment: to.desk,
    });
  }
  await services.up({ name: 'api', main: 'apps/api/src/main.ts', environment: to.api });
  await services.up({ name: 'miniapp', main: 'apps/miniapp/server/main.ts', environment: to.miniApp });
  await services.up({ name: 'bot', main: 'apps/bot/src/main.ts', environment: to.bot });
};

const sayWhereToClick = (
  to: Environments,
  settings: Settings,
  botUsername: string,
  folders: Folders,
): void => {
  const places = {
    'Chat with the bot': settings.botToken === undefined ? `${to.deskUrl}/` : `https://t.me/${botUsername}`,
    'Mini App': to.miniAppUrl
      ? 'opens from the button beside the bot’s message field'
      : 'needs a public https address: set MINIAPP_URL to it',
    API: `${to.apiUrl}/docs`,
    Catalogue: settings.siteUrl ?? `${to.siteUrl}/tobaccos/brands (a look-alike with invented brands)`,
    Logs: relative(folders.root, folders.logs),
  };
  say();
  say(bold('Ready.'));
  for (const [what, where] of Object.entries(places)) say(`  ${what.padEnd(18)} ${where}`);
  say();
  say(dim(`Ctrl-C stops all of it. What you added stays in ${relative(folders.root, folders.data)}/.`));
};

/** Brings everything up in the order of need, and says where to click. */
export const startSystem = async (options: {
  settings: Settings;
  folders: Folders;
  services: Services;
  onStop: (stop: () => Promise<void>) => void;
}): Promise<void> => {
  const { settings, folders, services, onStop } = options;
  const { demoBotToken, ...secrets } = keepSecrets(join(folders.data, 'secrets.json'));
  const chromiumPath = ensureChromium(settings.chromiumPath, (line) => say(`    ${line}`));
  const botToken = settings.botToken ?? demoBotToken;
  const ports = await freePorts(settings.ports);
  const environments = (databaseUrl: string, botUsername: string) =>
    environmentsOf({
      settings,
      ports,
      botToken,
      botUsername,
      databaseUrl,
      chromiumPath,
      dataDir: folders.data,
      jwtSecret: settings.jwtSecret ?? secrets.jwtSecret,
      botApiKey: settings.botApiKey ?? secrets.botApiKey,
    });
  // What is wrong with the settings is known before anything starts; the database's address is not, yet.
  environments(settings.databaseUrl ?? 'postgresql://127.0.0.1/any', DEMO_BOT);

  const botUsername =
    settings.botToken === undefined
      ? DEMO_BOT
      : await step('Telegram knows the bot', () => usernameOf(botToken, settings.telegramApiRoot));
  const database = await step(
    settings.databaseUrl ? 'PostgreSQL at DATABASE_URL' : 'PostgreSQL (embedded)',
    () =>
      openDatabase({
        url: settings.databaseUrl,
        dataDir: join(folders.data, 'postgres'),
        // Invented tobaccos and real ones never meet, nor do the lists that are made of them.
        name: settings.siteUrl === undefined ? 'hookah_demo' : 'hookah',
      }),
  );
  onStop(database.stop);
  await step('Database schema', () => migrate({ connectionString: database.url, log: database.log }));
  await step('Mini App files', async () => buildMiniApp(folders.root));

  const to = environments(database.url, botUsername);
  await step('Services', () => startServices(services, to, settings));

  const reading = (await catalogIsEmpty(database.url))
    ? readCatalogue(services, to.scraper)
    : Promise.resolve();
  // The replica is read in seconds; the real site takes hours, and the chat works meanwhile.
  if (settings.siteUrl === undefined) await reading;
  sayWhereToClick(to, settings, botUsername, folders);
  await reading;
  await services.up({ name: 'scraper', main: SCRAPER, environment: to.scraper });
};
