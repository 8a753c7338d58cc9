import { setTimeout as sleep } from 'node:timers/promises';
import { type Telegram, TelegramError } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { leaseSignal } from '#src/delivery/lease.ts';
import type { Log } from '#src/log.ts';

export type Calls = ReturnType<typeof createCalls>;

/** node-fetch takes the real one; Telegraf's types name a shim of it. */
type TelegrafSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

type Options = { signal?: AbortSignal; timeoutMs?: number };

const MAX_WAITS = 5;

/** Telegraf waits 500 s for an answer and takes 429 for an error: this is the one way to call Telegram instead. */
export const createCalls = (deps: {
  telegram: Telegram;
  log: Log;
  timeoutMs?: number;
  /** A longer `retry_after` is not waited for: the update is tried again later as a whole. */
  maxWaitSeconds?: number;
  /** Told each time that Telegram asks for silence. */
  onSlowDown?: (seconds: number) => void;
}) => {
  const { telegram, log, timeoutMs = 10_000, maxWaitSeconds = 30, onSlowDown } = deps;

  const attempt = async <M extends keyof Methods>(method: M, payload: Opts<M>, options: Options) => {
    const signal = AbortSignal.any([
      AbortSignal.timeout(options.timeoutMs ?? timeoutMs),
      ...signalsOf(options),
    ]);
    // node-fetch would send it first.
    signal.throwIfAborted();
    return telegram.callApi(method, payload, { signal: signal as unknown as TelegrafSignal });
  };

  const call = async <M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    options: Options = {},
    waits = 0,
  ): Promise<ReturnType<Methods[M]>> => {
    try {
      return await attempt(method, payload, options);
    } catch (error) {
      const seconds = retryAfter(error);
      if (seconds !== undefined) onSlowDown?.(seconds);
      if (seconds === undefined || seconds > maxWaitSeconds || waits >= MAX_WAITS) throw error;
      log.info({ method, seconds }, 'Telegram asks to slow down');
      await sleep(seconds * 1000, undefined, { signal: AbortSignal.any(signalsOf(options)) });
      return call(method, payload, options, waits + 1);
    }
  };
  return call;
};

/** What ends a call before its time: the caller, or the loss of the update it is made for. */
const signalsOf = ({ signal }: Options): AbortSignal[] =>
  [signal, leaseSignal()].filter((one) => one !== undefined);

/** Undefined when the error isn't a request to slow down. */
export const retryAfter = (error: unknown): number | undefined =>
  error instanceof TelegramError && error.code === 429 ? (error.parameters?.retry_after ?? 1) : undefined;
