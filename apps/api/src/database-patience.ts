import { setTimeout as wait } from 'node:timers/promises';
import { isUnreachable } from './database-faults.ts';

/** An answer that has not come by then may never come: it is asked whether anybody is there. */
const ASK_AFTER_MS = 1_300;
/** For how long a read that failed is tried again. With what the last try takes, nobody waits over two seconds. */
const RETRY_MS = 1_200;
const PAUSE_MS = { first: 40, most: 160 };
/** A restart takes less: who is away for longer is not waited for any more. */
const RESTART_MS = 10_000;

type Work<T> = () => PromiseLike<T>;

/**
 * How long the database is waited for: as long as a statement takes, while anybody is there; through a restart, for
 * what may safely be asked twice; and not at all, once it has been away for a while.
 */
export const createPatience = (isThere: () => Promise<boolean>) => {
  let answeredAt = performance.now();
  const heard = () => {
    answeredAt = performance.now();
  };
  let asking: Promise<boolean> | null = null;
  /** On a busy database the question may still stand in the queue when its time is up: an answer to others will do. */
  const askOnce = async () => {
    const since = performance.now();
    return (await isThere()) || answeredAt > since;
  };
  const ask = () => {
    asking ??= askOnce().finally(() => {
      asking = null;
    });
    return asking;
  };

  /** Settles as the work does, or fails when nobody is there any more. */
  const unlessSilent = <T>(work: Work<T>, since: number): Promise<T> =>
    new Promise((resolve, reject) => {
      let isSettled = false;
      const look = async () => {
        if (!(await ask())) reject(silence());
        else if (!isSettled) timer = setTimeout(look, ASK_AFTER_MS);
      };
      let timer = setTimeout(look, Math.max(0, since + ASK_AFTER_MS - performance.now()));
      const settle = () => {
        isSettled = true;
        clearTimeout(timer);
      };
      work().then(
        (answer) => {
          settle();
          heard();
          resolve(answer);
        },
        (error: unknown) => {
          settle();
          reject(error);
        },
      );
    });

  /** Tried again, with jitter, while the database may be restarting. */
  const again = async <T>(work: Work<T>, since: number, failure: unknown): Promise<T> => {
    const isRestarting = since - answeredAt < RESTART_MS;
    let error = failure;
    for (let pause = PAUSE_MS.first; isRestarting && isUnreachable(error); pause *= 2) {
      const next = Math.min(pause, PAUSE_MS.most) * (0.5 + Math.random());
      if (performance.now() + next - since > RETRY_MS) break;
      await wait(next);
      try {
        return await unlessSilent(work, since);
      } catch (anew) {
        error = anew;
      }
    }
    throw error;
  };

  return {
    /** Told of answers that are waited for elsewhere. */
    heard,

    wait: <T>(work: Work<T>, mayRepeat: () => boolean): Promise<T> => {
      const since = performance.now();
      return unlessSilent(work, since).catch((error: unknown) => {
        if (!mayRepeat()) throw error;
        return again(work, since, error);
      });
    },
  };
};

const silence = () => Object.assign(new Error('The database has gone silent'), { code: 'ETIMEDOUT' });
