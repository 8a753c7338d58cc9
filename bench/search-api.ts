import { buildApp } from '@hookah/api/app';
import { apiConfig } from '@hookah/api/config';
import { connectDatabase } from '@hookah/api/connections';
import { createMetrics } from '@hookah/api/metrics';
import { type ApiClient, createApiClient } from '@hookah/shared/api-client';
import type { BenchDatabase } from './database.ts';

const BOT_KEY = 'bench-bot-key-0123456789-0123456789-0123456789';
const NO_LIMIT = '10000000';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export type TimedApi = {
  client: ApiClient;
  /** Milliseconds the database was asked for since the last time. */
  takeTime: () => number;
  stop: () => Promise<void>;
};

/** An API whose queries are timed, so that what the database takes stands beside what a client waits. */
export async function startTimedApi({ connectionString }: BenchDatabase): Promise<TimedApi> {
  let inDatabase = 0;
  const config = apiConfig({
    DATABASE_URL: connectionString,
    JWT_SECRET: 'bench-jwt-secret-0123456789-0123456789-0123456789',
    BOT_API_KEY: BOT_KEY,
    TELEGRAM_BOT_TOKEN: '7777777777:AAbench-token-of-a-bot-that-is-not_there',
    CATALOG_SITE_URL: 'https://catalogue.example.org',
    API_PORT: '0',
    API_LIMIT_PER_ADDRESS: NO_LIMIT,
    API_LIMIT_PER_USER: NO_LIMIT,
    API_LIMIT_BOT: NO_LIMIT,
  });
  const onStatement = (milliseconds: number) => {
    inDatabase += milliseconds;
  };
  const connections = connectDatabase(config);
  const metrics = { ...createMetrics(connections.own), onStatement };
  const app = await buildApp({ connections, config, logger: silent, metrics });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const headers = () => ({ 'x-api-key': BOT_KEY, 'x-telegram-user-id': '1' });
  return {
    client: createApiClient({ baseUrl: `${url}/api/v1`, retries: 0, headers }),
    takeTime: () => {
      const taken = inDatabase;
      inDatabase = 0;
      return taken;
    },
    stop: async () => {
      await app.close();
      await connections.close();
    },
  };
}
