import { join } from 'node:path';
import { ConfigError } from '@hookah/config';
import { createLogger } from '@hookah/logger';
import { onStop, tellReady } from '@hookah/service';
import { buildStaticServer, NotBuiltError } from './app.ts';
import { miniAppConfig } from './config.ts';
import { keepRelease } from './releases.ts';

const EXIT = { badConfig: 2, portTaken: 3, notBuilt: 4 } as const;

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const start = async (): Promise<void> => {
  const { host, port, releasesDir, logLevel, logFiles, ...options } = miniAppConfig(process.env);
  const logger = createLogger({ service: 'miniapp', level: logLevel, file: logFiles });
  // Another build than the one beside may be named.
  const distDir = process.argv[2] ?? join(import.meta.dirname, '../dist');
  // Without the old files the app is served all the same: old pages reload once then.
  const earlierReleases =
    releasesDir === null
      ? []
      : await keepRelease(distDir, releasesDir).catch((error: unknown) => {
          logger.warn({ error }, 'The files of earlier releases could not be kept');
          return [];
        });
  const app = await buildStaticServer({ ...options, distDir, earlierReleases });

  const stop = async (): Promise<void> => {
    await app.close();
    await logger.close();
    process.exit(0);
  };
  onStop(() => void stop());

  try {
    const address = await app.listen({ host, port });
    logger.info({ address }, 'Serving the Mini App');
    tellReady({ url: address });
  } catch (error) {
    if (isPortTaken(error))
      fail(`MINIAPP_PORT: port ${port} of ${host} is taken by another program`, EXIT.portTaken);
    throw error;
  }
};

try {
  await start();
} catch (error) {
  if (error instanceof ConfigError) fail(error.message, EXIT.badConfig);
  if (error instanceof NotBuiltError) fail(error.message, EXIT.notBuilt);
  throw error;
}
