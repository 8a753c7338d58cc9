import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from '#src/telegram.ts';
import type { Deliveries } from './deliveries.ts';
import type { UpdateQueue } from './queue.ts';

export type WebhookSettings = { url: string; secretToken?: string; maxConnections: number };

/** The first re-delivery comes at once, the second after `baseMs`, then twice as late each time. */
export type RetrySettings = { baseMs: number; maxMs: number; answerTimeoutMs: number };

export const TELEGRAM_RETRY: RetrySettings = { baseMs: 1_000, maxMs: 60_000, answerTimeoutMs: 60_000 };

export type Webhook = ReturnType<typeof createWebhook>;

type Deps = {
  queue: UpdateQueue;
  retry: RetrySettings;
  clock: () => number;
  deliveries: Deliveries;
  /** A bot may answer a webhook with one call of a method. */
  onReply: (reply: Record<string, unknown>) => Promise<unknown>;
};

/** Delivers updates by POST: one at a time in a chat, different chats side by side. */
export function createWebhook({ queue, retry, clock, deliveries, onReply }: Deps) {
  let settings: WebhookSettings | undefined;
  let stop = new AbortController();
  let lastError: { date: number; message: string } | undefined;
  const busyLanes = new Map<number, Promise<void>>();

  function start(): void {
    if (!settings) return;
    for (const update of queue.pending()) {
      const lane = laneOf(update);
      if (busyLanes.has(lane) || busyLanes.size >= settings.maxConnections) continue;
      const signal = stop.signal;
      const work = runLane(lane, settings, signal).finally(() => {
        if (busyLanes.get(lane) === work) busyLanes.delete(lane);
        if (!signal.aborted) start();
      });
      busyLanes.set(lane, work);
    }
  }

  async function runLane(lane: number, target: WebhookSettings, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const update = queue.pending().find((candidate) => laneOf(candidate) === lane);
      if (!update) return;
      if (queue.forgetStale(update)) {
        failures = 0;
        continue;
      }
      const failure = await deliver(update, target, signal);
      if (signal.aborted) return;
      if (failure === undefined) {
        failures = 0;
        deliveries.note('webhook', update);
        queue.remove(update);
        continue;
      }
      lastError = { date: Math.floor(clock() / 1000), message: failure };
      failures += 1;
      const againInMs = delayAfter(failures);
      deliveries.note('webhook', update, { problem: failure, againInMs });
      if (againInMs > 0) await sleep(againInMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Undefined when the bot accepted the update, otherwise Telegram's words for what went wrong. */
  async function deliver(
    update: Update,
    target: WebhookSettings,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(target.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(target.secretToken ? { 'x-telegram-bot-api-secret-token': target.secretToken } : {}),
        },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(retry.answerTimeoutMs)]),
      });
      body = await response.text();
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? 'Read timeout expired'
        : 'Connection refused';
    }
    if (!response.ok)
      return `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim();
    const reply = parseReply(body);
    if (reply) await onReply(reply);
    return undefined;
  }

  /** At once, then after a while that doubles. */
  const delayAfter = (failures: number): number =>
    failures === 1 ? 0 : Math.min(retry.baseMs * 2 ** (failures - 2), retry.maxMs);

  function replace(next: WebhookSettings | undefined): void {
    stop.abort();
    stop = new AbortController();
    busyLanes.clear();
    lastError = undefined;
    settings = next;
    start();
  }

  const unsubscribe = queue.onPush(start);
  return {
    set: (next: WebhookSettings) => replace(next),
    delete: () => replace(undefined),
    settings: () => settings,
    lastError: () => lastError,
    close: () => {
      unsubscribe();
      replace(undefined);
    },
  };
}

/** Nothing in an update is certain: a malformed one can be sent on purpose. */
type Uncertain = { chat?: { id?: number } | null; from?: { id?: number } | null } | null;
type UncertainUpdate = {
  [kind in
    | 'message'
    | 'callback_query'
    | 'my_chat_member'
    | 'inline_query'
    | 'chosen_inline_result']?: Uncertain;
};

/** What belongs to no chat has a lane of its own. */
function laneOf(update: Update): number {
  const { message, callback_query: press, my_chat_member: membership }: UncertainUpdate = update;
  return message?.chat?.id ?? press?.from?.id ?? membership?.chat?.id ?? 0;
}

function parseReply(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'method' in value ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
