import type { Events } from '#src/events.ts';
import { chatOf, type Person, userOf } from '#src/person.ts';
import { firstNumber } from '#src/sequence.ts';
import type { Chat, MenuButton, Message, ReplyKeyboard, ReplyMarkup, User } from '#src/telegram.ts';

/** `revision` grows with every message sent or edited anywhere on the desk: it says what came after what. */
export type Entry = { message: Message; revision: number };

/** Where messages stand, `chat` as the bot sees it. */
export type Place = { chat: Chat; entries: Entry[] };

/** What one person and the bot say to each other. */
export type Conversation = Place & {
  person: Person;
  /** A bot may write only to those who started the chat or allowed it from the Mini App. */
  started: boolean;
  writeAllowed: boolean;
  blocked: boolean;
  keyboard: ReplyKeyboard | null;
  menuButton: MenuButton | null;
  cloudStorage: Map<string, string>;
  /** The revision at which the person last did something. */
  movedAt: number;
};

export type MessageContent = Omit<Message, 'message_id' | 'from' | 'chat' | 'date' | 'edit_date'>;

export type Conversations = ReturnType<typeof createConversations>;

/** All chats of the bot, in memory. Numbers of messages are common to all chats, as a bot sees them. */
export function createConversations(deps: { bot: User; clock: () => number; events: Events }) {
  const byId = new Map<number, Conversation>();
  let lastMessageId = firstNumber(deps.clock()) - 1;
  let revision = 0;

  const seconds = () => Math.floor(deps.clock() / 1000);

  function append({ chat, entries }: Place, from: User, content: MessageContent): Message {
    const message: Message = { message_id: ++lastMessageId, from, chat, date: seconds(), ...content };
    entries.push({ message, revision: ++revision });
    deps.events.emit({ kind: 'message', chatId: chat.id, message });
    return message;
  }

  function showKeyboard(chat: Conversation, markup: ReplyMarkup | undefined): void {
    if (!markup || 'inline_keyboard' in markup || 'force_reply' in markup) return;
    chat.keyboard = 'keyboard' in markup ? markup : null;
    deps.events.emit({ kind: 'chat', chatId: chat.person.id });
  }

  return {
    add(person: Person): Conversation {
      if (byId.has(person.id)) throw new Error(`There is a person with id ${person.id} already`);
      const chat: Conversation = {
        person,
        chat: chatOf(person),
        entries: [],
        started: false,
        writeAllowed: false,
        blocked: false,
        keyboard: null,
        menuButton: null,
        cloudStorage: new Map(),
        movedAt: 0,
      };
      byId.set(person.id, chat);
      deps.events.emit({ kind: 'people' });
      return chat;
    },

    find: (chatId: number): Conversation | undefined => byId.get(chatId),
    all: (): Conversation[] => [...byId.values()],
    seconds,

    fromBot(place: Place, content: MessageContent): Message {
      const message = append(place, deps.bot, content);
      const chat = byId.get(place.chat.id);
      if (chat) showKeyboard(chat, content.reply_markup);
      return message;
    },

    /** In a chat among people. */
    inRoom: (room: Place, person: Person, content: MessageContent): Message =>
      append(room, userOf(person), content),

    fromPerson(chat: Conversation, content: MessageContent): Message {
      chat.started = true;
      const message = append(chat, userOf(chat.person), content);
      chat.movedAt = revision;
      if (chat.keyboard?.one_time_keyboard) {
        chat.keyboard = null;
        deps.events.emit({ kind: 'chat', chatId: chat.person.id });
      }
      return message;
    },

    /** The person did something that leaves no message, such as a press of a button. */
    moved(chat: Conversation): void {
      chat.movedAt = revision;
    },

    /** Something about the chat other than its messages is different now. */
    changed(chat: Conversation): void {
      deps.events.emit({ kind: 'chat', chatId: chat.person.id });
    },

    edit({ chat }: Place, entry: Entry, message: Message): Message {
      entry.message = message;
      entry.revision = ++revision;
      deps.events.emit({ kind: 'message', chatId: chat.id, message });
      return message;
    },

    remove(place: Place, messageId: number): void {
      place.entries = place.entries.filter((entry) => entry.message.message_id !== messageId);
      deps.events.emit({ kind: 'deleted', chatId: place.chat.id, messageId });
    },
  };
}

export function findEntry({ entries }: Place, messageId: number): Entry | undefined {
  return entries.find((entry) => entry.message.message_id === messageId);
}
