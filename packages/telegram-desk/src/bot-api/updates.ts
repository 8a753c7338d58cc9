import { setTimeout as sleep } from 'node:timers/promises';
import type { Polling } from '#src/updates/polling.ts';
import type { UpdateQueue } from '#src/updates/queue.ts';
import type { Webhook, WebhookSettings } from '#src/updates/webhook.ts';
import { badRequest, conflict } from './error.ts';
import { Described, type Methods } from './method.ts';
import { flag, integer, json, type Params, text } from './params.ts';
import { isSecureOrLoopback } from './urls.ts';

const MAX_UPDATES = 100;
const MAX_POLL_SECONDS = 50;

export function updateMethods(deps: { queue: UpdateQueue; polling: Polling; webhook: Webhook }): Methods {
  const { queue, polling, webhook } = deps;
  return {
    async getUpdates(params, gone) {
      if (webhook.settings()) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      readAllowedUpdates(queue, params);
      const limit = integer(params, 'limit') ?? MAX_UPDATES;
      const seconds = integer(params, 'timeout') ?? 0;
      const result = await polling.poll(
        {
          offset: integer(params, 'offset'),
          limit: limit < 1 || limit > MAX_UPDATES ? MAX_UPDATES : limit,
          timeoutMs: Math.min(Math.max(seconds, 0), MAX_POLL_SECONDS) * 1000,
        },
        gone,
      );
      if (result === 'terminated') {
        // Telegram makes the loser wait, so that two bots with one token don't chase each other at full speed.
        await sleep(100);
        throw conflict(
          webhook.settings()
            ? 'terminated by setWebhook request'
            : 'terminated by other getUpdates request; make sure that only one bot instance is running',
        );
      }
      return result;
    },

    setWebhook(params) {
      const url = text(params, 'url') ?? '';
      if (url === '') return removeWebhook(deps, params);
      const next = readWebhook(params, url);
      readAllowedUpdates(queue, params);
      if (flag(params, 'drop_pending_updates')) queue.clear();
      const same = webhook.settings()?.url === url;
      polling.terminate();
      webhook.set(next);
      return new Described(true, same ? 'Webhook is already set' : 'Webhook was set');
    },

    deleteWebhook: (params) => removeWebhook(deps, params),

    getWebhookInfo() {
      const settings = webhook.settings();
      const error = webhook.lastError();
      return {
        url: settings?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.pending().length,
        ...(settings ? { max_connections: settings.maxConnections, ip_address: '127.0.0.1' } : {}),
        ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
        ...(queue.allowed().length > 0 ? { allowed_updates: queue.allowed() } : {}),
      };
    },
  };
}

function removeWebhook(
  { queue, webhook }: { queue: UpdateQueue; webhook: Webhook },
  params: Params,
): Described {
  if (flag(params, 'drop_pending_updates')) queue.clear();
  const was = webhook.settings() !== undefined;
  webhook.delete();
  return new Described(true, was ? 'Webhook was deleted' : 'Webhook is already deleted');
}

function readWebhook(params: Params, url: string): WebhookSettings {
  if (!isSecureOrLoopback(url)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  const secretToken = text(params, 'secret_token');
  if (secretToken !== undefined && secretToken.length > 256) throw badRequest('secret token is too long');
  if (secretToken !== undefined && !/^[A-Za-z0-9_-]*$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters');
  }
  const connections = integer(params, 'max_connections') ?? 40;
  return {
    url,
    maxConnections: Math.min(Math.max(connections, 1), 100),
    ...(secretToken ? { secretToken } : {}),
  };
}

function readAllowedUpdates(queue: UpdateQueue, params: Params): void {
  const value = json(params, 'allowed_updates', 'allowed updates');
  if (Array.isArray(value)) queue.allow(value.filter((kind): kind is string => typeof kind === 'string'));
}
