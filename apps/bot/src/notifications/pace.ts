import { setTimeout as sleep } from 'node:timers/promises';

export type SendingPace = ReturnType<typeof createSendingPace>;

/** Telegram's own bounds for what nobody asked for: about thirty messages a second, and one a second in a chat. */
const BOUNDS = { perSecond: 30, chatMs: 1_000 };
const MAX_CHATS = 1_000;

/** When the next message may be sent. It only ever waits, so several senders on one machine each have one. */
export const createSendingPace = ({ perSecond, chatMs } = BOUNDS) => {
  let freeAt = 0;
  const chatFreeAt = new Map<number, number>();

  const forgetOld = (now: number): void => {
    for (const [chatId, at] of chatFreeAt) if (at <= now) chatFreeAt.delete(chatId);
  };

  /** Until the moment that `at` tells, which may move away meanwhile. @throws when the signal aborts */
  const until = async (at: () => number, signal: AbortSignal): Promise<void> => {
    for (let wait = at() - performance.now(); wait > 0; wait = at() - performance.now()) {
      await sleep(Math.ceil(wait), undefined, { signal });
    }
    signal.throwIfAborted();
  };

  return {
    /** Telegram asked for silence: in one chat it means all. */
    pauseFor: (seconds: number): void => {
      freeAt = Math.max(freeAt, performance.now() + seconds * 1_000);
    },

    /** Until something may be sent to somebody. */
    open: (signal: AbortSignal): Promise<void> => until(() => freeAt, signal),

    /** Until a message may be sent to this chat; it counts as sent. */
    turn: async (chatId: number, signal: AbortSignal): Promise<void> => {
      await until(() => Math.max(freeAt, chatFreeAt.get(chatId) ?? 0), signal);
      const now = performance.now();
      freeAt = now + 1_000 / perSecond;
      if (chatFreeAt.size >= MAX_CHATS) forgetOld(now);
      chatFreeAt.set(chatId, now + chatMs);
    },
  };
};
