import { StartFailure } from './start-failure.ts';

/** What a person may tell `npm start`, by the environment or by a file `.env`. All of it is optional. */
export type Settings = {
  botToken: string | undefined;
  telegramApiRoot: string;
  miniAppUrl: string | undefined;
  apiPublicUrl: string | undefined;
  databaseUrl: string | undefined;
  siteUrl: string | undefined;
  contactUrl: string | undefined;
  chromiumPath: string | undefined;
  ports: { api: number; miniApp: number; desk: number; replica: number };
};

type Environment = Readonly<Record<string, string | undefined>>;

const given = (environment: Environment, name: string): string | undefined => {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
};

const address = (environment: Environment, name: string, protocols: string[]): string | undefined => {
  const value = given(environment, name);
  if (value === undefined) return undefined;
  const protocol = URL.canParse(value) ? new URL(value).protocol : undefined;
  if (protocol !== undefined && protocols.includes(protocol)) return value.replace(/\/+$/, '');
  throw new StartFailure(
    `${name} must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`,
    {
      exitCode: 2,
    },
  );
};

const port = (environment: Environment, name: string, fallback: number): number => {
  const value = given(environment, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  throw new StartFailure(`${name} must be a port between 1 and 65535`, { exitCode: 2 });
};

export const startSettings = (environment: Environment): Settings => ({
  botToken: given(environment, 'TELEGRAM_BOT_TOKEN'),
  telegramApiRoot:
    address(environment, 'TELEGRAM_API_ROOT', ['https:', 'http:']) ?? 'https://api.telegram.org',
  miniAppUrl: address(environment, 'MINIAPP_URL', ['https:']),
  apiPublicUrl: address(environment, 'API_PUBLIC_URL', ['https:', 'http:']),
  databaseUrl: address(environment, 'DATABASE_URL', ['postgresql:', 'postgres:']),
  siteUrl: address(environment, 'HTREVIEWS_URL', ['https:', 'http:']),
  contactUrl: given(environment, 'SCRAPER_CONTACT_URL'),
  chromiumPath: given(environment, 'CHROMIUM_PATH'),
  ports: {
    api: port(environment, 'API_PORT', 3000),
    miniApp: port(environment, 'MINIAPP_PORT', 5173),
    desk: port(environment, 'DESK_PORT', 8081),
    replica: port(environment, 'REPLICA_PORT', 8082),
  },
});
