import type { BulkAdded } from '@hookah/shared/wishlist-bulk';
import { useSyncExternalStore } from 'react';
import { useServices } from '#src/app-context.ts';
import { idempotencyKey } from '#src/data/idempotency-key.ts';

type Draft = {
  text: string;
  /** Of what was sent last. */
  result: BulkAdded | null;
  /** What was sent and not answered yet: the same words once more are the same write. */
  sent: { text: string; key: string } | null;
};

const createDraft = () => {
  let draft: Draft = { text: '', result: null, sent: null };
  const listeners = new Set<() => void>();
  const set = (change: Partial<Draft>) => {
    draft = { ...draft, ...change };
    for (const listener of listeners) listener();
  };
  return {
    now: () => draft,
    type: (text: string) => set({ text }),
    send: () => {
      const { text, sent } = draft;
      const next = sent?.text === text ? sent : { text, key: idempotencyKey() };
      set({ sent: next });
      return next;
    },
    answered: ({ text }: { text: string }, result: BulkAdded) => {
      const done = new Set(text.split('\n'));
      const left = draft.text === text ? [] : draft.text.split('\n').filter((line) => !done.has(line));
      set({ text: left.join('\n'), result, sent: null });
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** One for each opening of the app: going back loses nothing of it. */
const drafts = new WeakMap<object, ReturnType<typeof createDraft>>();

export const useDraft = () => {
  const { navigation } = useServices();
  const draft = drafts.get(navigation) ?? createDraft();
  drafts.set(navigation, draft);
  return { ...draft, ...useSyncExternalStore(draft.subscribe, draft.now) };
};
