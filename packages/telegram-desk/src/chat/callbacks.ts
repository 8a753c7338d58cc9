import { randomBytes } from 'node:crypto';

export type CallbackAnswer = { text?: string; showAlert: boolean; url?: string };

type Waiting = { since: number; resolve: (answer: CallbackAnswer) => void };

export type Callbacks = ReturnType<typeof createCallbacks>;

/** How long Telegram waits for `answerCallbackQuery` before "query is too old". */
const LIFETIME_MS = 15_000;

/** Presses of inline buttons that wait for the bot's answer. */
export function createCallbacks(clock: () => number) {
  const waiting = new Map<string, Waiting>();
  return {
    open(): { id: string; answered: Promise<CallbackAnswer> } {
      const id = String(randomBytes(8).readBigUInt64BE());
      const { promise, resolve } = Promise.withResolvers<CallbackAnswer>();
      waiting.set(id, { since: clock(), resolve });
      return { id, answered: promise };
    },

    /** False when nobody waits for it: an unknown id, one answered before, or one too old. */
    answer(id: string, answer: CallbackAnswer): boolean {
      const query = waiting.get(id);
      if (!query || clock() - query.since > LIFETIME_MS) return false;
      waiting.delete(id);
      query.resolve(answer);
      return true;
    },

    unanswered: (): string[] => [...waiting.keys()],
  };
}
