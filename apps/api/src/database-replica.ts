import type { Prisma, PrismaClient } from '@hookah/db/client';
import type { OnStatement, Reads } from './database.ts';
import { inTime } from './in-time.ts';
import type { Log } from './log.ts';

export type ReplicaReads = ReturnType<typeof createReplicaReads>;

/** What the replica shows may be so much older than the database, as the catalogue's cache may. */
const MOST_BEHIND_MS = 900;
/** Then the primary is asked: nobody waits for a replica that hangs. */
const MOST_ANSWERING_MS = 500;
/** Away for so long it is told of; a write of the catalogue keeps it back for a moment only. */
const TOLD_AFTER_MS = 5_000;

/**
 * Reads of what is everybody's, by the replica as long as it is known to keep up, else by the primary. Whatever the
 * replica does not answer, well and in time, the primary is asked.
 */
export const createReplicaReads = ({
  primary,
  replica,
  onStatement = () => undefined,
  log,
  now = () => performance.now(),
}: {
  primary: Reads;
  replica: Pick<PrismaClient, '$queryRaw'>;
  onStatement?: OnStatement;
  log: Pick<Log, 'info' | 'warn'>;
  now?: () => number;
}) => {
  let sureUntil = Number.NEGATIVE_INFINITY;
  let neededUntil = Number.NEGATIVE_INFINITY;
  let provenAt = now();
  let isTold = false;
  const tellIfAway = () => {
    if (isTold || now() - provenAt < TOLD_AFTER_MS) return;
    isTold = true;
    log.warn({}, 'The replica is away or behind: the primary is asked for everything');
  };
  const isUp = () => now() - sureUntil <= MOST_BEHIND_MS && sureUntil >= neededUntil;

  const ask = async <Row>(sql: Prisma.Sql): Promise<Row[]> => {
    const startedAt = now();
    const rows = await inTime(replica.$queryRaw<Row[]>(sql), MOST_ANSWERING_MS);
    onStatement(sql.text, now() - startedAt);
    return rows;
  };

  return {
    isUp,

    /** It shows everything that was committed before this moment (performance.now()). */
    confirm: (until: number): void => {
      sureUntil = until;
      provenAt = now();
      if (isTold) log.info({}, 'The replica keeps up again');
      isTold = false;
    },

    /** Something has been written just now that a reader must see: the replica waits until it has it too. */
    expectWrite: (): void => {
      neededUntil = now();
    },

    query: async <Row>(sql: Prisma.Sql): Promise<Row[]> => {
      if (!isUp()) {
        tellIfAway();
        return primary.query(sql);
      }
      try {
        return await ask<Row>(sql);
      } catch {
        // Away, hanging, or its snapshot was taken from under a long read; until the next proof it is left alone.
        sureUntil = Number.NEGATIVE_INFINITY;
        return primary.query(sql);
      }
    },
  };
};
