import { setTimeout as sleep } from 'node:timers/promises';
import { withRequestId } from '@hookah/logger';
import type { ApiClient } from '@hookah/shared/api-client';
import type { ClaimedUpdate, SettledUpdate } from '@hookah/shared/bot';
import type { Update } from 'telegraf/types';
import { type Bot, isPassing } from '#src/bot.ts';
import { type Log, told } from '#src/log.ts';
import { requestIdOf } from '#src/update.ts';
import { backoff } from './backoff.ts';
import { type Claimed, createClaims } from './claims.ts';
import { createLeases } from './lease.ts';

export type WorkerSettings = {
  /** Updates worked on at a time, each of another chat. */
  concurrency: number;
  leaseSeconds: number;
  /** How often to look for what nobody announced: updates that another process stored before it died. */
  idleMs: number;
};

export const WORKER_SETTINGS: WorkerSettings = { concurrency: 16, leaseSeconds: 10, idleMs: 5_000 };

const MAX_ERROR = 2_000;
/** A claim that finds nothing is cheap, but not for nothing. */
const SHORTEST_REST_MS = 50;
const NOTHING: Claimed = { items: [], nextInMs: null, until: 0 };

/** Works stored updates through. The API hands them out, in each chat's order, so several workers may run. */
export const startWorker = (deps: { api: ApiClient; bot: Bot; log: Log; settings: WorkerSettings }) => {
  const { api, bot, log, settings } = deps;
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  const takeUp = createClaims(api, settings.leaseSeconds);
  const leases = createLeases({ api, log, leaseSeconds: settings.leaseSeconds });
  let bell = Promise.withResolvers<void>();

  const wake = () => bell.resolve();

  const work = async (claimed: ClaimedUpdate, until: number): Promise<void> => {
    const update = claimed.update as unknown as Update;
    const ended = await leases.holding(claimed, until, () =>
      bot.handle(update).then(
        () => ({ failure: null }),
        (error: unknown) => ({ failure: { error } }),
      ),
    );
    if (ended === null) return;
    const { failure } = ended;
    const settled = await settle(claimed, failure);
    if (failure === null) return;
    const { updateId, attempts } = claimed;
    log.error({ updateId, attempts, state: settled?.state, error: told(failure.error) }, 'An update failed');
    if (settled?.state === 'parked') await bot.excuse(update, 'gaveUp');
    else if (attempts === 1 && isPassing(failure.error)) await bot.excuse(update, 'waiting');
  };

  /**
   * Tells the API until the lease has run out anyway: an update whose end nobody heard of keeps its chat waiting and is
   * handed out again. Null when it could not be told.
   */
  const settle = async (
    { updateId, leaseToken }: ClaimedUpdate,
    failure: { error: unknown } | null,
  ): Promise<SettledUpdate | null> => {
    const outcome =
      failure === null
        ? { leaseToken, outcome: 'done' as const }
        : { leaseToken, outcome: 'failed' as const, error: told(failure.error).slice(0, MAX_ERROR) };
    const giveUpAt = Date.now() + settings.leaseSeconds * 1000;
    for (let failures = 1; ; failures += 1) {
      try {
        return await api.bot.settleUpdate(updateId, outcome);
      } catch (error) {
        log.warn({ updateId, error: told(error) }, 'An update could not be settled');
        const pause = backoff(failures);
        if (!isPassing(error) || stop.signal.aborted || Date.now() + pause > giveUpAt) return null;
        await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  };

  const claim = async (): Promise<Claimed> => {
    const limit = settings.concurrency - running.size;
    if (limit <= 0) return NOTHING;
    try {
      return await takeUp(limit);
    } catch (error) {
      log.warn({ error: told(error) }, 'No updates can be claimed');
      return NOTHING;
    }
  };

  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      // A bell rung while we claim is heard afterwards.
      bell = Promise.withResolvers<void>();
      const { items, nextInMs, until } = await claim();
      for (const claimed of items) {
        const job = withRequestId(requestIdOf(claimed.updateId), () => work(claimed, until)).finally(() => {
          running.delete(job);
          wake();
        });
        running.add(job);
      }
      const rest = new AbortController();
      const restMs = Math.min(settings.idleMs, Math.max(SHORTEST_REST_MS, nextInMs ?? settings.idleMs));
      const idle = sleep(restMs, undefined, { signal: rest.signal }).catch(() => undefined);
      await Promise.race([bell.promise, idle]);
      rest.abort();
    }
    await Promise.all(running);
  };

  const ended = loop();
  return {
    /** There is something to do. */
    wake,
    /** Takes nothing more, and resolves when what was begun is finished. */
    async close(): Promise<void> {
      stop.abort();
      wake();
      await ended;
    },
  };
};
