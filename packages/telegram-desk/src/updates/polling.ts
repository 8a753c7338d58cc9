import type { Update } from '#src/telegram.ts';
import type { UpdateQueue } from './queue.ts';

export type PollRequest = { offset: number | undefined; limit: number; timeoutMs: number };
export type PollResult = Update[] | 'terminated';

export type Polling = ReturnType<typeof createPolling>;

/** Long polling. A newer request ends the older one, as in Telegram. */
export function createPolling(queue: UpdateQueue) {
  let terminateCurrent: (() => void) | undefined;

  return {
    async poll(request: PollRequest, gone: AbortSignal): Promise<PollResult> {
      terminateCurrent?.();
      if (request.offset !== undefined) queue.confirmBefore(request.offset);
      if (queue.pending().length > 0 || request.timeoutMs <= 0) return take(queue, request);

      const { promise, resolve } = Promise.withResolvers<PollResult>();
      const terminate = () => resolve('terminated');
      const empty = () => resolve([]);
      terminateCurrent = terminate;
      const timer = setTimeout(empty, request.timeoutMs);
      const unsubscribe = queue.onPush(() => resolve(take(queue, request)));
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

function take(queue: UpdateQueue, request: PollRequest): Update[] {
  return structuredClone(queue.pending().slice(0, request.limit));
}
