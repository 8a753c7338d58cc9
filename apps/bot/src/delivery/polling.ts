import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, told } from '#src/log.ts';
import type { Calls } from '#src/telegram/calls.ts';
import { ALLOWED_UPDATES } from '#src/update.ts';
import { backoff } from './backoff.ts';
import type { Inbox } from './inbox.ts';

const LONG_POLL_SECONDS = 30;

/** Fetches updates from Telegram. It forgets one when the next offset is asked for: after it is stored, not before. */
export const startPolling = (deps: { call: Calls; inbox: Inbox; log: Log }) => {
  const { call, inbox, log } = deps;
  const stop = new AbortController();
  const { signal } = stop;

  const loop = async (): Promise<void> => {
    let offset = 0;
    let failures = 0;
    while (!signal.aborted) {
      try {
        if (offset === 0) await call('deleteWebhook', {}, { signal });
        const updates = await call(
          'getUpdates',
          { offset, timeout: LONG_POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
          { signal, timeoutMs: (LONG_POLL_SECONDS + 10) * 1000 },
        );
        await inbox.storeAll(updates);
        offset = Math.max(offset, ...updates.map((update) => update.update_id + 1));
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        log.warn({ error: told(error), failures }, 'No updates can be fetched');
        await sleep(backoff(failures), undefined, { signal }).catch(() => undefined);
      }
    }
  };

  const ended = loop();
  return {
    async close(): Promise<void> {
      stop.abort();
      await ended;
    },
  };
};
