import type { Update } from '#src/telegram.ts';
import type { Deliveries } from './deliveries.ts';
import type { UpdateQueue } from './queue.ts';

export type PollRequest = { offset: number | undefined; limit: number; timeoutMs: number };
export type PollResult = Update[] | 'terminated';

export type Polling = ReturnType<typeof createPolling>;

/** Long polling. A newer request ends the older one, as in Telegram. */
export function createPolling(queue: UpdateQueue, deliveries: Deliveries) {
  const take = (request: PollRequest): Update[] => {
    for (const update of [...queue.pending()]) queue.forgetStale(update);
    const taken = queue.pending().slice(0, request.limit);
    for (const update of taken) deliveries.note('polling', update);
    return structuredClone(taken);
  };
  let terminateCurrent: (() => void) | undefined;

  return {
    async poll(request: PollRequest, gone: AbortSignal): Promise<PollResult> {
      terminateCurrent?.();
      if (request.offset !== undefined) queue.confirmBefore(request.offset);
      if (queue.pending().length > 0 || request.timeoutMs <= 0) return take(request);

      const { promise, resolve } = Promise.withResolvers<PollResult>();
      const terminate = () => resolve('terminated');
      const empty = () => resolve([]);
      terminateCurrent = terminate;
      const timer = setTimeout(empty, request.timeoutMs);
      const unsubscribe = queue.onPush(() => resolve(take(request)));
      gone.addEventListener('abort', empty, { once: true });
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        unsubscribe();
        gone.removeEventListener('abort', empty);
        if (terminateCurrent === terminate) terminateCurrent = undefined;
      }
    },

    /** Ends a waiting request with a conflict, e.g. because a webhook was set. */
    terminate: () => terminateCurrent?.(),
    isWaiting: () => terminateCurrent !== undefined,
  };
}
