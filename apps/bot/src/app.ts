import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '@hookah/shared/api-client';
import { Telegraf } from 'telegraf';
import type { UserFromGetMe } from 'telegraf/types';
import { createAcquaintance } from './acquaintance.ts';
import { createBot } from './bot.ts';
import type { BotConfig } from './config.ts';
import { backoff } from './delivery/backoff.ts';
import { createInbox } from './delivery/inbox.ts';
import { startIntake } from './delivery/intake.ts';
import { leaseSignal } from './delivery/lease.ts';
import { startWorker, WORKER_SETTINGS, type WorkerSettings } from './delivery/worker.ts';
import { type Log, told } from './log.ts';
import { createSendingPace } from './notifications/pace.ts';
import { SENDER_SETTINGS, type SenderSettings, startSender } from './notifications/sender.ts';
import { type Calls, createCalls } from './telegram/calls.ts';
import { createMessenger } from './telegram/messenger.ts';
import { createProfile } from './telegram/profile.ts';
import { isTokenRefused } from './telegram/refusals.ts';

/** Telegram doesn't know the token: no waiting helps. */
export class TokenRefused extends Error {
  constructor(cause: unknown) {
    super('The bot token is not accepted by Telegram', { cause });
    this.name = 'TokenRefused';
  }
}

export type RunningBot = {
  username: string;
  /** Where updates are taken in webhook mode, e.g. `http://127.0.0.1:8080`; null when polling. */
  webhookAddress: string | null;
  /** Takes no more updates, finishes those begun. */
  close: () => Promise<void>;
};

export type StartOptions = {
  config: BotConfig;
  log: Log;
  /** Stops the waiting for a Telegram that can't be reached. */
  signal?: AbortSignal;
  worker?: Partial<WorkerSettings>;
  sender?: Partial<SenderSettings>;
  /** Milliseconds for one call of the API. */
  apiTimeoutMs?: number;
};

/** The whole bot: updates come in, are stored, worked through, and answered. @throws TokenRefused */
export const startBot = async (options: StartOptions): Promise<RunningBot> => {
  const { config, log, signal = new AbortController().signal, apiTimeoutMs = 10_000 } = options;
  const { token, miniAppUrl, delivery } = config;
  const http = { baseUrl: config.apiUrl, timeoutMs: apiTimeoutMs };
  const key = { 'x-api-key': config.apiKey };
  const api = createApiClient({ ...http, headers: () => key });

  const { telegram } = new Telegraf(token, { telegram: { apiRoot: config.telegramApiRoot } });
  const pace = createSendingPace();
  const call = createCalls({ telegram, log, onSlowDown: pace.pauseFor });
  const messenger = createMessenger(call);
  const profile = createProfile({ call, log, miniAppUrl });
  const botInfo = await whoAmI({ call, log, signal });

  const bot = createBot({
    token,
    botInfo,
    messenger,
    profile,
    acquaintance: createAcquaintance({ api }),
    apiFor: ({ telegramId, requestId }) => {
      const lease = leaseSignal();
      return createApiClient({
        ...http,
        ...(lease === undefined ? {} : { signal: lease }),
        headers: () => ({ ...key, 'x-telegram-user-id': String(telegramId), 'x-request-id': requestId }),
      });
    },
    miniAppUrl,
    log,
  });
  const worker = startWorker({ api, bot, log, settings: { ...WORKER_SETTINGS, ...options.worker } });
  const inbox = createInbox({
    api,
    log,
    onStored: worker.wake,
    onDelayed: (update) => void bot.excuse(update, 'waiting'),
  });
  const intake = await startIntake({ call, inbox, log, delivery }).catch(async (error: unknown) => {
    await worker.close();
    throw error;
  });
  const sender = startSender({
    api,
    // What nobody waits for gives way: it is postponed rather than kept in a call.
    messenger: createMessenger(createCalls({ telegram, log, maxWaitSeconds: 0, onSlowDown: pace.pauseFor })),
    pace,
    miniAppUrl,
    log,
    settings: { ...SENDER_SETTINGS, ...options.sender },
  });
  const stop = new AbortController();
  const published = profile.publish(stop.signal);

  return {
    username: botInfo.username,
    webhookAddress: intake.address,
    close: async () => {
      stop.abort();
      await intake.close();
      await sender.close();
      await worker.close();
      await published;
    },
  };
};

const whoAmI = async (deps: { call: Calls; log: Log; signal: AbortSignal }): Promise<UserFromGetMe> => {
  const { call, log, signal } = deps;
  for (let failures = 1; ; failures += 1) {
    try {
      return await call('getMe', {}, { signal });
    } catch (error) {
      if (isTokenRefused(error)) throw new TokenRefused(error);
      if (signal.aborted) throw error;
      log.warn({ error: told(error), failures }, 'Telegram can’t be reached yet');
      await sleep(backoff(failures), undefined, { signal });
    }
  }
};
