import type { CallbackAnswer } from './chat/callbacks.ts';
import type { Conversation, Entry } from './chat/conversations.ts';
import { findButton, type Matcher, matches, textOf } from './chat/matching.ts';
import type { PersonActions } from './chat/person-actions.ts';
import { type Room, titleOf } from './chat/rooms.ts';
import { transcript, waitFor } from './chat/waiting.ts';
import type { Events } from './events.ts';
import type { InitDataOptions } from './mini-app/init-data.ts';
import type { ColorScheme } from './mini-app/themes.ts';
import type { BotCommand, InlineAnswer, InlineResult, Message, ReplyKeyboard } from './telegram.ts';

type MessageMatcher = Matcher | ((message: Message) => boolean);
export type WaitOptions = { timeoutMs?: number };
export type OpenedWebApp = { text: string; url: string; initData: string };
export type WebAppOptions = InitDataOptions & { colorScheme?: ColorScheme };

/** A person at the keyboard, for tests. */
export type PersonDriver = {
  id: number;
  sendText(text: string): Message;
  /** Sends `/start`, with the payload of a deep link when there is one. */
  start(payload?: string): Message;
  sendPhoto(picture?: { bytes: Uint8Array; type: string }, caption?: string): Message;
  sendSticker(emoji?: string): Message;
  /**
   * Presses the newest button whose text or callback data matches and resolves with the bot's answer; rejects when the
   * bot does not answer in time (5 s). A button of a reply keyboard sends its text.
   */
  press(button: Matcher, message?: Message, options?: WaitOptions): Promise<CallbackAnswer>;
  /** Sends callback data whether or not a button has it, as an old screen would. */
  pressData(data: string, message?: Message, options?: WaitOptions): Promise<CallbackAnswer>;
  /** Types `@bot query` in a chat; rejects when the bot does not answer in time (5 s). */
  inlineQuery(query: string, offset?: string): Promise<InlineAnswer>;
  chooseInline(result: InlineResult, query: string): Message;
  /** The chats among people that this one is in. */
  rooms(): { id: number; title: string }[];
  /** Writes among people; the bot hears of it what its privacy mode lets it hear. */
  say(roomId: number, text: string): Message;
  /** What was said there, oldest first. */
  messagesIn(roomId: number): Message[];
  /** Sends what `savePreparedInlineMessage` has prepared, from the Mini App: to a room, or to the bot's chat. */
  sendPrepared(id: string, roomId?: number): Message;
  block(): void;
  unblock(): void;
  allowWriting(): void;
  /** The conversation as the person sees it, oldest first. */
  messages(): Message[];
  lastMessage(): Message | undefined;
  /** The first message of the bot, new or edited since the person last did something, that matches. */
  waitForMessage(matcher: MessageMatcher, options?: WaitOptions): Promise<Message>;
  /** Resolves as soon as the conversation looks like that. */
  waitUntil(check: (messages: Message[]) => boolean, options?: WaitOptions): Promise<Message[]>;
  keyboard(): ReplyKeyboard | null;
  commands(): BotCommand[];
  initData(options?: InitDataOptions): string;
  /** What the menu button opens, or, with a matcher, what the newest matching web_app button does. */
  openWebApp(button?: Matcher, options?: WebAppOptions): OpenedWebApp;
};

type Deps = {
  chat: Conversation;
  rooms: () => Room[];
  actions: PersonActions;
  events: Events;
  signInitData: (options: InitDataOptions) => string;
  openWebApp: (button: Matcher | undefined, options: WebAppOptions) => OpenedWebApp;
  commands: () => BotCommand[];
};

const PATIENCE_MS = 5_000;
/** The smallest PNG there is: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

export function createPersonDriver({ chat, actions, events, ...deps }: Deps): PersonDriver {
  const answers = ({ message, revision }: Entry, matcher: MessageMatcher): boolean =>
    message.from.is_bot &&
    revision > chat.movedAt &&
    (typeof matcher === 'function' ? matcher(message) : matches(matcher, textOf(message)));
  const messages = () => chat.entries.map(({ message }) => structuredClone(message));

  function roomOf(id: number): Room {
    const room = deps.rooms().find((one) => one.id === id);
    if (!room) throw new Error(`${chat.person.firstName} is in no chat ${id}`);
    return room;
  }

  async function pressData(data: string, message: Message | undefined, options: WaitOptions = {}) {
    const target = message ?? chat.entries.findLast((entry) => entry.message.from.is_bot)?.message;
    if (!target) throw new Error('The bot has sent nothing that could be pressed');
    return inTime(actions.press(chat, target, data), `the press of "${data}"`, options);
  }

  return {
    id: chat.person.id,
    sendText: (text) => actions.sendText(chat, text),
    start: (payload) => actions.sendText(chat, payload === undefined ? '/start' : `/start ${payload}`),
    sendPhoto: (picture = { bytes: PIXEL, type: 'image/png' }, caption) =>
      actions.sendPhoto(chat, picture, caption),
    sendSticker: (emoji = '👍') => actions.sendSticker(chat, emoji),

    async press(matcher, message, options) {
      const found = findButton(chat, matcher, message);
      if (!found)
        throw new Error(`There is no button ${String(matcher)}. The conversation:\n${transcript(chat)}`);
      if (found.kind === 'reply') {
        actions.sendText(chat, found.button.text);
        return { showAlert: false };
      }
      const { button } = found;
      if (button.callback_data !== undefined) return pressData(button.callback_data, found.message, options);
      if (button.url !== undefined) return { showAlert: false, url: button.url };
      throw new Error(`"${button.text}" does not speak to the bot; see openWebApp for Mini Apps`);
    },
    pressData,

    inlineQuery: (query, offset) => inTime(actions.inlineQuery(chat, query, offset), `the query "${query}"`),
    chooseInline: (result, query) => actions.chooseInline(chat, result, query),
    rooms: () => deps.rooms().map((room) => ({ id: room.id, title: titleOf(room, chat.person) })),
    say: (roomId, text) => actions.sendText(chat, text, roomOf(roomId)),
    messagesIn: (roomId) => roomOf(roomId).entries.map(({ message }) => structuredClone(message)),
    sendPrepared: (id, roomId) =>
      actions.sendPrepared(chat, id, roomId === undefined ? undefined : roomOf(roomId)),
    block: () => actions.block(chat),
    unblock: () => actions.unblock(chat),
    allowWriting: () => actions.allowWriting(chat),

    messages,
    lastMessage: () => messages().at(-1),
    waitForMessage: (matcher, { timeoutMs = PATIENCE_MS } = {}) =>
      waitFor({
        events,
        chat,
        timeoutMs,
        otherwise: `The bot sent no message like ${typeof matcher === 'function' ? 'that' : String(matcher)}`,
        find: () => structuredClone(chat.entries.find((entry) => answers(entry, matcher))?.message),
      }),
    waitUntil: (check, { timeoutMs = PATIENCE_MS } = {}) =>
      waitFor({
        events,
        chat,
        timeoutMs,
        otherwise: 'The conversation did not come to look like that',
        find: () => {
          const now = messages();
          return check(now) ? now : undefined;
        },
      }),

    keyboard: () => structuredClone(chat.keyboard),
    commands: deps.commands,
    initData: (options = {}) => deps.signInitData(options),
    openWebApp: (button, options = {}) => deps.openWebApp(button, options),
  };
}

function inTime<Answer>(
  answer: Promise<Answer>,
  what: string,
  { timeoutMs = PATIENCE_MS }: WaitOptions = {},
): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`The bot did not answer ${what} within ${timeoutMs} ms`)),
    timeoutMs,
  );
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
