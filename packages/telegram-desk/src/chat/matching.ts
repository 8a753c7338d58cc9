import type { InlineButton, Message, ReplyButton } from '#src/telegram.ts';
import type { Conversation } from './conversations.ts';

/** A string is looked for inside a text, and must equal callback data. */
export type Matcher = string | RegExp;

export type FoundButton =
  | { kind: 'inline'; button: InlineButton; message: Message }
  | { kind: 'reply'; button: ReplyButton };

export function matches(matcher: Matcher, text: string): boolean {
  return typeof matcher === 'string' ? text.includes(matcher) : new RegExp(matcher).test(text);
}

export function textOf(message: Message): string {
  if (message.web_app_data) return message.web_app_data.data;
  return message.text ?? message.caption ?? message.sticker?.emoji ?? '';
}

/** The newest button that matches: of this message, or of any message and of the reply keyboard. */
export function findButton(chat: Conversation, matcher: Matcher, within?: Message): FoundButton | undefined {
  const messages = chat.entries.map((entry) => entry.message).reverse();
  const searched = within ? messages.filter(({ message_id: id }) => id === within.message_id) : messages;
  for (const message of searched) {
    const markup = message.reply_markup;
    if (!markup || !('inline_keyboard' in markup)) continue;
    const button = markup.inline_keyboard
      .flat()
      .find((candidate) => candidate.callback_data === matcher || matches(matcher, candidate.text));
    if (button) return { kind: 'inline', button, message };
  }
  const reply = within
    ? undefined
    : chat.keyboard?.keyboard.flat().find(({ text }) => matches(matcher, text));
  return reply && { kind: 'reply', button: reply };
}
