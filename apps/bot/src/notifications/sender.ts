import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '@hookah/shared/api-client';
import type { Notification, SettledNotification, SettleNotification } from '@hookah/shared/notifications';
import { TelegramError } from 'telegraf';
import { isPassing } from '#src/bot.ts';
import { backoff } from '#src/delivery/backoff.ts';
import { type Log, told } from '#src/log.ts';
import { retryAfter } from '#src/telegram/calls.ts';
import type { Messenger } from '#src/telegram/messenger.ts';
import { ChatUnreachable } from '#src/telegram/refusals.ts';
import { TEXTS } from '#src/texts/texts.ts';
import type { SendingPace } from './pace.ts';
import { notificationView } from './view.ts';

export type SenderSettings = {
  leaseSeconds: number;
  /** How often to ask whether there is something to tell. */
  idleMs: number;
};

export const SENDER_SETTINGS: SenderSettings = { leaseSeconds: 60, idleMs: 5_000 };

type Outcome =
  | { outcome: 'sent' | 'unreachable' }
  | { outcome: 'postponed'; seconds: number }
  | { outcome: 'failed'; error: string };

const MAX_ERROR = 2_000;
/** When Telegram can't be reached: nobody's message is at fault. */
const AWAY_SECONDS = 10;

/**
 * Sends what people are to be told. One message at a time, each settled before the next is begun: Telegram has no
 * idempotency key, so a process that is killed leaves at most that one to be sent twice, and none unsent.
 */
export const startSender = (deps: {
  api: ApiClient;
  /** Of calls that don't wait by themselves when Telegram says 429. */
  messenger: Pick<Messenger, 'send'>;
  pace: SendingPace;
  miniAppUrl: string | null;
  log: Log;
  settings: SenderSettings;
}) => {
  const { api, messenger, pace, miniAppUrl, log, settings } = deps;
  const stop = new AbortController();
  const { signal } = stop;

  const next = async (): Promise<Notification | undefined> => {
    try {
      const { items } = await api.bot.claimNotifications({ limit: 1, leaseSeconds: settings.leaseSeconds });
      return items[0];
    } catch (error) {
      log.warn({ error: told(error) }, 'No notifications can be claimed');
      return undefined;
    }
  };

  const send = async (notification: Notification): Promise<Outcome> => {
    try {
      await messenger.send(
        notification.chatId,
        notificationView({ t: TEXTS[notification.language], miniAppUrl }, notification),
      );
      return { outcome: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  };

  const outcomeOf = (error: unknown): Outcome => {
    if (error instanceof ChatUnreachable) return { outcome: 'unreachable' };
    const wait = retryAfter(error) ?? (isRefusal(error) ? undefined : AWAY_SECONDS);
    log.warn({ error: told(error) }, 'A notification could not be sent');
    if (wait === undefined) return { outcome: 'failed', error: told(error).slice(0, MAX_ERROR) };
    pace.pauseFor(wait);
    return { outcome: 'postponed', seconds: wait };
  };

  /** Until the lease is over: then it is handed out again, and may be sent twice. */
  const settle = async (outcome: SettleNotification): Promise<SettledNotification | null> => {
    const giveUpAt = Date.now() + settings.leaseSeconds * 1000;
    for (let failures = 1; ; failures += 1) {
      try {
        return await api.bot.settleNotification(outcome);
      } catch (error) {
        log.warn({ error: told(error) }, 'A notification could not be settled');
        const pause = backoff(failures);
        if (!isPassing(error) || signal.aborted || Date.now() + pause > giveUpAt) return null;
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  };

  const deliver = async (notification: Notification): Promise<void> => {
    const { leaseToken } = notification;
    // Told to stop before its turn, it is another's right away.
    const mayBegin = await pace.turn(notification.chatId, signal).then(
      () => true,
      () => false,
    );
    const outcome: Outcome = mayBegin ? await send(notification) : { outcome: 'postponed', seconds: 1 };
    const settled = await settle({ leaseToken, ...outcome });
    if (settled?.state === 'given_up' && outcome.outcome === 'failed') {
      log.error({ error: outcome.error }, 'A notification was given up');
    }
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await pace.open(signal).catch(() => undefined);
      if (signal.aborted) return;
      const notification = await next();
      if (notification) await deliver(notification);
      else await sleep(settings.idleMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const ended = loop();
  return {
    /** Takes nothing more, and resolves when what was begun is settled. */
    async close(): Promise<void> {
      stop.abort();
      await ended;
    },
  };
};

/** Telegram understood it and won't take it: it will be no better by itself. Anything else passes. */
const isRefusal = (error: unknown): boolean =>
  error instanceof TelegramError ? error.code >= 400 && error.code < 500 : error instanceof TypeError;
