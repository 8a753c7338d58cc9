import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The right to run a server on this folder, or null when somebody holds it. SQLite's exclusive transaction is
 * a lock of the operating system: it goes with its process, however that ends, and never gets stale.
 */
export function tryLock(home: string): { release(): void } | null {
  const database = new DatabaseSync(join(home, 'lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

const SQLITE_BUSY = 5;
