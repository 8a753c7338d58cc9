import type { WishlistItem } from '@hookah/shared/wishlist';
import { idempotencyKey } from './idempotency-key.ts';
import type { Shelf } from './shelf.ts';
import { type Change, provisionalId, withAnswered } from './wishlist-changes.ts';

/** A change that the API has not agreed to yet. The key makes that it has one effect, however often it is sent. */
export type Intent = {
  key: string;
  change: Change;
  /** It waited for a network or for the app to be opened again: the entry may have been changed elsewhere meanwhile. */
  isLate: boolean;
};

/** What became of sending: the entry as it is now, or null when it is gone as wished. */
export type Send = (intent: Intent) => Promise<WishlistItem | null>;

export type OutboxDeps = {
  send: Send;
  shelf: Shelf;
  person: number;
  /** Whether it makes sense to try now. */
  isReachable: () => boolean;
  /** True for what will pass: no network, an overloaded API. */
  isPassing: (error: unknown) => boolean;
  onAnswer: (intent: Intent, answer: WishlistItem | null) => void;
  onRefused: (intent: Intent, error: unknown) => void;
};

export type Outbox = {
  /** In the order they were made. */
  pending: () => readonly Intent[];
  put: (change: Change) => void;
  /** Brings back what was not sent when the app was closed. */
  restore: () => Promise<void>;
  /** To be called when there may be a network again. */
  resume: () => void;
  subscribe: (listener: () => void) => () => void;
};

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

const isIntent = (value: unknown): value is Intent =>
  typeof value === 'object' && value !== null && 'key' in value && 'change' in value;

const intentsIn = (value: unknown): Intent[] => (Array.isArray(value) ? value.filter(isIntent) : []);

/**
 * Changes on their way to the API: written down before they are sent, sent one after the other in the order they were made,
 * and kept until the API has answered.
 */
export const createOutbox = (deps: OutboxDeps): Outbox => {
  const { send, shelf, person, isReachable, isPassing, onAnswer, onRefused } = deps;
  const name = String(person);
  const listeners = new Set<() => void>();
  /** What was added since the app was opened, by the provisional id that an undo may still have of it. */
  const added = new Map<string, WishlistItem>();
  let queue: readonly Intent[] = [];
  let isSending = false;
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: readonly Intent[]) => {
    queue = next;
    for (const listener of listeners) listener();
  };
  /** The same change here and on the shelf, where another window may have written meanwhile. */
  const alter = (change: (intents: readonly Intent[]) => readonly Intent[]): Promise<void> => {
    set(change(queue));
    return shelf.change(name, (kept) => change(intentsIn(kept)));
  };
  const settle = ({ key: settled, change }: Intent, answer: WishlistItem | null) => {
    if (change.kind === 'add' && answer !== null) added.set(provisionalId(change.tobacco.id), answer);
    return alter((intents) =>
      intents
        .filter(({ key }) => key !== settled)
        .map((other) => (answer === null ? other : { ...other, change: withAnswered(other.change, answer) })),
    );
  };
  const byItsId = (change: Change): Change =>
    change.kind === 'add' ? change : withAnswered(change, added.get(change.item.id) ?? change.item);
  const markLate = () =>
    alter((intents) => intents.map((intent) => (intent.isLate ? intent : { ...intent, isLate: true })));

  /** @returns false when it has to wait */
  const sendOne = async (intent: Intent): Promise<boolean> => {
    try {
      const answer = await send(intent);
      // The list shows the answer before the intent is gone: in between nothing flickers.
      onAnswer(intent, answer);
      await settle(intent, answer);
      return true;
    } catch (error) {
      if (isPassing(error)) return false;
      await settle(intent, null);
      onRefused(intent, error);
      return true;
    }
  };

  const sendAll = async () => {
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    try {
      for (let [next] = queue; next !== undefined; [next] = queue) {
        if (!isReachable()) {
          await markLate();
          return;
        }
        if (!(await sendOne(next))) {
          await markLate();
          timer = setTimeout(() => void sendAll(), pause);
          pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
          return;
        }
        pause = FIRST_PAUSE_MS;
      }
    } finally {
      isSending = false;
    }
  };

  return {
    pending: () => queue,
    put: (change) => {
      const intent = { key: idempotencyKey(), change: byItsId(change), isLate: !isReachable() };
      void alter((intents) => [...intents, intent]).then(sendAll);
    },
    restore: async () => {
      const kept = new Map(await shelf.all()).get(name);
      const known = new Set(queue.map(({ key }) => key));
      const unsent = intentsIn(kept).filter(({ key }) => !known.has(key));
      if (unsent.length > 0) set([...unsent.map((intent) => ({ ...intent, isLate: true })), ...queue]);
    },
    resume: () => {
      if (queue.length > 0) void sendAll();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
