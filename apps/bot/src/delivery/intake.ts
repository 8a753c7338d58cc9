import { setTimeout as sleep } from 'node:timers/promises';
import type { BotConfig, WebhookDelivery } from '#src/config.ts';
import { type Log, told } from '#src/log.ts';
import type { Calls } from '#src/telegram/calls.ts';
import { ALLOWED_UPDATES } from '#src/update.ts';
import { backoff } from './backoff.ts';
import type { Inbox } from './inbox.ts';
import { startPolling } from './polling.ts';
import { buildWebhook } from './webhook.ts';

/** The most that Telegram opens: what comes on many at once is stored at once, so they cost us little. */
export const MOST_CONNECTIONS = 100;

type IntakeDeps = { call: Calls; inbox: Inbox; log: Log; delivery: BotConfig['delivery'] };

/** The way updates come in, whichever the configuration says. `address` is where a webhook listens. */
export const startIntake = async ({ call, inbox, log, delivery }: IntakeDeps) => {
  if (delivery.mode === 'polling') return { address: null, ...startPolling({ call, inbox, log }) };
  const app = buildWebhook({ inbox, secret: delivery.secret, log });
  const address = await app.listen({ host: delivery.host, port: delivery.port });
  const stop = new AbortController();
  const announced = announceWebhook({ call, log, delivery, signal: stop.signal });
  return {
    address,
    close: async () => {
      stop.abort();
      await announced;
      await app.close();
    },
  };
};

/** Telegram may be out of reach for a while; the door is open meanwhile. */
const announceWebhook = async (deps: {
  call: Calls;
  log: Log;
  delivery: WebhookDelivery;
  signal: AbortSignal;
}): Promise<void> => {
  const { call, log, delivery, signal } = deps;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await call(
        'setWebhook',
        {
          url: delivery.url,
          secret_token: delivery.secret,
          allowed_updates: ALLOWED_UPDATES,
          max_connections: MOST_CONNECTIONS,
        },
        { signal },
      );
      return;
    } catch (error) {
      log.warn({ error: told(error), failures }, 'The webhook could not be set');
      await sleep(backoff(failures), undefined, { signal }).catch(() => undefined);
    }
  }
};
