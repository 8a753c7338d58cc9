import type { PrismaClient } from '@hookah/db/client';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { type ApiClient, createApiClient } from '@hookah/shared/api-client';
import type { HttpOptions } from '@hookah/shared/http';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#src/app.ts';
import { type ApiConfig, apiConfig } from '#src/config.ts';
import { connectDatabase } from '#src/connections.ts';
import type { Log } from '#src/log.ts';
import { createMetrics, type Metrics } from '#src/metrics/metrics.ts';
import { type Seed, seedCatalogue } from './seed.ts';
import { initDataOf, type TestPerson } from './sign-init-data.ts';

export { countWords, type Seed } from './seed.ts';
export type { TestPerson } from './sign-init-data.ts';

export type TestApi = {
  /** The origin. */
  url: string;
  /** With the prefix: what a client wants. */
  baseUrl: string;
  botKey: string;
  botToken: string;
  connectionString: string;
  prisma: PrismaClient;
  app: FastifyInstance;
  metrics: Metrics;
  seed: Seed;
  /** Init data of this bot, signed now. */
  initData: (person: TestPerson) => string;
  client: {
    /** The bot: for somebody, or in its own name. */
    bot: (telegramId?: number) => ApiClient;
    /** Somebody in the Mini App, signed in by init data. */
    person: (person: TestPerson) => Promise<ApiClient>;
    /** Whoever comes with these headers, or with none. */
    with: (headers?: Record<string, string>) => ApiClient;
  };
  close: () => Promise<void>;
};

export const TEST_BOT_TOKEN = '7777777777:AAtest-token-of-a-bot-that-is-not_there';
export const TEST_BOT_KEY = 'test-bot-key-0123456789-0123456789-0123456789';
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Limits that no ordinary test meets; those about limits set their own. */
export const testConfig = (databaseUrl: string, overrides: Partial<ApiConfig> = {}): ApiConfig => ({
  ...apiConfig({
    DATABASE_URL: databaseUrl,
    JWT_SECRET: 'test-jwt-secret-0123456789-0123456789-0123456789',
    BOT_API_KEY: TEST_BOT_KEY,
    TELEGRAM_BOT_TOKEN: TEST_BOT_TOKEN,
    CATALOG_SITE_URL: 'https://catalogue.example.org',
    // Nobody listens there: a test that means Telegram starts one.
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    API_PORT: '0',
  }),
  limits: { perAddress: 1_000_000, perUser: 1_000_000, bot: 1_000_000 },
  ...overrides,
});

const NOTHING: Seed = { brands: [], lines: [], tags: [], tobaccos: [] };

/**
 * The real API on a free port, with a database of its own and an invented catalogue. Inside Vitest alone, with
 * '@hookah/db/testing-setup' as globalSetup.
 */
export const startTestApi = async ({
  config: overrides,
  logger = SILENT,
  clock,
  database: given,
  fill,
  onStatement,
}: {
  config?: Partial<ApiConfig>;
  logger?: Log;
  clock?: () => Date;
  /** Migrated and empty, instead of one in the PostgreSQL of the run. */
  database?: TestDb;
  /** Writes another catalogue than the invented one; `seed` is empty then. */
  fill?: (prisma: PrismaClient) => Promise<void>;
  /** Called for every statement the API asks the database, but not those that begin and end a transaction. */
  onStatement?: () => void;
} = {}): Promise<TestApi> => {
  const database = given ?? (await createTestDb());
  const seed = fill ? NOTHING : await seedCatalogue(database.prisma);
  await fill?.(database.prisma);
  const config = testConfig(database.connectionString, overrides);
  const connections = connectDatabase(config);
  const metrics = { ...createMetrics(connections.own), ...(onStatement ? { onStatement } : {}) };
  const app = await buildApp({ connections, config, logger, metrics, ...(clock ? { clock } : {}) });
  const url = await app.listen({ host: config.host, port: 0 });
  const baseUrl = `${url}/api/v1`;
  const connect = (options: Partial<HttpOptions> = {}) =>
    createApiClient({ baseUrl, retries: 0, ...options });
  const initData = (person: TestPerson) =>
    initDataOf(person, { botToken: config.telegramBotToken, at: clock?.() ?? new Date() });
  const withHeaders = (headers: Record<string, string> = {}) => connect({ headers: () => headers });

  return {
    url,
    baseUrl,
    botKey: config.botApiKey,
    botToken: config.telegramBotToken,
    connectionString: database.connectionString,
    prisma: database.prisma,
    app,
    metrics,
    seed,
    initData,
    client: {
      with: withHeaders,
      bot: (telegramId) =>
        withHeaders({
          'x-api-key': config.botApiKey,
          ...(telegramId === undefined ? {} : { 'x-telegram-user-id': String(telegramId) }),
        }),
      person: async (person) => {
        const { accessToken } = await connect().auth.validate({ initData: initData(person) });
        return withHeaders({ authorization: `Bearer ${accessToken}` });
      },
    },
    close: async () => {
      await app.close();
      await connections.close();
      await database.drop();
    },
  };
};
