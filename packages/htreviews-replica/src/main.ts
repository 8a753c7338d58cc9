import { type Config, readConfig } from './config.ts';
import { startReplica } from './server.ts';

try {
  const config = readConfig(process.env);
  const replica = await startReplica(config).catch((error: unknown) => {
    throw explained(error, config);
  });
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
  process.stderr.write(`htreviews-replica: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function explained(error: unknown, { port }: Config): unknown {
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isBusy
    ? new Error(`port ${port} is in use; set REPLICA_PORT to a free one, or to 0`, { cause: error })
    : error;
}
