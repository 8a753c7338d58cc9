import type { Result } from 'ioredis';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';

/** How often a key was counted in its window, and how long that lasts still. */
export type Count = { current: number; ttlMs: number };

export type SharedCounts = {
  /** Counts once more, for all instances together; null: Redis does not answer. Never throws, never takes long. */
  count: (key: string, windowMs: number) => Promise<Count | null>;
  isUp: () => boolean;
  close: () => void;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    countInWindow(key: string, windowMs: number): Result<[current: number, ttlMs: number], Context>;
  }
}

/** Nobody shall be delayed by 100 ms. Once for a request: with the first answer missing no second is waited for. */
const MOST_ANSWERING_MS = 70;
const ASK_AGAIN_MS = 200;
/** A connection that is silent for so long with something asked is dropped, and another made. */
const DEAD_AFTER_MS = 2_000;

/** One step for Redis, so that no instance can count without the window's end being set. */
const COUNT_IN_WINDOW = `
  local current = redis.call('INCR', KEYS[1])
  if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { current, redis.call('PTTL', KEYS[1]) }`;

/**
 * Counts that all instances share, in Redis. When it fails once, it is not asked again before it has answered a PING:
 * one request waits for a Redis that hangs, and not every one.
 */
export const connectSharedCounts = async (url: string, log: Log): Promise<SharedCounts> => {
  // Most deployments have no Redis, and their start should not pay for its client.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    connectionName: 'hookah-api',
    connectTimeout: 1_000,
    socketTimeout: DEAD_AFTER_MS,
    retryStrategy: () => ASK_AGAIN_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    scripts: { countInWindow: { lua: COUNT_IN_WINDOW, numberOfKeys: 1 } },
  });
  let isUp = false;
  let isClosed = false;
  let isTold = false;
  let lastError: unknown;
  let timer: NodeJS.Timeout | undefined;
  // That it matters shows in the next answer that is missing; why is told then.
  redis.on('error', (error) => {
    lastError = error;
  });

  const askAgain = () => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void probe(), ASK_AGAIN_MS).unref();
  };
  const lose = () => {
    if (!isTold && !isClosed) {
      log.warn({ err: lastError }, 'Redis does not answer: each instance counts its limits by itself');
    }
    isTold = true;
    isUp = false;
    askAgain();
  };
  const probe = async () => {
    if (isClosed || isUp) return;
    if ((await orNull(redis.ping())) === null) return lose();
    if (isUp) return;
    isUp = true;
    isTold = false;
    log.info({}, 'Redis answers: limits are counted for all instances together');
  };
  redis.on('ready', () => void probe());
  redis.on('close', lose);

  return {
    count: async (key, windowMs) => {
      if (!isUp) return null;
      const counted = await orNull(redis.countInWindow(key, windowMs));
      if (counted !== null) return { current: counted[0], ttlMs: counted[1] };
      lose();
      return null;
    },
    isUp: () => isUp,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      redis.disconnect();
    },
  };
};

/** Null when it fails or is late. */
const orNull = <T>(answer: Promise<T>): Promise<T | null> =>
  inTime(answer, MOST_ANSWERING_MS).catch(() => null);
