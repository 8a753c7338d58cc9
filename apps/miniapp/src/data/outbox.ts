import type { AddedItem, WishlistItem } from '@hookah/shared/wishlist';
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

/** What became of sending: the entry as it is now, or null when it is gone as wished. Added may be what was there before. */
export type Answer = { item: WishlistItem | null; created?: boolean };
export type Send = (intent: Intent) => Promise<Answer>;

export type OutboxDeps = {
  send: Send;
  shelf: Shelf;
  person: number;
  /** Whether it makes sense to try now. */
  isReachable: () => boolean;
  /** True for what will pass: no network, an overloaded API. */
  isPassing: (error: unknown) => boolean;
  onAnswer: (intent: Intent, answer: Answer) => void;
  onRefused: (intent: Intent, error: unknown) => void;
};

export type Outbox = {
  /** In the order they were made. */
  pending: () => readonly Intent[];
  put: (change: Change) => void;
  /** Brings back what was not sent when the app was closed. */
  restore: () => Promise<void>;
  /** What was not sent never will be. */
  forget: () => Promise<void>;
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
  const added = new Map<string, AddedItem>();
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
  /** null: what it would remove was on the list before it was added here. */
  const byItsId = (change: Change): Change | null => {
    const known = change.kind === 'add' ? undefined : added.get(change.item.id);
    if (known === undefined) return change;
    return known.created || change.kind !== 'remove' ? withAnswered(change, known.item) : null;
  };
  const settle = ({ key, change }: Intent, { item, created = true }: Answer) => {
    if (change.kind === 'add' && item !== null) added.set(provisionalId(change.tobacco), { item, created });
    return alter((intents) =>
      intents.flatMap((other) => {
        const left = other.key === key ? null : byItsId(other.change);
        if (left === null) return [];
        return { ...other, change: item === null ? left : withAnswered(left, item) };
      }),
    );
  };
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
      await settle(intent, { item: null });
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
    put: (asked) => {
      if (asked.kind === 'add') added.delete(provisionalId(asked.tobacco));
      const change = byItsId(asked);
      if (change === null) return;
      const intent = { key: idempotencyKey(), change, isLate: !isReachable() };
      void alter((intents) => [...intents, intent]).then(sendAll);
    },
    restore: async () => {
      const kept = new Map(await shelf.all()).get(name);
      const known = new Set(queue.map(({ key }) => key));
      const unsent = intentsIn(kept).filter(({ key }) => !known.has(key));
      if (unsent.length > 0) set([...unsent.map((intent) => ({ ...intent, isLate: true })), ...queue]);
    },
    forget: () => {
      clearTimeout(timer);
      added.clear();
      set([]);
      return shelf.clear();
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
