import { firstNumber } from '#src/sequence.ts';
import type { Update, UpdateContent } from '#src/telegram.ts';

export type UpdateQueue = ReturnType<typeof createUpdateQueue>;

/** Telegram keeps what it can't deliver for a day: https://core.telegram.org/bots/api#getting-updates */
const KEPT_MS = 24 * 3600 * 1000;

/** Updates the bot has not confirmed yet, oldest first. */
export function createUpdateQueue(clock: () => number) {
  const pending: Update[] = [];
  const history: Update[] = [];
  const listeners = new Set<() => void>();
  const since = new Map<number, number>();
  let lastId = firstNumber(clock()) - 1;
  let allowed: readonly string[] = [];

  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  const enqueue = (update: Update) => {
    pending.push(update);
    since.set(update.update_id, clock());
    notify();
    return update;
  };
  const enqueueNew = (content: UpdateContent): Update => {
    const update = { update_id: ++lastId, ...content };
    history.push(update);
    return enqueue(update);
  };

  return {
    /** Undefined when the bot's `allowed_updates` leaves this kind out. */
    push(content: UpdateContent): Update | undefined {
      if (allowed.length > 0 && !allowed.some((kind) => kind in content)) return undefined;
      return enqueueNew(content);
    },

    /** Asks neither what the bot wants nor whether it makes sense. */
    pushAnything: (content: Record<string, unknown>): Update => enqueueNew(content as UpdateContent),

    /** Delivers an update once more under its old number, as Telegram does when it missed the bot's answer. */
    repeat(updateId: number): void {
      const update = history.find((known) => known.update_id === updateId);
      if (!update) throw new Error(`There was no update ${updateId}`);
      enqueue(update);
    },

    pending: (): readonly Update[] => pending,
    history: (): readonly Update[] => history,

    remove(update: Update): void {
      const index = pending.indexOf(update);
      if (index >= 0) pending.splice(index, 1);
    },

    /** @returns true when it has waited for a day, and is gone now */
    forgetStale(update: Update): boolean {
      if (clock() - (since.get(update.update_id) ?? clock()) < KEPT_MS) return false;
      pending.splice(pending.indexOf(update), 1);
      return true;
    },

    /** Confirms everything before this number; a negative one keeps that many of the newest. */
    confirmBefore(offset: number): void {
      const keepFrom = offset < 0 ? Math.max(0, pending.length + offset) : 0;
      const kept = pending.filter((update, index) =>
        offset < 0 ? index >= keepFrom : update.update_id >= offset,
      );
      pending.splice(0, pending.length, ...kept);
    },

    clear: () => void pending.splice(0),
    allow: (kinds: readonly string[]) => {
      allowed = kinds;
    },
    allowed: (): readonly string[] => allowed,

    onPush(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
