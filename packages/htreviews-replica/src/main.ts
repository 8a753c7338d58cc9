import { ConfigError } from '@hookah/config';
import { readConfig } from './config.ts';
import { startReplica } from './server.ts';

/** 1 a fault, 2 a setting is wrong, 3 the port is taken. */
const EXIT = { fault: 1, setting: 2, port: 3 } as const;

const exitCodeOf = (error: unknown): number => {
  if (error instanceof ConfigError) return EXIT.setting;
  return isBusy(error) ? EXIT.port : EXIT.fault;
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const explain = (error: unknown): string => {
  if (isBusy(error)) return 'the port is in use; set REPLICA_PORT to a free one, or to 0';
  return error instanceof Error ? error.message : String(error);
};

try {
  const replica = await startReplica(readConfig(process.env));
  process.stdout.write(`htreviews-replica: ${replica.url}\n`);
  process.send?.({ type: 'ready', url: replica.url });

  const stop = (): void => {
    void replica.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A parent that is gone, even by kill -9, takes its replica along.
  process.once('disconnect', stop);
} catch (error) {
  process.stderr.write(`htreviews-replica: ${explain(error)}\n`);
  process.exit(exitCodeOf(error));
}
