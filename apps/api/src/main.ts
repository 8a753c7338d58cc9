import { ConfigError } from '@hookah/config';
import { createLogger } from '@hookah/logger';
import { onStop, tellReady } from '@hookah/service';
import { startWatchServer, type WatchServer } from '@hookah/service/watch-server';
import { buildApp } from './app.ts';
import { type ApiConfig, apiConfig } from './config.ts';
import { connectDatabase } from './connections.ts';
import { createMetrics } from './metrics/metrics.ts';

/** What a script that started us may tell apart. */
const EXIT = { badConfig: 2, portBusy: 3, crashed: 1 } as const;
const MOST_CLOSING_MS = 9_000;

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const readConfig = (): ApiConfig => {
  try {
    return apiConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(`Configuration: ${error.message}`, EXIT.badConfig);
    throw error;
  }
};

const config = readConfig();
const logger = createLogger({
  service: 'api',
  level: config.logLevel,
  file: config.logFiles,
  secrets: [
    config.jwtSecret,
    config.botApiKey,
    config.telegramBotToken,
    config.databaseUrl,
    ...[config.redisUrl, config.databaseReplicaUrl, ...Object.values(config.previousSecrets)].filter(
      (secret) => secret !== null,
    ),
  ],
});
const connections = connectDatabase(config, (error) =>
  logger.warn({ err: error }, 'A connection to the database was lost'),
);
const metrics = createMetrics(connections.own);
const building = buildApp({ connections, config, logger, metrics });

/** A port that is taken is no reason not to serve. */
const startWatching = async (): Promise<WatchServer | null> => {
  try {
    return await startWatchServer({
      ...config.metrics,
      metrics,
      askDatabase: () => connections.own.$queryRaw`SELECT 1`,
    });
  } catch (error) {
    logger.warn({ err: error }, 'There are no metrics: API_METRICS_PORT cannot be listened on');
    return null;
  }
};
const watching = startWatching();

const close = async (reason: string): Promise<void> => {
  logger.info({ reason }, 'Closing: running requests are finished first');
  setTimeout(() => process.exit(EXIT.crashed), MOST_CLOSING_MS).unref();
  const app = await building;
  await app.drain();
  await (await watching)?.close();
  await connections.close();
  await logger.close();
  process.exit(0);
};

onStop((reason) => void close(reason));

const crash = async (error: unknown): Promise<void> => {
  logger.error({ err: error }, 'The API ends after an error nobody expected');
  await logger.close();
  process.exit(EXIT.crashed);
};
process.on('uncaughtException', (error) => void crash(error));
process.on('unhandledRejection', (error) => void crash(error));

try {
  const app = await building;
  const address = await app.listen({ host: config.host, port: config.port });
  logger.info({ address, metrics: (await watching)?.url ?? null }, 'The API listens');
  tellReady({ url: address });
} catch (error) {
  const code: unknown = Reflect.get(Object(error), 'code');
  if (code === 'EADDRINUSE') {
    fail(`Port ${config.port} is taken: stop what listens there or set API_PORT to another`, EXIT.portBusy);
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    fail(`API_HOST and API_PORT name an address this machine may not listen on (${code})`, EXIT.badConfig);
  }
  await crash(error);
}
