import { fileURLToPath } from 'node:url';
import { startTestRedis, type TestRedis } from '@hookah/api/testing/redis';
import { migrate } from '@hookah/db/migrate';
import { type ApiClient, createApiClient } from '@hookah/shared/api-client';
import { startTelegramDesk, type TelegramDesk } from '@hookah/telegram-desk';
import getPort from 'get-port';
import { connected } from '#src/backup/postgres.ts';
import { type Cluster, startCluster, startReplica } from '../debian-cluster.ts';
import { fillCatalogue } from '../invented-catalogue.ts';
import { type Program, runProgram } from '../program.ts';
import { type Balancer, startBalancer } from './balancer.ts';

/** One process that can be killed, and started again where it was. */
export type Instance = { port: number; program: () => Program; start: () => Promise<void> };

export type Topology = {
  primary: Cluster;
  replica: Cluster;
  redis: TestRedis;
  balancer: Balancer;
  apis: readonly Instance[];
  bots: readonly Instance[];
  desk: TelegramDesk;
  /** The API as the world reaches it. */
  url: string;
  /** Somebody for whom the bot's key speaks. It goes on trying for as long as a part may be away. */
  client: (telegramId: number, options?: { retries?: number }) => ApiClient;
  /** What /health/ready of one instance says, or null. */
  health: (api: Instance) => Promise<Readonly<Record<string, unknown>> | null>;
  close: () => Promise<void>;
};

export type TopologyOptions = {
  apis: number;
  bots: number;
  tobaccos: number;
  settings?: readonly string[];
  limits?: Readonly<Record<string, string>>;
};

const main = (app: string) => fileURLToPath(new URL(`../../../apps/${app}/src/main.ts`, import.meta.url));
const BOT_TOKEN = `123456789:${'T'.repeat(35)}`;
export const BOT_KEY = 'topology-bot-key-0123456789-0123456789';
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
const NO_LIMITS = {
  API_LIMIT_PER_ADDRESS: '10000000',
  API_LIMIT_PER_USER: '10000000',
  API_LIMIT_BOT: '10000000',
};

/**
 * What docker-compose.scale.yml starts, of Debian's parts on loopback: PostgreSQL with a streaming replica, Redis, N APIs
 * and M bots behind HAProxy, and a Telegram of our own.
 */
export const startTopology = async (options: TopologyOptions): Promise<Topology> => {
  const { tobaccos, settings = [], limits = {} } = options;
  const ports = (count: number) =>
    Promise.all(Array.from({ length: count }, () => getPort({ host: '127.0.0.1' })));
  const [desk, redis, primary] = await Promise.all([
    startTelegramDesk({ botToken: BOT_TOKEN, webhookRetry: { baseMs: 50, maxMs: 500 } }),
    startTestRedis(),
    startCluster(settings),
  ]);
  await connected(primary.url('postgres'), (client) => client.query('CREATE DATABASE hookah'));
  await migrate({ connectionString: primary.url('hookah'), log: SILENT });
  await fillCatalogue(primary.url('hookah'), tobaccos);
  const replica = await startReplica(primary, settings);

  const [apiPort = 0, botPort = 0] = await ports(2);
  const url = `http://127.0.0.1:${apiPort}`;
  const apis = (await ports(options.apis)).map((port) =>
    instanceOf('api', port, {
      DATABASE_URL: primary.url('hookah'),
      DATABASE_REPLICA_URL: replica.url('hookah'),
      REDIS_URL: redis.url,
      JWT_SECRET: 'topology-jwt-secret-0123456789-0123456789',
      BOT_API_KEY: BOT_KEY,
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TRUST_PROXY: '127.0.0.0/8',
      API_PORT: String(port),
      API_METRICS_PORT: '0',
      LOG_LEVEL: 'error',
      ...NO_LIMITS,
      ...limits,
    }),
  );
  const bots = (await ports(options.bots)).map((port) =>
    instanceOf('bot', port, {
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_API_ROOT: desk.url,
      API_URL: `${url}/api/v1`,
      BOT_API_KEY: BOT_KEY,
      BOT_MODE: 'webhook',
      WEBHOOK_URL: `http://127.0.0.1:${botPort}/telegram/webhook`,
      WEBHOOK_SECRET: 'topology-webhook-secret-0123456789-0123456789',
      WEBHOOK_PORT: String(port),
      LOG_LEVEL: 'error',
    }),
  );
  await Promise.all(apis.map((api) => api.start()));
  const balancer = await startBalancer({
    api: { port: apiPort, servers: apis.map(({ port }) => port), healthPath: '/api/v1/health/ready' },
    ...(bots.length > 0
      ? { bot: { port: botPort, servers: bots.map(({ port }) => port), healthPath: '/health/live' } }
      : {}),
  });
  await Promise.all(bots.map((bot) => bot.start()));

  return {
    primary,
    replica,
    redis,
    balancer,
    apis,
    bots,
    desk,
    url,
    client: (telegramId, { retries = 12 } = {}) =>
      createApiClient({
        baseUrl: `${url}/api/v1`,
        headers: () => ({ 'x-api-key': BOT_KEY, 'x-telegram-user-id': String(telegramId) }),
        retries,
        retryDelayMs: 25,
        timeoutMs: 3_000,
      }),
    health: async ({ port }) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health/ready`).catch(() => null);
      const body: unknown = await answer?.json().catch(() => null);
      const data: unknown = Reflect.get(Object(body), 'data');
      return typeof data === 'object' && data !== null ? { ...data } : null;
    },
    close: async () => {
      await Promise.all([...bots, ...apis].map((one) => one.program().kill()));
      await balancer.destroy();
      await redis.kill();
      await desk.close();
      for (const cluster of [replica, primary]) cluster.destroy();
    },
  };
};

const instanceOf = (app: 'api' | 'bot', port: number, environment: Record<string, string>): Instance => {
  let program: Program | null = null;
  return {
    port,
    program: () => {
      if (program === null) throw new Error(`${app} on port ${port} was never started`);
      return program;
    },
    start: async () => {
      program = runProgram(main(app), environment);
      await program.ready;
    },
  };
};
