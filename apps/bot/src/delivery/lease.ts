import { AsyncLocalStorage } from 'node:async_hooks';
import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { ClaimedUpdate } from '@hookah/shared/bot';
import { type Log, told } from '#src/log.ts';

const current = new AsyncLocalStorage<AbortSignal>();

/**
 * Aborted once the update that is being worked on isn't ours any more: another works on it from then on, and what this
 * one would still say or write would be said twice. Undefined outside the work on an update.
 */
export const leaseSignal = (): AbortSignal | undefined => current.getStore();

type Held = Pick<ClaimedUpdate, 'updateId' | 'leaseToken'>;

/** A worker that dies keeps a chat waiting for one lease: so a lease is short, and renewed while the work goes on. */
export const createLeases = (deps: { api: ApiClient; log: Log; leaseSeconds: number }) => {
  const { api, log, leaseSeconds } = deps;
  const leaseMs = leaseSeconds * 1000;
  const beatMs = Math.floor(leaseMs / 3);

  const renew = async ({ updateId, leaseToken }: Held): Promise<'held' | 'lost' | 'unknown'> => {
    try {
      const signal = AbortSignal.timeout(beatMs);
      await api.bot.renewUpdate(updateId, { leaseToken, leaseSeconds }, { signal });
      return 'held';
    } catch (error) {
      log.warn({ updateId, error: told(error) }, 'A lease could not be renewed');
      return error instanceof ApiError && [404, 409].includes(error.status) ? 'lost' : 'unknown';
    }
  };

  return {
    /**
     * Works while the update is held, and not a moment longer. `until` is on the clock of `performance.now()`.
     * @returns null when the lease was lost before the work was done
     */
    async holding<T>(held: Held, until: number, work: () => Promise<T>): Promise<T | null> {
      const over = new AbortController();
      const { promise: lost, resolve: lose } = Promise.withResolvers<null>();
      let expiry: NodeJS.Timeout;
      const end = (): void => {
        clearInterval(heart);
        clearTimeout(expiry);
        over.abort(new Error(`The lease of update ${held.updateId} is over`));
      };
      const giveUp = (): void => {
        log.warn({ updateId: held.updateId }, 'An update is left to another worker');
        end();
        lose(null);
      };
      const expireAt = (moment: number): void => {
        expiry = setTimeout(giveUp, Math.max(0, moment - performance.now()));
      };
      const beat = async (): Promise<void> => {
        const asked = performance.now();
        const state = await renew(held);
        if (over.signal.aborted || state === 'unknown') return;
        clearTimeout(expiry);
        if (state === 'held') expireAt(asked + leaseMs);
        else giveUp();
      };

      if (performance.now() >= until) return null;
      const heart = setInterval(beat, beatMs);
      expireAt(until);
      try {
        return await Promise.race([lost, current.run(over.signal, work)]);
      } finally {
        // A handler that outlived its time goes on somewhere: it has nothing to say any more.
        end();
      }
    },
  };
};
