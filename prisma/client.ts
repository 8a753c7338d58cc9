import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';
import { nameStatements } from './statement-names.ts';

export { Prisma, PrismaClient };

/** The client itself or a transaction of it: what a repository takes. */
export type Db = Prisma.TransactionClient;

export type PrismaOptions = {
  connectionString: string;
  /** Connections at most; each is a process of the server. */
  poolSize?: number;
  /** Of PostgreSQL, for these connections: names and values without spaces. */
  settings?: Readonly<Record<string, string>>;
  /** As pg_stat_activity shows it. */
  applicationName?: string;
  /** Called for a connection lost while idle, as when the server restarts; the pool replaces it by itself. */
  onError?: (error: Error) => void;
};

/** Nothing waits for ever: not for a connection, a lock, a statement, or a transaction somebody forgot. */
const LIMITS_MS = {
  connectionTimeoutMillis: 2_000,
  lock_timeout: 5_000,
  statement_timeout: 15_000,
  // For a server that does not answer at all, and so cannot keep its own limit.
  query_timeout: 16_000,
  idle_in_transaction_session_timeout: 15_000,
  idleTimeoutMillis: 30_000,
};

export function createPrisma({
  connectionString,
  poolSize = 10,
  settings = {},
  applicationName = 'hookah-wishlist',
  onError = () => undefined,
}: PrismaOptions): PrismaClient {
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    application_name: applicationName,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...LIMITS_MS,
  });
  // The adapter and the pool each stop listening when they let go of a failed connection; what the server says after
  // that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const adapter = new PrismaPg(pool, {
    onPoolError: onError,
    onConnectionError: onError,
    statementNameGenerator: nameStatements(),
    disposeExternalPool: true,
  });
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

/** Whether the database answers within `limitMs`. Never throws, never takes longer. */
export async function checkDatabase(prisma: PrismaClient, limitMs = 1_500): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    // An answer that is there already is heard first: the one who was late may be this process.
    timer = setTimeout(() => setImmediate(resolve, false), limitMs);
  });
  const answer = prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
