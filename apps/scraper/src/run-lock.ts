import pg from 'pg';

/** Any number that nobody else in this database locks by: "scrape" as ASCII. */
const LOCK_KEY = 0x73_63_72_61_70_65;

export type RunLock = { release: () => Promise<void> };

/**
 * One run at a time, however many scrapers there are. The lock is the connection's, so a killed process loses it at once.
 * Null when another run holds it. `onLost` is called when the connection breaks while the lock is held.
 */
export async function takeRunLock(
  connectionString: string,
  onLost: (error: Error) => void,
): Promise<RunLock | null> {
  const client = new pg.Client({
    connectionString,
    application_name: 'scraper lock',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let isHeld = false;
  client.on('error', (error) => {
    if (isHeld) onLost(error);
  });
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK_KEY]);
  isHeld = rows[0]?.got === true;
  if (!isHeld) await client.end();
  return isHeld
    ? {
        release: async () => {
          isHeld = false;
          await client.end().catch(() => undefined);
        },
      }
    : null;
}
