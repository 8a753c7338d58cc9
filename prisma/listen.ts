import pg from 'pg';
import { createPause } from './pause.ts';

export type Listener = { close: () => Promise<void> };

/** How often a listener makes sure that it still hears. */
const BEAT_MS = 400;
const MOST_ANSWERING_MS = 800;
const AGAIN_MS = 500;

/**
 * Hears the notices of a channel until it is closed, connecting again whenever the connection is lost.
 * @param onSure called with the moment (performance.now()) up to which every notice has been heard; not called
 *   while the connection is down, hangs or is being made
 * @param onNotice called for each notice, and after each connecting, for what was missed meanwhile
 */
export function listen({
  connectionString,
  channel,
  onNotice,
  onSure,
}: {
  connectionString: string;
  channel: string;
  onNotice: () => void;
  onSure: (until: number) => void;
}): Listener {
  let closed = false;
  const { pause, wake } = createPause();

  const connection = () =>
    new pg.Client({
      connectionString,
      application_name: `listens to ${channel}`,
      connectionTimeoutMillis: 2_000,
      query_timeout: MOST_ANSWERING_MS,
      keepAlive: true,
    });

  const hear = async (client: pg.Client): Promise<void> => {
    // What was lost shows at the next beat.
    client.on('error', wake);
    client.on('notification', onNotice);
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    onNotice();
    while (!closed) {
      // Whatever was committed before the question is heard before its answer.
      const until = performance.now();
      await client.query('SELECT 1');
      if (closed) return;
      onSure(until);
      await pause(BEAT_MS);
    }
  };

  const running = (async () => {
    while (!closed) {
      const client = connection();
      await hear(client).catch(() => undefined);
      await client.end().catch(() => undefined);
      if (!closed) await pause(AGAIN_MS);
    }
  })();

  return {
    close: async () => {
      closed = true;
      wake();
      await running;
    },
  };
}
