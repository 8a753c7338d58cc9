import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createPause } from './pause.ts';

export type Following = {
  /** Somebody needs to know now rather than at the next beat. */
  hurry: () => void;
  close: () => Promise<void>;
};

/** How often it is found out how far the replica is. */
const BEAT_MS = 300;
/** How often it is asked whether it has come that far. */
const LOOK_MS = 20;
/** Then where the primary stands is asked anew. */
const MOST_LOOKING_MS = 900;
const MOST_ANSWERING_MS = 800;
const AGAIN_MS = 500;

/**
 * Follows how far a streaming replica has come, connecting again whenever a connection is lost.
 * @param onSure called with the moment (performance.now()) up to which the replica shows everything that was committed
 */
export function follow({
  primaryUrl,
  replicaUrl,
  onSure,
}: {
  primaryUrl: string;
  replicaUrl: string;
  onSure: (until: number) => void;
}): Following {
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;
  const { pause, wake } = createPause();

  const connection = async (connectionString: string): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString,
      application_name: 'follows the replica',
      connectionTimeoutMillis: 1_000,
      query_timeout: MOST_ANSWERING_MS,
      keepAlive: true,
    });
    // What was lost shows at the next question.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  const beat = async (primary: pg.Client, replica: pg.Client): Promise<void> => {
    // Whatever is visible by now has been flushed, and a replica is sent nothing else.
    const until = performance.now();
    const { rows } = await primary.query<{ lsn: string }>('SELECT pg_current_wal_flush_lsn()::text AS lsn');
    const lsn = rows[0]?.lsn;
    while (!isClosed() && performance.now() - until < MOST_LOOKING_MS) {
      const answer = await replica.query<{ caught: boolean | null }>(
        'SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS caught',
        [lsn],
      );
      if (answer.rows[0]?.caught === true) return onSure(until);
      await wait(LOOK_MS, undefined, { ref: false });
    }
  };

  const running = (async () => {
    while (!isClosed()) {
      const clients = await Promise.allSettled([connection(primaryUrl), connection(replicaUrl)]);
      const [primary, replica] = clients.map((one) => (one.status === 'fulfilled' ? one.value : null));
      try {
        while (!isClosed() && primary && replica) {
          await beat(primary, replica);
          if (!isClosed()) await pause(BEAT_MS);
        }
      } catch {
        // Nothing is sure until both answer again.
      }
      await Promise.allSettled([primary?.end(), replica?.end()]);
      if (!isClosed()) await pause(AGAIN_MS);
    }
  })();

  return {
    hurry: wake,
    close: async () => {
      closing.abort();
      wake();
      await running;
    },
  };
}
