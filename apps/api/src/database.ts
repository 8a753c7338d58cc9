import { AsyncLocalStorage } from 'node:async_hooks';
import { checkDatabase, type Prisma, type PrismaClient } from '@hookah/db/client';
import { AppError } from '@hookah/shared/errors';
import { POOL_SIZES } from './connections.ts';
import { isUnreachable } from './database-faults.ts';
import { createPatience } from './database-patience.ts';
import { createTurns } from './database-turns.ts';

export type Database = ReturnType<typeof createDatabase>;
export type Atomically = Database['atomically'];
/** What a repository takes: whether it stands in a transaction is for others to say. */
export type Statements = Pick<Database, 'query' | 'execute'>;
/** What only reads, and may ask a copy. */
export type Reads = Pick<Database, 'query'>;

/** How long a transaction may wait for a connection, and last. */
const TRANSACTION = { maxWait: 5000, timeout: 8000 };
/** Of the pool's connections: however many writes wait for each other, two are left to read and to ask by. */
const MOST_TRANSACTIONS = POOL_SIZES.own - 2;
/** A database that is there says so in less. */
const MOST_ANSWERING_MS = 400;

/** A statement that has ended, well or not: its text without values, and the time from asking to answer. */
export type OnStatement = (text: string, milliseconds: number) => void;

type Client = Prisma.TransactionClient;
/** `givenUp`: nobody waits for it any more, so it must not have its effect after all. */
type Transaction = { client: Client; givenUp: AbortSignal };

/**
 * Queries, and the transaction they stand in. `atomically` joins one that is already open, so that a write and the
 * memory of its idempotency key share one without either knowing the other.
 */
export const createDatabase = (prisma: PrismaClient, onStatement: OnStatement = () => undefined) => {
  const current = new AsyncLocalStorage<Transaction>();
  const { wait, heard } = createPatience(() => checkDatabase(prisma, MOST_ANSWERING_MS));
  const { inTurn, waiting } = createTurns(MOST_TRANSACTIONS);

  const timed = <T>({ text }: Prisma.Sql, work: () => PromiseLike<T>): PromiseLike<T> => {
    const startedAt = performance.now();
    const end = () => onStatement(text, performance.now() - startedAt);
    const working = work();
    working.then(() => {
      heard();
      end();
    }, end);
    return working;
  };

  const run = async <T>(sql: Prisma.Sql, work: (client: Client) => PromiseLike<T>): Promise<T> => {
    const transaction = current.getStore();
    if (transaction !== undefined) {
      transaction.givenUp.throwIfAborted();
      return guarded(timed(sql, () => work(transaction.client)));
    }
    const alone = () => timed(sql, () => work(prisma));
    return guarded(wait(alone, () => isRead(sql)));
  };

  const begin = async <T>(work: () => Promise<T>): Promise<T> => {
    const waiting = new AbortController();
    const { signal: givenUp } = waiting;
    const whole = async (client: Client) => {
      const result = await current.run({ client, givenUp }, work);
      givenUp.throwIfAborted();
      return result;
    };
    try {
      const isRepeatable = () => false;
      const start = () => {
        givenUp.throwIfAborted();
        return prisma.$transaction(whole, TRANSACTION);
      };
      return await guarded(wait(() => inTurn(start), isRepeatable));
    } catch (error) {
      waiting.abort();
      throw error;
    }
  };

  return {
    query: <Row>(sql: Prisma.Sql): Promise<Row[]> => run(sql, (client) => client.$queryRaw<Row[]>(sql)),

    /** @returns how many rows it touched */
    execute: (sql: Prisma.Sql): Promise<number> => run(sql, (client) => client.$executeRaw(sql)),

    atomically: <T>(work: () => Promise<T>): Promise<T> => (current.getStore() ? work() : begin(work)),

    /** Transactions that wait for their turn. */
    waiting,
  };
};

/** Whether it changes nothing, so that it may be carried out twice. Its text holds no values. */
const isRead = ({ text }: Prisma.Sql): boolean =>
  /^\s*(?:SELECT|WITH)\b/.test(text) && !/\b(?:INSERT|UPDATE|DELETE)\b/.test(text);

const guarded = async <T>(work: PromiseLike<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new AppError('SERVICE_UNAVAILABLE', 'The database does not answer: try again in a moment', {
      cause: error,
    });
  }
};
