import type { Events } from '#src/events.ts';
import type { Conversation } from './conversations.ts';
import { textOf } from './matching.ts';

type Waiting<Found> = {
  events: Events;
  chat: Conversation;
  find: () => Found | undefined;
  timeoutMs: number;
  /** How a refusal begins: "The bot sent no message like …". */
  otherwise: string;
};

/** Resolves as soon as something is found; when it is not in time, rejects with what was said instead. */
export function waitFor<Found>({ events, chat, find, timeoutMs, otherwise }: Waiting<Found>): Promise<Found> {
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const look = () => {
    const found = find();
    if (found !== undefined) resolve(found);
  };
  const timer = setTimeout(() => {
    reject(new Error(`${otherwise} within ${timeoutMs} ms. The conversation:\n${transcript(chat)}`));
  }, timeoutMs);
  const unsubscribe = events.subscribe(look);
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    unsubscribe();
  });
}

export function transcript(chat: Conversation): string {
  return chat.entries
    .slice(-10)
    .map(({ message }) => {
      const markup = message.reply_markup;
      const buttons = markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : [];
      const shown = buttons.map((button) => ` [${button.text}]`).join('');
      return `  ${message.from.first_name}: ${textOf(message)}${shown}`;
    })
    .join('\n');
}
