import { ConfigError } from '@hookah/config';
import { onStop, tellReady } from '@hookah/service';
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
  const starting = startReplica(readConfig(process.env));
  onStop(() => void starting.then((replica) => replica.close()).then(() => process.exit(0)));
  const { url } = await starting;
  process.stdout.write(`htreviews-replica: ${url}\n`);
  tellReady({ url });
} catch (error) {
  process.stderr.write(`htreviews-replica: ${explain(error)}\n`);
  process.exit(exitCodeOf(error));
}
