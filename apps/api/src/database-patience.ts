import { setTimeout as wait } from 'node:timers/promises';
import { isUnreachable } from './database-faults.ts';

/** An answer that has not come by then may never come: it is asked whether anybody is there. */
const ASK_AFTER_MS = 1_300;
/** For how long a read that failed is tried again. With what the last try takes, nobody waits over two seconds. */
const RETRY_MS = 1_200;
const PAUSE_MS = { first: 40, most: 160 };
/** A restart takes less: who is away for longer is not waited for any more. */
const RESTART_MS = 10_000;

/**
 * How long the database is waited for: as long as a statement takes, while anybody is there; through a restart, for
 * what may safely be asked twice; and not at all, once it has been away for a while.
 */
export const createPatience = (isThere: () => Promise<boolean>) => {
  let answeredAt = performance.now();
  let asking: Promise<boolean> | null = null;
  const ask = () => {
    asking ??= isThere().finally(() => {
      asking = null;
    });
    return asking;
  };

  const unlessSilent = <T>(work: PromiseLike<T>, since: number): Promise<T> =>
    new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | null = null;
      let isSettled = false;
      const settle = () => {
        isSettled = true;
        if (timer !== null) clearTimeout(timer);
      };
      const askIn = (milliseconds: number) => {
        timer = setTimeout(async () => {
          if (await ask()) {
            if (!isSettled) askIn(ASK_AFTER_MS);
          } else reject(Object.assign(new Error('The database has gone silent'), { code: 'ETIMEDOUT' }));
        }, milliseconds);
      };
      askIn(Math.max(0, since + ASK_AFTER_MS - performance.now()));
      work.then(
        (answer) => {
          settle();
          answeredAt = performance.now();
          resolve(answer);
        },
        (error: unknown) => {
          settle();
          reject(error);
        },
      );
    });

  return {
    once: <T>(work: () => PromiseLike<T>): Promise<T> => unlessSilent(work(), performance.now()),

    /** For what changes nothing: tried again, with jitter, while the database may be restarting. */
    again: async <T>(work: () => PromiseLike<T>): Promise<T> => {
      const startedAt = performance.now();
      const isRestarting = startedAt - answeredAt < RESTART_MS;
      for (let pause = PAUSE_MS.first; ; pause = Math.min(2 * pause, PAUSE_MS.most)) {
        try {
          return await unlessSilent(work(), startedAt);
        } catch (error) {
          const next = pause * (0.5 + Math.random());
          const isInTime = performance.now() + next - startedAt < RETRY_MS;
          if (!isRestarting || !isInTime || !isUnreachable(error)) throw error;
          await wait(next);
        }
      }
    },
  };
};
