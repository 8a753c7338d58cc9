import type { Call } from './bot-api/dispatcher.ts';
import type { CallbackAnswer } from './chat/callbacks.ts';
import type { Message } from './telegram.ts';
import type { Delivery } from './updates/deliveries.ts';

/** What the chat page and waiting tests are told about. */
export type DeskEvent =
  | { kind: 'message'; chatId: number; message: Message }
  | { kind: 'deleted'; chatId: number; messageId: number }
  | { kind: 'action'; chatId: number; action: string }
  | { kind: 'chat'; chatId: number }
  /** `press` is the name the page gave to its press of a button. */
  | { kind: 'answer'; chatId: number; press: string; answer: CallbackAnswer }
  | { kind: 'call'; call: Call }
  | { kind: 'delivery'; delivery: Delivery }
  | { kind: 'bot' }
  | { kind: 'people' };

export type Events = {
  emit(event: DeskEvent): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
};

export function createEvents(): Events {
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
