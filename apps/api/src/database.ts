import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma, PrismaClient } from '@hookah/db/client';
import { AppError } from '@hookah/shared/errors';
import { isUnreachable } from './database-faults.ts';

export type Database = ReturnType<typeof createDatabase>;
export type Atomically = Database['atomically'];

/** How long a transaction may wait for a connection, and last. */
const TRANSACTION = { maxWait: 5000, timeout: 8000 };

/** A statement that has ended, well or not: its text without values, and the time from asking to answer. */
export type OnStatement = (text: string, milliseconds: number) => void;

/**
 * Queries, and the transaction they stand in. `atomically` joins one that is already open, so that a write and the
 * memory of its idempotency key share one without either knowing the other.
 */
export const createDatabase = (prisma: PrismaClient, onStatement: OnStatement = () => undefined) => {
  const current = new AsyncLocalStorage<Prisma.TransactionClient>();
  const connection = () => current.getStore() ?? prisma;
  const timed = async <T>({ text }: Prisma.Sql, work: () => PromiseLike<T>): Promise<T> => {
    const startedAt = performance.now();
    try {
      return await guarded(work);
    } finally {
      onStatement(text, performance.now() - startedAt);
    }
  };

  return {
    query: <Row>(sql: Prisma.Sql): Promise<Row[]> => timed(sql, () => connection().$queryRaw<Row[]>(sql)),

    /** @returns how many rows it touched */
    execute: (sql: Prisma.Sql): Promise<number> => timed(sql, () => connection().$executeRaw(sql)),

    atomically: <T>(work: () => Promise<T>): Promise<T> =>
      current.getStore()
        ? work()
        : guarded(() => prisma.$transaction((transaction) => current.run(transaction, work), TRANSACTION)),
  };
};

const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new AppError('SERVICE_UNAVAILABLE', 'The database does not answer: try again in a moment', {
      cause: error,
    });
  }
};
